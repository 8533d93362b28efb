// A second spec: no common module, codes that are words, hex and SQLSTATE, `success: { absent: /error }`, texts at two
// places, one status (200) for every response. Its traffic is NDJSON, with plain lines between.
import { lookups, moduleYaml, operationsYaml, printYaml } from "./spec.mjs";
import { prng } from "./responses.mjs";

const T = (en, zh) => ({ en, zh });
const e = (code, name, kind, action, retryable, http, text, more) => ({
  code,
  name,
  kind,
  action,
  retryable,
  http,
  text,
  ...more,
});

const MODULES = [
  {
    id: "files",
    title: T("Files", "文件"),
    type: "string",
    reserved: [{ codes: ["file.gone"], reason: "until 2024" }],
    entries: [
      e(
        "file.missing",
        "FileMissing",
        "not_found",
        "fix_request",
        false,
        404,
        T("There is no file {name}.", "没有文件 {name}。"),
        { params: { name: "string" } },
      ),
      e("quota", "QuotaReached", "resource_exhausted", "back_off", true, 429, T("The disk is full.", "磁盘已满")),
      e("404", "FolderMissing", "not_found", "fix_request", false, 404, T("There is no folder.", "没有文件夹")),
      e("File.Missing", "FileLost", "data_loss", "contact_support", false, 500, T("The file is lost.", "文件丢失")), // codes differ by case
      e("never", "NeverSent", "unknown", "none", false, 500, T("Never.", "从不")),
    ],
  },
  {
    id: "mail",
    title: T("Mail", "邮件"),
    type: { kind: "hex", bits: 16, signed: false },
    reserved: [{ codes: ["0x00A0"], reason: "until 2024" }],
    entries: [
      e("0x0010", "BoxFull", "resource_exhausted", "wait", false, 429, T("The box is full.", "邮箱已满")),
      e(
        "0xFFFF",
        "SenderBlocked",
        "permission_denied",
        "contact_support",
        false,
        403,
        T("The sender is blocked.", "发件人被拒绝"),
      ),
    ],
  },
  {
    id: "db",
    title: T("Database", "数据库"),
    type: "sqlstate",
    entries: [
      e(
        "23505",
        "UniqueViolation",
        "already_exists",
        "fix_request",
        false,
        409,
        T("The key {key} exists.", "键 {key} 已存在"),
        { params: { key: "string" } },
      ),
      e("08003", "ConnectionLost", "unavailable", "retry", true, 503, T("The connection was lost.", "连接丢失")),
      e("40001", "SerializationFailed", "aborted", "retry", false, 409, T("Try again.", "请重试"), {
        deprecated: { sunset: "2026-11-22" },
      }),
    ],
  },
];
const OPERATIONS = {
  list: {
    readFile: {
      module: "files",
      method: "GET",
      path: "/files/{name}",
      errors: ["files.FileMissing", "files.QuotaReached"],
    },
    sendMail: { module: "mail", method: "POST", path: "/mail", errors: ["mail.BoxFull", "mail.SenderBlocked"] },
    query: { module: "db", method: "POST", path: "/query", errors: ["db.UniqueViolation", "db.ConnectionLost"] },
  },
};
export const DEPOT = lookups({ common: undefined, modules: MODULES, operations: OPERATIONS, status: 200 });

export const depotYaml = () =>
  printYaml({
    errspec: 1,
    catalog: "depot",
    title: T("Depot", "仓库"),
    version: "1.0.0",
    locales: ["en", "zh"],
    envelope: { success: { absent: "/error" }, code: "/error/code", text: ["/error/message", "/detail"], status: 200 },
    modules: MODULES.map((m) => moduleYaml({ ...m, title: m.title })),
    operations: operationsYaml(OPERATIONS),
  });

/** [kind, body as JSON text, status or undefined, operation or "", what is expected] */
const CASES = [
  ["", '{"id":7,"name":"x"}', 200, "readFile", { result: "success" }],
  ["", '{"rows":[]}', 200, "query", { result: "success" }],
  ["", '{"sent":true}', 200, "sendMail", { result: "success" }],
  ["near:null-is-no-error", '{"error":null,"message":"x"}', undefined, "readFile", { result: "success" }],
  ["near:status-confirms-success", '{"message":"Forbidden"}', 200, "readFile", { result: "success" }],
  ["near:status-confirms-success", "{}", 299, "query", { result: "success" }],
  ["near:own-key", '{"message":"x","id":1}', undefined, "readFile", { result: "success" }],
  ["near:status-is-a-text", '{"id":1,"status":"503"}', undefined, "readFile", { result: "success" }],
  ["near:status-is-399", '{"id":1,"status":399}', undefined, "readFile", { result: "success" }],
  [
    "foreign-without-status",
    '{"message":"Forbidden"}',
    undefined,
    "readFile",
    { result: "invalid", reason: "foreign" },
  ],
  ["foreign-without-status", "{}", undefined, "", { result: "invalid", reason: "foreign", module: "files" }],
  ["foreign-redirect", '{"message":"Moved","path":"/x"}', 302, "query", { result: "invalid", reason: "foreign" }],
  [
    "foreign-status-key",
    '{"id":1,"statusCode":503.5}',
    undefined,
    "sendMail",
    { result: "invalid", reason: "foreign" },
  ],
  ["failed-status", '{"message":"Forbidden"}', 403, "readFile", { result: "invalid", reason: "failed_status" }],
  ["failed-status", '{"id":7,"error":null}', 500, "query", { result: "invalid", reason: "failed_status" }],
  ["error-is-a-text", '{"error":"invalid_token"}', 401, "readFile", { result: "invalid", reason: "no_code" }],
  ["error-without-code", '{"error":{"message":"x"}}', 200, "readFile", { result: "invalid", reason: "no_code" }],
  ["error-without-code", '{"error":[{"code":"quota"}]}', 200, "readFile", { result: "invalid", reason: "no_code" }],
  ["error-without-code", '{"error":{"code":null}}', 200, "", { result: "invalid", reason: "no_code", module: "files" }],
  ["bad-code", '{"error":{"code":""}}', 200, "readFile", { result: "invalid", reason: "bad_code" }],
  ["bad-code", `{"error":{"code":"${"x".repeat(257)}"}}`, 200, "readFile", { result: "invalid", reason: "bad_code" }],
  ["bad-code", '{"error":{"code":65536}}', 200, "sendMail", { result: "invalid", reason: "bad_code" }],
  ["bad-code", '{"error":{"code":"0x10000"}}', 200, "sendMail", { result: "invalid", reason: "bad_code" }],
  ["bad-code", '{"error":{"code":"quota"}}', 200, "sendMail", { result: "invalid", reason: "bad_code" }],
  ["bad-code", '{"error":{"code":100000}}', 200, "query", { result: "invalid", reason: "bad_code" }],
  ["bad-code", '{"error":{"code":"2350a"}}', 200, "query", { result: "invalid", reason: "bad_code" }],
  [
    "",
    '{"error":{"code":"file.missing","message":"There is no file a/b."}}',
    200,
    "readFile",
    { result: "error", code: "file.missing", text: "same" },
  ],
  [
    "",
    '{"error":{"code":"file.missing","message":"没有文件 。"}}',
    undefined,
    "readFile",
    { result: "error", code: "file.missing", text: "same" },
  ],
  [
    "",
    '{"error":{"code":"quota"},"detail":"磁盘已满"}',
    200,
    "readFile",
    { result: "error", code: "quota", text: "same" },
  ],
  [
    "near:number-is-a-word",
    '{"error":{"code":404,"message":"There is no folder."}}',
    200,
    "",
    { result: "error", code: "404", text: "same", module: "files" },
  ],
  [
    "undeclared-error",
    '{"error":{"code":"File.Missing","message":"The file is lost."}}',
    200,
    "readFile",
    { result: "error", code: "File.Missing", text: "same" },
  ],
  [
    "unknown-code",
    '{"error":{"code":"FILE.MISSING","message":"x"}}',
    200,
    "readFile",
    { result: "error", code: "FILE.MISSING" },
  ],
  [
    "unknown-code",
    '{"error":{"code":"file.missing ","message":"x"}}',
    200,
    "readFile",
    { result: "error", code: "file.missing " },
  ],
  ["unknown-code", '{"error":{"code":4e1,"message":"x"}}', 200, "readFile", { result: "error", code: "40" }],
  ["unknown-code", '{"error":{"code":"a,\\"b\\"","message":"x"}}', 200, "readFile", { result: "error", code: 'a,"b"' }],
  ["unknown-code", '{"error":{"code":4660}}', 500, "sendMail", { result: "error", code: "0x1234" }],
  ["unknown-code", '{"error":{"code":"42P01"}}', 500, "query", { result: "error", code: "42P01" }],
  ["unknown-code", '{"error":{"code":"zzz"}}', 500, "", { result: "error", code: "zzz", module: "files" }],
  ["reserved-code", '{"error":{"code":"file.gone"}}', 200, "readFile", { result: "error", code: "file.gone" }],
  ["reserved-code", '{"error":{"code":160}}', 200, "sendMail", { result: "error", code: "0x00A0" }],
  [
    "status-mismatch",
    '{"error":{"code":"file.missing","message":""}}',
    404,
    "readFile",
    { result: "error", code: "file.missing" },
  ],
  ["status-mismatch", '{"error":{"code":"23505"}}', 201, "query", { result: "error", code: "23505" }],
  [
    "",
    '{"error":{"code":16,"message":"The box is full."}}',
    200,
    "sendMail",
    { result: "error", code: "0x0010", text: "same" },
  ],
  ["", '{"error":{"code":"0X0010"}}', 200, "sendMail", { result: "error", code: "0x0010" }],
  ["", '{"error":{"code":-1}}', 200, "sendMail", { result: "error", code: "0xFFFF" }],
  [
    "",
    '{"error":{"code":"0xfFfF","message":"发件人被拒绝"}}',
    200,
    "sendMail",
    { result: "error", code: "0xFFFF", text: "same" },
  ],
  [
    "",
    '{"error":{"code":23505,"message":"The key  exists."}}',
    200,
    "query",
    { result: "error", code: "23505", text: "same" },
  ],
  ["", '{"error":{"code":8003.0}}', 200, "query", { result: "error", code: "08003" }],
  ["near:module-by-code", '{"error":{"code":"23505"}}', 200, "", { result: "error", code: "23505", module: "db" }],
  ["near:module-by-code", '{"error":{"code":16.0}}', 200, "", { result: "error", code: "0x0010", module: "mail" }],
  [
    "near:empty-first-text",
    '{"error":{"code":"quota","message":""},"detail":"x"}',
    200,
    "readFile",
    { result: "error", code: "quota" },
  ], // the first pointer finds a string, even an empty one
  [
    "text-differs",
    '{"error":{"code":"quota","message":7},"detail":"x"}',
    200,
    "readFile",
    { result: "error", code: "quota", text: "other" },
  ],
  [
    "text-differs",
    '{"error":{"code":"file.missing","message":"There is no file {name}"}}',
    200,
    "readFile",
    { result: "error", code: "file.missing", text: "other" },
  ],
  [
    "sunset-code",
    '{"error":{"code":"40001","message":"Try again."}}',
    200,
    "query",
    { result: "error", code: "40001", text: "same" },
  ],
];

/** [kind, line, expected]; TIME is replaced */
const LINES = [
  [
    "record-is-the-body",
    '{"time":"TIME","error":{"code":"quota","message":"The disk is full."}}',
    { result: "error", module: "files", code: "quota", text: "same" },
  ],
  ["near:record-is-no-error", '{"time":"NONE","level":"info","msg":"x"}', { result: "other" }],
  ["near:record-with-another-error", '{"error":"timeout","msg":"x"}', { result: "other" }],
  [
    "near:record-with-a-status",
    '{"time":"TIME","status":200,"method":"GET","path":"/files/a"}',
    { result: "unread", status: 200, operation: "readFile" },
  ],
  [
    "error-text",
    "TIME files: FileMissing (file.missing): x",
    { result: "error", module: "files", code: "file.missing" },
  ],
  ["error-text", "TIME mail: BoxFull (0x0010)", { result: "error", module: "mail", code: "0x0010" }],
  ["error-text", "TIME db: ConnectionLost (08003): x", { result: "error", module: "db", code: "08003" }],
  ["error-text-unknown", "TIME db: unknown error (99999)", { result: "error", module: "db", code: "99999" }],
  ["near:not-canonical", "TIME mail: BoxFull (0x10)", { result: "other" }],
  ["near:not-canonical", "TIME mail: BoxFull (16)", { result: "other" }],
  ["near:not-canonical", "TIME mail: SenderBlocked (0xffff)", { result: "other" }],
  ["near:not-canonical", "TIME db: ConnectionLost (8003)", { result: "other" }],
  [
    "envelope-after-a-success",
    'TIME u={"user":{"id":1}} r={"error":{"code":"quota"}}',
    { result: "error", module: "files", code: "quota" },
  ],
  ["near:a-success-is-no-body", 'TIME u={"user":{"id":1}}', { result: "other" }],
];

export function oneLayer(truth, file, seed, size, Lines) {
  const rnd = prng(seed);
  const lines = new Lines(truth, file, rnd);
  const start = Date.UTC(2026, 10, 20);
  const json = JSON.stringify;
  const record = (time, client, target, method, status, raw) =>
    `{${[`"time":${json(new Date(time).toISOString())}`, `"client":${json(client)}`, `"method":${json(method)}`, `"path":${json(target)}`, ...(status === undefined ? [] : [`"status":${status}`]), `"body":${rnd.chance(0.5) ? raw : json(raw)}`].join(",")}}`;
  const place = (op, n) =>
    op === ""
      ? ["GET", `/nope/${n}/x`]
      : op === "readFile"
        ? ["GET", `/files/f${n}`]
        : [OPERATIONS.list[op].method, OPERATIONS.list[op].path];
  const step = Math.max(1000, Math.floor((4 * 86_400_000) / size));
  for (let i = 0, n = 0, time = start; n < size; i++, time += step) {
    if (rnd.chance(0.05)) {
      const [kind, text, expected] = rnd.pick(LINES);
      truth.note(undefined, kind, kind.startsWith("near:"));
      const timed = text.includes("TIME") && expected.result !== "other";
      lines.push(text.replace("TIME", new Date(time).toISOString()).replace('"time":"NONE",', ""), {
        ...expected,
        time: timed ? time : undefined,
      });
      n++;
    } else if (rnd.chance(0.02)) {
      // 1 and 2 are no storm, 3 and 4 are; all in one step of time
      const count = 1 + rnd.int(4);
      truth.note(undefined, count > 2 ? "storm" : "near:storm", count <= 2);
      for (let k = 0; k < count; k++, n++)
        lines.push(record(time + k, `s${i}`, "/mail", "POST", 200, '{"error":{"code":"0x0010"}}'), {
          result: "error",
          module: "mail",
          code: "0x0010",
          status: 200,
          operation: "sendMail",
          time: time + k,
          repeat: count > 2 && k > 0,
        });
    } else {
      const [kind, raw, status, op, expected] =
        i < CASES.length ? CASES[i] : rnd.chance(0.7) ? CASES[rnd.int(3)] : rnd.pick(CASES);
      if (kind) truth.note(undefined, kind, kind.startsWith("near:"));
      const [method, target] = place(op, n);
      lines.push(record(time, `c${i}`, target, method, status, raw), {
        module: OPERATIONS.list[op]?.module,
        ...expected,
        status,
        operation: op,
        time,
      });
      n++;
    }
  }
  return lines.bytes();
}
