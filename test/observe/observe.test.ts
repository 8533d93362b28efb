import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { describe, expect, it } from "vitest";
import { UsageError } from "../../generator/cli/exit.js";
import { observeCommand } from "../../generator/cli/observe.js";
import type { ObserveFlags } from "../../generator/cli/observe.js";
import { buildProgram } from "../../generator/cli/program.js";
import { parseEvidence } from "../../generator/load/evidence.js";
import { captured } from "../cli/captured.js";
import { put, temporaryFolder } from "../support/folder.js";
import { root } from "../support/tools.js";

/*
 * The command as `contract.md` describes it. The expected results were written from the contract by the author of the
 * code; `traffic.test.ts` has traffic by somebody who had only the contract.
 */

const shop = readFileSync(join(import.meta.dirname, "shop.yaml"), "utf8");

function folderWith(files: Readonly<Record<string, string>>): string {
  const folder = temporaryFolder();
  put(folder, { "spec/errspec.yaml": shop, ...files });
  return folder;
}

async function run(folder: string, flags: Partial<ObserveFlags> = {}) {
  const defaults: ObserveFlags = {
    spec: "spec",
    inputs: flags.counts === undefined ? ["in.ndjson"] : [],
    input: "auto",
    field: [],
    base: "",
    jobs: 1,
    format: "json",
    failOn: "error",
    allowEmpty: false,
    printCounts: false,
    repeats: true,
    today: "2026-11-29",
  };
  return captured(folder, () => observeCommand({ ...defaults, ...flags }));
}

interface Report {
  readonly read: Readonly<Record<string, number | string | null>>;
  readonly coverage: { readonly seen: number; readonly of: number; readonly operations: readonly object[] };
  readonly codes: readonly { readonly code: string; readonly n: number }[];
  readonly diagnostics: readonly {
    readonly rule: string;
    readonly message: string;
    readonly file: string;
    readonly start: { readonly line: number };
    readonly observed: Readonly<Record<string, number | string | null>>;
  }[];
}

async function report(folder: string, flags: Partial<ObserveFlags> = {}): Promise<Report> {
  return JSON.parse((await run(folder, flags)).stdout) as Report;
}

/** Each finding but those on codes that were not seen, as `rule key n`. */
function listed({ diagnostics }: Report): string[] {
  return diagnostics
    .filter(({ rule }) => rule !== "unseen-code")
    .map(({ rule, observed: { code, operation, status, reason, n } }) =>
      [rule, code, operation, status, reason, n].filter((part) => part !== null).join(" "),
    );
}

async function found(records: readonly object[], flags: Partial<ObserveFlags> = {}): Promise<string[]> {
  return listed(await report(folderWith({ "in.ndjson": ndjson(records) }), flags));
}

const ndjson = (records: readonly object[]): string => records.map((record) => `${JSON.stringify(record)}\n`).join("");

const error = (code: string, message = "", more: object = {}) => ({
  status: 409,
  body: { error: { code, message } },
  ...more,
});

const known = error("out_of_stock", "The article 17 is out of stock.");

describe("findings", () => {
  it.each<[string, readonly object[], readonly string[]]>([
    ["nothing that differs", [known, { status: 200, body: { id: 1 } }], []],
    ["codes that the spec lacks", [error("nope"), error("nope"), known], ["unknown-code nope 2"]],
    ["a reserved code", [error("order_lost")], ["reserved-code order_lost 1"]],
    ["a deprecated code", [error("old_code", "Old.", { status: 500 })], ["deprecated-code old_code 1"]],
    [
      "a code after its sunset",
      [error("older_code", "Older.", { status: 500, time: "2026-01-31T00:00:00Z" })],
      ["sunset-code older_code 1"],
    ],
    [
      "a code before its sunset",
      [error("older_code", "Older.", { status: 500, time: "2026-01-30T23:59:59Z" })],
      ["deprecated-code older_code 1"],
    ],
    ["an internal code", [error("stack_trace", "", { status: 500 })], ["internal-code stack_trace 1"]],
    [
      "another status",
      [error("busy", "", { status: 200 }), error("busy", "", { status: 503 }), error("busy", "", { status: 500 })],
      ["status-mismatch busy 200 1", "status-mismatch busy 500 1"],
    ],
    [
      "an error that an operation does not declare",
      [error("order_not_found", "", { status: 404, method: "POST", path: "/orders?x=1" })],
      ["undeclared-error order_not_found createOrder 1"],
    ],
    [
      "a message that is none of the texts",
      [known, error("out_of_stock", "Sold out."), error("out_of_stock", "十七 缺货。"), error("out_of_stock", "")],
      ["text-differs out_of_stock 1"],
    ],
    [
      "bodies that are not of the API",
      [
        { status: 502, body: "<html>" },
        { status: 502, body: "<html>" },
        { status: 200, body: "" },
        { status: 200, body: "[]" },
        { status: 500, body: { error: { message: "x" } }, operation: "getOrder" },
        { status: 500, body: { error: { code: [] } } },
        { status: 403, body: { message: "Forbidden" } },
        { body: { message: "Forbidden" } },
        { status: 204, body: "" },
        { status: 200, method: "HEAD", body: " \r\n" },
      ],
      [
        "unreadable-body bad_code 1",
        "unreadable-body empty 1",
        "unreadable-body failed_status 1",
        "unreadable-body foreign 1",
        "unreadable-body not_json 2",
        "unreadable-body not_object 1",
        "unreadable-body getOrder no_code 1",
      ],
    ],
    ["no response at all", [{ status: 200 }, { note: 1 }], ["no-responses 0"]],
  ])("reports %s", async (_, records, expected) => {
    expect((await found(records)).sort()).toEqual([...expected].sort());
  });

  it("reports what was not seen, with its place in the spec", async () => {
    const { diagnostics, coverage } = await report(folderWith({ "in.ndjson": ndjson([known, error("busy")]) }));
    const unseen = diagnostics.filter(({ rule }) => rule === "unseen-code");
    expect(unseen.map(({ observed: { code } }) => code)).toEqual(["order_not_found", "never_sent"]);
    const [first] = unseen;
    expect(shop.split("\n")[(first?.start.line ?? 0) - 1]).toContain("order_not_found");
    expect(coverage).toMatchObject({ seen: 2, of: 4 });
  });

  const attempt = (seconds: number, code = "out_of_stock", more: object = {}) =>
    error(code, "", {
      ...{ time: 1_780_000_000 + seconds, method: "POST", path: "/orders", client: "10.0.0.1" },
      status: code === "busy" ? 503 : 409,
      ...more,
    });

  it.each<[string, readonly object[], readonly string[]]>([
    ["the third attempt", [0, 30, 90].map((s) => attempt(s)), ["retry-storm out_of_stock createOrder 2"]],
    ["attempts that are too far apart", [0, 30, 91, 92].map((s) => attempt(s)), []],
    ["two attempts only", [attempt(0), attempt(1)], []],
    ["a retryable error", [0, 1, 2, 3].map((s) => attempt(s, "busy")), []],
    ["a success between", [attempt(0), attempt(1), attempt(2, "", { body: {}, status: 200 }), attempt(3)], []],
    ["another error between", [attempt(0), attempt(1), attempt(2, "busy"), attempt(3)], []],
    ["different clients", [0, 1, 2].map((s) => attempt(s, "out_of_stock", { client: `10.0.0.${s}` })), []],
    ["different bodies", [0, 1, 2].map((s) => attempt(s, "out_of_stock", { request_body: { s } })), []],
    ["what cannot be told apart", [0, 1, 2].map((s) => attempt(s, "out_of_stock", { client: null })), []],
    [
      "other requests between",
      [0, 1, 2, 3].flatMap((s) => [attempt(s), attempt(s, "busy", { client: "other" })]),
      ["retry-storm out_of_stock createOrder 3"],
    ],
  ])("judges retries: %s", async (_, records, expected) => {
    expect(await found(records)).toEqual(expected);
  });
});

describe("input", () => {
  const body = JSON.stringify({ error: { code: "out_of_stock", message: 'The article "é\\" is out of stock.' } });
  const escaped = [...Buffer.from(body)]
    .map((byte) =>
      byte === 0x22 || byte === 0x5c || byte > 126
        ? `\\x${byte.toString(16).toUpperCase().padStart(2, "0")}`
        : String.fromCharCode(byte),
    )
    .join("");
  const time = "2026-11-29T10:00:00.123Z";
  const request = { method: "POST", url: "https://shop.example/orders?id=1" };
  const attributes = (values: Readonly<Record<string, string | number>>) =>
    Object.entries(values).map(([key, value]) => ({
      key,
      value: typeof value === "string" ? { stringValue: value } : { intValue: String(value) },
    }));
  const semantic = {
    "http.request.method": "POST",
    "url.path": "/orders",
    "http.response.status_code": 409,
    "http.response.body.content": body,
  };
  const nanos = `${Date.parse(time)}000000`;
  const whole = "out_of_stock 409 createOrder same";

  it.each<[string, string, string]>([
    ["a body as text", JSON.stringify({ time, status: 409, method: "post", path: "/orders", body }), whole],
    [
      "a body as JSON",
      JSON.stringify({ "@timestamp": time, status: "409", request, response: { body: JSON.parse(body) as object } }),
      whole,
    ],
    [
      "Kong",
      JSON.stringify({
        started_at: Date.parse(time),
        request: { ...request, uri: "/orders" },
        response: { status: 409, body },
      }),
      whole,
    ],
    ["a body by itself", body, "out_of_stock   same"],
    [
      "nginx",
      `10.0.0.1 - - [29/Nov/2026:10:00:00 +0000] "POST /orders?a=b HTTP/1.1" 409 12 "-" "a \\x22b" "${escaped}"`,
      whole,
    ],
    ["Envoy", `[${time}] "POST /orders HTTP/2" 409 - 154 0 226 100 "-" "a" "id" "host" "up" "${body}"`, whole],
    [
      "a log line with the error text",
      `${time} level=error msg="orders: OutOfStock (out_of_stock): no"`,
      "out_of_stock   ",
    ],
    ["a log line with the envelope", `${time} failed: {"a":1} ${body} (again)`, "out_of_stock   "],
    [
      "HAR",
      JSON.stringify({
        log: {
          version: "1.2",
          entries: [{ startedDateTime: time, request, response: { status: 409, content: { text: body } } }],
        },
      }),
      whole,
    ],
    [
      "HAR with a base64 body on many lines",
      JSON.stringify(
        {
          log: {
            entries: [
              {
                startedDateTime: time,
                request,
                response: { status: 409, content: { text: Buffer.from(body).toString("base64"), encoding: "base64" } },
              },
            ],
          },
        },
        undefined,
        2,
      ),
      whole,
    ],
    [
      "HAR with the code in a header",
      JSON.stringify({
        log: {
          entries: [
            {
              startedDateTime: time,
              request,
              response: { status: 409, headers: [{ name: "X-Error-Code", value: "out_of_stock" }], content: {} },
            },
          ],
        },
      }),
      "out_of_stock 409 createOrder ",
    ],
    [
      "OTLP logs",
      JSON.stringify({
        resourceLogs: [{ scopeLogs: [{ logRecords: [{ timeUnixNano: nanos, attributes: attributes(semantic) }] }] }],
      }),
      whole,
    ],
    [
      "OTLP logs with a line",
      JSON.stringify({
        resourceLogs: [
          {
            scopeLogs: [
              {
                logRecords: [
                  {
                    timeUnixNano: "0",
                    observedTimeUnixNano: nanos,
                    body: { stringValue: "orders: OutOfStock (out_of_stock)" },
                  },
                ],
              },
            ],
          },
        ],
      }),
      "out_of_stock   ",
    ],
    [
      "OTLP spans",
      JSON.stringify({
        resourceSpans: [
          {
            scopeSpans: [
              {
                spans: [
                  {
                    startTimeUnixNano: nanos,
                    attributes: attributes({
                      "http.request.method": "POST",
                      "url.path": "/orders",
                      "http.response.status_code": 409,
                    }),
                    events: [
                      {
                        name: "exception",
                        attributes: attributes({ "exception.message": "orders: OutOfStock (out_of_stock): no" }),
                      },
                    ],
                  },
                ],
              },
            ],
          },
        ],
      }),
      "out_of_stock 409 createOrder ",
    ],
  ])("reads %s", async (_, text, expected) => {
    const { stdout } = await run(folderWith({ "in.ndjson": `${text}\n` }), { printCounts: true });
    const [, ...rows] = stdout
      .trimEnd()
      .split("\n")
      .map((line) => line.split(","));
    expect(
      rows.map(([, , code, , , status, operation, marked]) => [code, status, operation, marked].join(" ")),
    ).toEqual([expected]);
    const [first = ""] = rows.map((row) => row[10]);
    expect(expected.startsWith("out_of_stock   same") ? time : first.slice(0, 17)).toContain(
      expected.startsWith("out_of_stock   same") ? time : "2026-11-29T10:00:",
    );
  });

  it("reads what nginx 1.22.1 wrote with the configuration in examples/", async () => {
    const text = readFileSync(join(import.meta.dirname, "live", "nginx.ndjson"), "utf8");
    const { stdout } = await run(folderWith({ "in.ndjson": text }), { printCounts: true });
    expect(stdout.trimEnd().split("\n").slice(1)).toEqual([
      "error,orders,nope,,,404,getOrder,,1,0,2026-11-30T00:28:10.000Z,2026-11-30T00:28:10.000Z",
      "error,orders,out_of_stock,,,409,createOrder,same,1,0,2026-11-30T00:28:09.000Z,2026-11-30T00:28:09.000Z",
    ]);
  });

  it("reads what a collector wrote with the configuration in examples/: otlpreceiver and fileexporter 0.161.0", async () => {
    const text = readFileSync(join(import.meta.dirname, "live", "collector.jsonl"), "utf8");
    const { stdout } = await run(folderWith({ "in.ndjson": text }), { printCounts: true });
    expect(stdout.trimEnd().split("\n").slice(1)).toEqual([
      "error,orders,nope,,,404,getOrder,,1,0,2026-11-30T00:53:21.000Z,2026-11-30T00:53:21.000Z",
      "error,orders,out_of_stock,,,409,createOrder,other,1,0,2026-11-30T00:53:20.000Z,2026-11-30T00:53:20.000Z",
    ]);
  });

  it("finds the most literal operation, below a base path", async () => {
    const records = ["/v1/orders/7", "/v1/orders/latest/", "/orders/7", "/v1/orders/"].map((path) =>
      error("order_not_found", "", { status: 404, method: "GET", path }),
    );
    const { coverage } = await report(folderWith({ "in.ndjson": ndjson(records) }), { base: "/v1" });
    expect(coverage.operations).toMatchObject([
      { n: 0 },
      { operation: "getOrder", n: 2 },
      { operation: "latestOrder", n: 1 },
    ]);
  });

  it("reads declared fields", async () => {
    const folder = folderWith({ "in.ndjson": ndjson([{ status: 1, out: { content: known.body, code: 409 } }]) });
    const { read } = await report(folder, { field: ["body=/out/content", "status=/out/code"] });
    expect(read).toMatchObject({ responses: 1, errors: 1 });
    await expect(run(folder, { field: ["body=out"] })).rejects.toThrow(UsageError);
    await expect(run(folder, { field: ["bodi=/out"] })).rejects.toThrow("did you mean `body`");
  });

  it("counts damaged lines with their place, and goes on", async () => {
    const text = `${ndjson([known])}{"body":\n\n${ndjson([known])}${"x".repeat(30)}\n{"a":${"[".repeat(600)}${"]".repeat(600)}}`;
    const { read, diagnostics } = await report(folderWith({ "in.ndjson": text }));
    expect(read).toMatchObject({ records: 5, responses: 2, other: 1, damaged: 2 });
    const damaged = diagnostics.find(({ rule }) => rule === "damaged-line");
    expect(damaged).toMatchObject({ file: "in.ndjson", start: { line: 2 }, observed: { n: 2 } });
  });

  it("reads compressed files and folders, and what it can of a broken file", async () => {
    const folder = folderWith({ "logs/.hidden": "{", "logs/a/b.log": ndjson([known]) });
    const zipped = gzipSync(ndjson(Array.from({ length: 20_000 }, (_, i) => ({ ...known, i, r: Math.sin(i) }))));
    const { writeFileSync } = await import("node:fs");
    writeFileSync(join(folder, "logs", "whole.gz"), zipped);
    writeFileSync(join(folder, "logs", "z.gz"), zipped.subarray(0, zipped.length / 2));
    const { read } = await report(folder, { inputs: ["logs"] });
    expect(read["damaged"]).toBe(1);
    expect(read["responses"]).toBeGreaterThan(20_001);
    expect(read["responses"]).toBeLessThan(40_001);
  });

  it("keeps what it read of a broken archive", async () => {
    const entry = { request: {}, response: { status: 409, content: { text: body } } };
    const text = JSON.stringify({ log: { entries: [entry, entry] } }, undefined, 1).slice(0, -80);
    const { read } = await report(folderWith({ "in.ndjson": text }));
    expect(read).toMatchObject({ responses: 1, damaged: 1 });
  });
});

describe("counts", () => {
  const records = [
    known,
    error("nope", "x"),
    error("busy", "", { status: 500, time: "2026-11-01T00:00:00Z" }),
    { status: 200, body: {}, method: "GET", path: "/orders/1", time: "2026-11-02T00:00:00Z" },
    { status: 502, body: "<html>" },
    { status: 200 },
    { note: 1 },
    ...[0, 1, 2].map((s) => ({ ...known, time: 1_780_000_000 + s, method: "POST", path: "/orders", client: "c" })),
  ];

  it("gives the same findings as the responses that it was made from", async () => {
    const folder = folderWith({ "in.ndjson": ndjson(records) });
    const { stdout } = await run(folder, { printCounts: true });
    put(folder, { "counts.csv": stdout });
    const [direct, counted] = [await report(folder), await report(folder, { counts: "counts.csv" })];
    expect(listed(counted)).toEqual(listed(direct));
    expect(counted.read).toEqual(direct.read);
    expect({ ...counted, diagnostics: [] }).toEqual({ ...direct, diagnostics: [] });
  });

  it("adds up rows, takes defaults for columns, and counts rows that it cannot read", async () => {
    const rows = ["code,n,first", "out_of_stock,2,2026-11-29 10:00:00", "out_of_stock,3,", ",5,", "out_of_stock,x,"];
    const { read, codes } = await report(folderWith({ "c.csv": rows.join("\r\n") }), { counts: "c.csv" });
    expect(read).toMatchObject({ success: 5, errors: 5, damaged: 1, first: "2026-11-29T10:00:00.000Z" });
    expect(codes).toMatchObject([{ code: "out_of_stock", n: 5 }]);
    const folder = folderWith({ "c.ndjson": '{"code":"busy","n":7,"status":503}\n{"code":"busy"}\n', "d.csv": "n\n1" });
    expect((await report(folder, { counts: "c.ndjson" })).read).toMatchObject({ errors: 7, damaged: 1 });
    await expect(run(folder, { counts: "d.csv" })).rejects.toThrow("no column code");
  });
});

describe("the command", () => {
  it("fails by severity, by coverage and without responses", async () => {
    const folder = folderWith({ "in.ndjson": ndjson([known]), "empty.log": "hello\n" });
    const code = async (flags: Partial<ObserveFlags>) => (await run(folder, flags)).result;
    expect(await code({})).toBe(0);
    expect(await code({ failOn: "info" })).toBe(1);
    expect(await code({ failUnder: 25 })).toBe(0);
    expect(await code({ failUnder: 26 })).toBe(1);
    expect(await code({ inputs: ["empty.log"] })).toBe(1);
    expect(await code({ inputs: ["empty.log"], allowEmpty: true })).toBe(0);
    await expect(run(folder, { inputs: ["missing"] })).rejects.toThrow("there is no missing");
    await expect(run(folder, { inputs: [] })).rejects.toThrow(UsageError);
  });

  it("leaves out the findings of a baseline, whatever their counts are", async () => {
    const folder = folderWith({
      "in.ndjson": ndjson([error("nope")]),
      "more.ndjson": ndjson([error("nope"), error("nope"), error("new")]),
    });
    await run(folder, { baseline: "known.txt", updateBaseline: true });
    expect((await run(folder, { baseline: "known.txt" })).result).toBe(0);
    expect(listed(await report(folder, { baseline: "known.txt", inputs: ["more.ndjson"] }))).toEqual([
      "unknown-code new 1",
    ]);
  });

  it("writes proposals to a file of its own, and a page", async () => {
    const records = [
      error("nope", "No <b>12</b> 'x'"),
      error("order_not_found", "", { operation: "createOrder", status: 404 }),
    ];
    const folder = folderWith({ "in.ndjson": ndjson(records), "mine.yaml": "x: 1\n" });
    await run(folder, { write: "new.yaml", html: "r.html" });
    await run(folder, { write: "new.yaml" });
    expect(readFileSync(join(folder, "new.yaml"), "utf8")).toMatchSnapshot();
    const page = readFileSync(join(folder, "r.html"), "utf8");
    expect(page).toContain("No &#60;b&#62;…&#60;/b&#62;");
    expect(page).not.toMatch(/<script|<b>|src=|href=/);
    await expect(run(folder, { write: "mine.yaml" })).rejects.toThrow("was not written by");
    await expect(run(folder, { write: "spec/new.yaml" })).rejects.toThrow("part of the spec");
  });

  it("writes its files even if nobody reads the report to its end", () => {
    const many = ndjson(Array.from({ length: 3000 }, (_, i) => error(`nope_${i}`, "x")));
    const folder = folderWith({ "in.ndjson": many });
    const main = join(root, "dist", "main.js");
    const command = `"${process.execPath}" "${main}" observe in.ndjson --html r.html --evidence e.json --write w.yaml | head -1`;
    const head = execFileSync("sh", ["-c", command], { cwd: folder, encoding: "utf8", stdio: ["ignore", "pipe", "ignore"] }); // prettier-ignore
    expect(head).toContain("unknown-code");
    for (const file of ["r.html", "e.json", "w.yaml"]) expect(readFileSync(join(folder, file), "utf8")).not.toBe("");
  });

  it("writes the errors of operations for lint", async () => {
    const time = "2026-01-30T23:59:59Z";
    const records = [
      error("order_not_found", "", { operation: "createOrder", status: 404, time }),
      error("order_not_found", "", { operation: "createOrder", status: 404, time: "2026-01-29T00:00:00Z" }),
      error("nope", "", { operation: "createOrder" }),
      { operation: "getOrder", status: 200, body: { id: 1 } },
      known,
    ];
    const folder = folderWith({ "in.ndjson": ndjson(records) });
    await run(folder, { evidence: "observed.json" });
    const evidence = "2 responses, the last at 2026-01-30T23:59:59.000Z";
    expect(parseEvidence(readFileSync(join(folder, "observed.json"), "utf8"))).toEqual([
      {
        operation: "createOrder",
        isComplete: false,
        errors: [{ module: "orders", code: "order_not_found", evidence }],
      },
      { operation: "getOrder", isComplete: false, errors: [] },
    ]);
    const lint = ["node", "errspec", "lint", "--spec", "spec", "--evidence", "observed.json", "--format", "json"];
    const { stdout } = await captured(folder, () => buildProgram().parseAsync(lint));
    process.exitCode = 0;
    expect(stdout).toContain(`createOrder`);
    expect(stdout).toContain(`"rule": "returned-declared"`);
    expect(stdout).toContain(evidence);
  });

  it.each(["text", "github", "sarif", "junit"])("reports as %s", async (format) => {
    const records = [
      known,
      error("nope"),
      { status: 200, body: {}, time: 1_780_000_000 },
      { status: 200, body: {}, time: 1_780_090_000 },
    ];
    expect((await run(folderWith({ "in.ndjson": ndjson(records) }), { format })).stdout).toMatchSnapshot();
  });

  it("keeps nothing but what the envelope points at", async () => {
    const canary = "c4nary";
    const secrets = {
      ...{ client: canary, path: `/orders/${canary}?q=${canary}`, method: "GET", request_body: canary, user: canary },
      body: {
        error: { code: "nope", message: `No ${canary} for "${canary}" at ${canary}@example.com`, more: canary },
        requestId: canary,
        data: canary,
      },
    };
    const records = [
      secrets,
      { ...secrets, status: 500, body: `<html>${canary}` },
      { ...secrets, body: { error: { code: "busy", message: canary } } },
    ];
    const text = `${ndjson(records)}{"${canary}\n${canary} orders: Busy (busy): ${canary}\n`;
    const folder = folderWith({ "in.ndjson": text });
    const outputs = [];
    for (const format of ["text", "json", "github", "sarif", "junit"]) {
      const { stdout, stderr } = await run(folder, {
        format,
        html: "r.html",
        write: "w.yaml",
        baseline: "b.txt",
        updateBaseline: true,
      });
      outputs.push(
        stdout,
        stderr,
        ...["r.html", "w.yaml", "b.txt"].map((file) => readFileSync(join(folder, file), "utf8")),
      );
    }
    outputs.push((await run(folder, { printCounts: true })).stdout);
    expect(outputs.join("\n")).toContain("nope");
    expect(outputs.join("\n")).not.toContain(canary);
  });
});
