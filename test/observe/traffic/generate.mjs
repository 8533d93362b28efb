#!/usr/bin/env node
// Test traffic with a known truth for `errspec observe`, from test/observe/contract.md alone.
//
//   node generate.mjs [--size 3000] [--seed 1] [--only ndjson,har,…] [--out out] [--today 2026-11-29]
//
// writes out/spec/errspec.yaml and, for each kind, out/<kind>/<file> with out/<kind>/TRUTH.json and counts.csv beside
// it, and expected.ndjson: what is expected of each line or entry (if there are at most 50,000). What is planted is drawn from a seeded generator; the truth is added up from the expectations that were planted
// with it (truth.mjs). Nothing here decodes. `node compare.mjs out/<kind> observe.json counts.csv` compares a run.
//
// Kinds: ndjson (auto: records, with plain and damaged lines between), gz (the same, in two gzip members, the second
// without its last 8 bytes), har, text (nginx and Envoy), plain (our error text, envelopes in lines), otlp, mixed (a
// folder of all but tiny), one-layer (a second spec, see one-layer.mjs), tiny (20 lines, to be read by eye); and
// table-ndjson, table-har, table-text: the responses of such a file as rows of a table, as a warehouse has them.
import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { gzipSync } from "node:zlib";
import { OPERATIONS, SHOP, named, specYaml } from "./spec.mjs";
import { HEX, Responses, prng } from "./responses.mjs";
import { Truth, countsCsv } from "./truth.mjs";
import { DEPOT, depotYaml, oneLayer } from "./one-layer.mjs";

const option = (name, value) =>
  process.argv.includes(`--${name}`) ? process.argv[process.argv.indexOf(`--${name}`) + 1] : value;
const SIZE = Number(option("size", 3000));
const SEED = Number(option("seed", 1));
const OUT = option("out", join(import.meta.dirname, "out"));
const TODAY = option("today", "2026-11-29");
const START = Date.UTC(2026, 10, 20, 6);
const END = Date.UTC(2026, 10, 24, 18);
const BAD = "\ue000"; // becomes the byte FF: not UTF-8

// ---- what happens

/** The responses of a file in the order of time: { at (its place), time (undefined: none), r }. */
function schedule(res, truth, rnd, size, format) {
  const events = [];
  const floor = (t) => (format === "text" ? Math.floor(t / 1000) * 1000 : t);
  const when = (from = START, to = END) => floor(from + Math.floor(rnd.next() * (to - from)));
  const put = (key, r, at = when(), time = at) => {
    events.push({ at, time, r, single: true });
    if (key) truth.note(r.exp, key, key.startsWith("near:"));
  };
  const planners = res.planners();
  const more = Math.floor(size / 1500);
  for (const [key, make] of Object.entries(planners)) for (let i = 3 + rnd.int(6) + more; i > 0; i--) put(key, make());
  for (const [key, make] of Object.entries(res.storms())) {
    for (let i = 1 + rnd.int(2) + more; i > 0; i--) {
      const start = when(START, END - 900_000);
      for (const { at, r } of make().map((x) => ({ ...x })))
        events.push({ at: start + at, time: start + at, r, storm: true });
      truth.note(undefined, key, key.startsWith("near:"));
    }
  }
  // deprecated codes and their sunsets
  const on = (name, op, key, at, time) => put(key, res.errorOf(named(name), op && OPERATIONS.list[op], {}), at, time);
  const day = (d) => Date.UTC(2026, 10, d);
  for (let i = 0; i < 4; i++) on("orders.OrderFrozen", "getOrder", "sunset-code", when(START, day(22)));
  on("orders.OrderFrozen", "getOrder", "sunset-code", day(23)); // the first moment of the day of its sunset
  for (let i = 0; i < 4; i++) on("orders.OrderParked", "cancelOrder", "near:sunset-is-tomorrow", when(START, day(23)));
  on("orders.OrderParked", "cancelOrder", "near:sunset-is-tomorrow", floor(day(24) - 1)); // the last moment before that day
  on("orders.CartTooLarge", "createOrder", "near:seen-once");
  if (format === "ndjson") {
    for (let i = 0; i < 3; i++) on("orders.OrderMerged", "getOrder", "sunset-by-today", undefined, null);
    for (let i = 0; i < 3; i++) on("orders.OrderSplit", "getOrder", "near:no-sunset-by-today", undefined, null);
    for (let i = 0; i < 3; i++) {
      const r = res.errorOf(named("payments.CardDeclined"), undefined, { exp: { module: "payments" } });
      r.module = "payments"; // without it, 1001 would be that of orders
      put("near:module-field", r);
      put(
        "bytes-that-are-not-utf-8",
        res.error("", OPERATIONS.list.getPayment, "5100", "3002", `(3002)The payment looks like fraud${BAD}.`, {
          status: 403,
          exp: { text: "other" },
        }),
      );
      put(
        "near:bytes-in-a-param",
        res.error("", OPERATIONS.list.getPayment, "5100", "1002", `(1002)There is no payment x${BAD}y.`, {
          status: 404,
          exp: { text: "same" },
        }),
      );
    }
  }
  if (format === "har") harHeaders(res, put);
  // the rest is plain traffic
  while (events.length < size) {
    const x = rnd.next();
    const r = x < 0.72 ? res.success() : x < 0.95 ? res.declared() : res.unread();
    if (format === "ndjson" && r.exp.result === "error" && rnd.chance(0.05)) {
      r.status = undefined;
      r.exp.status = "";
    }
    put(undefined, r);
  }
  for (const e of events) {
    if (e.r.shift) e.time += e.r.shift;
    if (e.time === null || e.r.noTime || e.noTime) e.time = undefined;
    e.r.exp.time = e.time;
  }
  return events
    .map((e, i) => [e, i])
    .sort(([a, i], [b, j]) => a.at - b.at || i - j)
    .map(([e]) => e);
}

function harHeaders(res, put) {
  const op = OPERATIONS.list.getOrder;
  const H = (value) => [
    ["Content-Type", "text/html"],
    ["X-Shop-Error", value],
  ];
  const make = (body, value, status, exp) => res.base(op, { body, headers: H(value), status, exp });
  for (let i = 0; i < 4; i++) {
    put(
      "header:html-body",
      make({ raw: "<html>503</html>" }, "6200", 503, { result: "error", code: "6200", module_code: "" }),
    );
    put("header:no-body", make(undefined, "6000", 500, { result: "error", code: "6000", module_code: "" }));
    put("header:blank-body", make({ raw: " " }, " 4100 ", 401, { result: "error", code: "4100", module_code: "" }));
    put("header:unknown-code", make({ raw: "oops" }, "4994", 500, { result: "error", code: "4994", module_code: "" }));
    put("header:bad-code", make({ raw: "oops" }, "ERR", 500, { result: "invalid", reason: "bad_code" }));
    put(
      "header:gateway-json",
      make({ raw: '{"message":"Forbidden"}' }, "4300", 403, {
        result: "error",
        code: "4300",
        module_code: "",
        text: "other",
      }),
    );
    put(
      "near:header-but-body-has-code",
      make({ raw: '{"code":4100,"message":"The signature is wrong."}' }, "4993", 401, {
        result: "error",
        code: "4100",
        module_code: "",
        text: "same",
      }),
    );
    put(
      "near:header-but-body-is-success",
      make({ raw: '{"code":0,"message":""}' }, "4993", 200, { result: "success" }),
    );
    put("near:header-of-success", make({ raw: "<html>" }, "0", 200, { result: "success" }));
  }
}

// ---- times

const pad = (n, w = 2) => String(n).padStart(w, "0");
const MONTHS = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];
function nginxTime(t, hours) {
  const d = new Date(t + hours * 3_600_000);
  return `${pad(d.getUTCDate())}/${MONTHS[d.getUTCMonth()]}/${d.getUTCFullYear()}:${pad(d.getUTCHours())}:${pad(d.getUTCMinutes())}:${pad(d.getUTCSeconds())} ${hours < 0 ? "-" : "+"}${pad(Math.abs(hours))}00`;
}
const offset = (t, hours) =>
  new Date(t + hours * 3_600_000).toISOString().replace("Z", `${hours < 0 ? "-" : "+"}${pad(Math.abs(hours))}:00`);
/** A JSON value of that moment. */
function timeJson(t, rnd) {
  const iso = new Date(t).toISOString();
  const q = JSON.stringify;
  switch (rnd.int(12)) {
    case 0:
      return q(offset(t, 8));
    case 1:
      return q(offset(t, -5));
    case 2:
      return q(iso.replace("T", " "));
    case 3:
      return q(iso.replace("Z", ""));
    case 4:
      return q(iso.replace("Z", "999999Z")); // cut, not rounded
    case 5:
      return String(t);
    case 6:
      return q(String(t));
    case 7:
      return `${t}500`; // microseconds
    case 8:
      return `"${t}500000"`; // nanoseconds; far enough from a whole millisecond for a double
    case 9:
      return t % 1000 === 0 ? q(nginxTime(t, 8)) : t % 250 === 0 ? `${t / 1000}` : q(iso);
    case 10:
      return t % 1000 === 0 ? String(t / 1000) : q(iso);
    default:
      return q(iso);
  }
}

// ---- records (NDJSON)

const STYLES = [
  {
    body: ["body"],
    status: ["status"],
    method: ["method"],
    target: ["path"],
    time: ["time"],
    client: ["client"],
    request: ["request_body"],
  },
  {
    body: ["response_body"],
    status: ["status_code"],
    method: ["request_method"],
    target: ["request_uri"],
    time: ["timestamp"],
    client: ["remote_addr"],
    request: ["requestBody"],
  },
  {
    body: ["response", "body"],
    status: ["response", "status"],
    method: ["request", "method"],
    target: ["request", "url"],
    time: ["@timestamp"],
    client: ["client_ip"],
    request: ["request", "body"],
  },
  {
    body: ["http.response.body.content"],
    status: ["http.response.status_code"],
    method: ["http.request.method"],
    target: ["url.path"],
    time: ["ts"],
    client: ["client.address"],
    request: ["http.request.body.content"],
  },
  {
    body: ["res", "body"],
    status: ["res", "statusCode"],
    method: ["req", "method"],
    target: ["req", "url"],
    time: ["started_at"],
    client: ["client", "address"],
    request: ["req", "body"],
  },
];

/** One line of JSON. `put` takes JSON text, so that numbers and repeated keys stay as they are. */
function record(e, rnd, { single = e.single } = {}) {
  const { r } = e;
  const style = rnd.pick(STYLES);
  const tree = new Map();
  const set = (path, json) => {
    let node = tree;
    for (const k of path.slice(0, -1)) node = node.get(k) ?? (node.set(k, new Map()), node.get(k));
    node.set(path.at(-1), json);
  };
  if (rnd.chance(0.2)) set(["level"], '"info"');
  if (r.body) {
    if (r.body.asValue && rnd.chance(0.4)) set(style.body, r.body.raw);
    else set(style.body, JSON.stringify(r.body.raw));
  } else if (rnd.chance(0.4)) set(style.body, rnd.pick(["null", '"-"', "5"]));
  if (r.status !== undefined) set(style.status, rnd.chance(0.2) ? `"${r.status}"` : String(r.status));
  if (r.method) set(style.method, JSON.stringify(rnd.chance(0.1) ? r.method.toLowerCase() : r.method));
  let named = false;
  if (single && r.exp.operation && rnd.chance(0.08)) {
    set([rnd.pick(["operation", "operationId", "operation_id"])], JSON.stringify(r.exp.operation));
    named = true;
  } else if (rnd.chance(0.04)) set(["operation"], '"frobnicate"');
  if (!(named && rnd.chance(0.5))) set(style.target, JSON.stringify(r.target));
  if (r.module) set(["module"], JSON.stringify(r.module));
  else if (rnd.chance(0.03)) set(["module"], '"warehouse"');
  if (e.time !== undefined) set(style.time, timeJson(e.time, rnd));
  if (r.client) set(style.client, JSON.stringify(r.client));
  if (r.request !== undefined) set(style.request, JSON.stringify(r.request));
  // a first name whose value is null does not count
  if (!tree.has("body") && rnd.chance(0.1)) set(["body"], "null");
  if (!tree.has("status") && r.status !== undefined && rnd.chance(0.1)) set(["status"], "null");
  const print = (node) =>
    `{${[...node].map(([k, v]) => `${JSON.stringify(k)}:${v instanceof Map ? print(v) : v}`).join(",")}}`;
  let line = print(tree);
  if (single && r.status !== undefined && style === STYLES[0] && rnd.chance(0.05))
    line = line.replace("{", '{"status":599,'); // repeated: the last counts
  return line;
}

const EMIT = { lf: "\n", crlf: "\r\n" };

/** Lines to bytes; keeps count of lines for the damaged ones. */
class Lines {
  constructor(truth, file, rnd) {
    Object.assign(this, { truth, file, rnd, parts: [], line: 0 });
  }
  push(text, exp, end = this.rnd.chance(0.05) ? EMIT.crlf : EMIT.lf) {
    this.line++;
    this.truth.where = { file: this.file, line: this.line };
    this.parts.push(text + end);
    if (exp?.result === "damaged") this.truth.addDamaged(this.file, this.line);
    else if (exp) this.truth.add(exp);
    if (this.rnd.chance(0.01)) {
      this.line++;
      this.parts.push(this.rnd.pick(["\n", "  \n", "\t\r\n", "\r\n"]));
    }
  }
  bytes({ bom = false } = {}) {
    const b = Buffer.from((bom ? "\ufeff" : "") + this.parts.join(""));
    const out = [];
    let from = 0;
    for (let i; (i = b.indexOf(Buffer.from(BAD), from)) >= 0; from = i + 3)
      out.push(b.subarray(from, i), Buffer.from([0xff]));
    out.push(b.subarray(from));
    return Buffer.concat(out);
  }
}

function extraRecords(res, rnd) {
  const t = () => START + rnd.int(END - START);
  return {
    "record-is-the-body": () => {
      const time = t();
      return [
        `{"time":${timeJson(time, rnd)},"method":"POST","path":"/orders/7/cancel","status":409,"code":5100,"message":"(1003)已关闭？[是] (a+b)*"}`,
        {
          result: "error",
          module: "orders",
          code: "5100",
          module_code: "1003",
          status: 409,
          operation: "cancelOrder",
          text: "same",
          time,
        },
      ];
    },
    "record-is-the-body-unknown": () => {
      const time = t();
      return [
        `{"timestamp":${timeJson(time, rnd)},"code":4992,"message":"x"}`,
        { result: "error", module: "orders", code: "4992", time },
      ];
    },
    "near:record-is-a-success": () => {
      const time = t();
      return [
        `{"timestamp":${timeJson(time, rnd)},"code":0,"message":"x"}`,
        { result: "success", module: "orders", time },
      ];
    },
    "near:record-with-failed-status-is-unread": () => {
      const time = t();
      return [
        `{"ts":${timeJson(time, rnd)},"code":0,"message":"x","status":500,"method":"GET","path":"/ping"}`,
        { result: "unread", status: 500, operation: "ping", time },
      ];
    },
    "near:record-without-code-is-other": () => [
      rnd.pick([
        '{"level":"info","msg":"started"}',
        '{"level":"warn","message":"(1001)Boom"}',
        "{}",
        '{"msg":"x","code":"E_FOO"}',
        '{"resp":{"code":4000}}',
        '{"msg":"x","body":null,"code":4000.5}',
      ]),
      { result: "other" },
    ],
    "plain-line-with-error-text": () => {
      const time = t();
      return [
        `${new Date(time).toISOString()} WARN orders: OrderClosed (5100/1003): Is it closed?`,
        { result: "error", module: "orders", code: "5100", module_code: "1003", time },
      ];
    },
    "near:plain-line": () => [
      rnd.pick(["starting up", '"just a string"', "2026-11-21T00:00:00Z INFO ready", "[1,2,3]", "// {x}"]),
      { result: "other" },
    ],
    "damaged-line": () => [
      rnd.pick([
        '{"time":"2026-11-21T00:00:00Z","body":"{\\"code\\":4000',
        '{"a":1} {"b":2}',
        "{'a':1}",
        '{"a":01}',
        '{"a":"\t"}',
        `{"a":${"[".repeat(512)}${"]".repeat(512)}}`,
        '  {"status":200',
        '{"body":"x",}',
        '{"a":NaN}',
      ]),
      { result: "damaged" },
    ],
  };
}

function ndjson(truth, file, seed, size) {
  const rnd = prng(seed);
  const res = new Responses(rnd, "ndjson");
  res.n = seed * 100_000;
  const events = schedule(res, truth, rnd, size, "ndjson");
  const extras = [];
  for (const [key, make] of Object.entries(extraRecords(res, rnd)))
    for (let i = 4 + rnd.int(5); i > 0; i--) extras.push([key, make()]);
  const places = new Map();
  for (const x of extras) {
    const i = rnd.int(events.length);
    places.set(i, [...(places.get(i) ?? []), x]);
  }
  const lines = new Lines(truth, file, rnd);
  events.forEach((e, i) => {
    for (const [key, [text, exp]] of places.get(i) ?? []) {
      truth.note(exp, key, key.startsWith("near:"));
      lines.push(text, exp);
    }
    lines.push((rnd.chance(0.03) ? " \t" : "") + record(e, rnd), e.r.exp);
  });
  return lines.bytes({ bom: true });
}

function gz(truth, file, seed, size) {
  const bytes = ndjson(truth, file, seed, size);
  const half = bytes.indexOf(10, bytes.length >> 1) + 1;
  const second = gzipSync(bytes.subarray(half));
  // all data is there, but the stream ends before its checksum: one more damaged line
  const count = bytes.reduce((n, b) => n + (b === 10 ? 1 : 0), 0);
  truth.where = { file, line: count + 1 };
  truth.addDamaged(file, count + 1);
  truth.note(undefined, "gzip-ends-early", false);
  return Buffer.concat([gzipSync(bytes.subarray(0, half)), second.subarray(0, second.length - 8)]);
}

// ---- HAR

function har(truth, file, seed, size) {
  const rnd = prng(seed);
  const res = new Responses(rnd, "har");
  res.n = seed * 100_000;
  const events = schedule(res, truth, rnd, size, "har");
  const entries = events.map((e, i) => {
    const { r } = e;
    truth.where = { file, entry: i };
    truth.add(r.exp);
    const at = /^https?:\/\/[^/]*/.exec(r.target)?.[0] ?? "https://shop.invalid";
    const path = r.target.slice(/^https?:/.test(r.target) ? at.length : 0);
    const base = e.storm || rnd.chance(0.9) ? "/api/v1" : "";
    const content = { size: 0, mimeType: "application/json" };
    if (r.body && rnd.chance(0.2))
      Object.assign(content, { text: Buffer.from(r.body.raw).toString("base64"), encoding: "base64" });
    else if (r.body) content.text = r.body.raw;
    return {
      startedDateTime: rnd.chance(0.3) ? offset(e.time, 8) : new Date(e.time).toISOString(),
      time: 12,
      request: {
        method: r.method,
        url: at + base + path,
        httpVersion: "HTTP/1.1",
        cookies: [],
        headers: [],
        queryString: [],
        postData: { mimeType: "application/json", text: r.request },
        headersSize: -1,
        bodySize: -1,
      },
      response: {
        status: r.status,
        statusText: "",
        httpVersion: "HTTP/1.1",
        cookies: [],
        headers: (r.headers ?? [["Content-Type", "application/json"]]).map(([name, value]) => ({ name, value })),
        content,
        redirectURL: "",
        headersSize: -1,
        bodySize: -1,
      },
      cache: {},
      timings: { send: 0, wait: 1, receive: 0 },
    };
  });
  const log = { version: "1.2", creator: { name: 'oracle {"entries":[', version: "1" }, pages: [], entries };
  return Buffer.from(JSON.stringify({ log }, null, seed % 2 ? 1 : 0));
}

/** The HAR file up to the middle of its last entry: the others count, and the rest is one damaged line. */
function harCut(truth, file, seed, size) {
  const shadow = { add: (exp) => shadow.list.push(exp), note: (...a) => truth.note(...a), list: [] };
  const text = har(shadow, file, seed * 2 + 1, size).toString();
  shadow.list.slice(0, -1).forEach((exp, i) => {
    truth.where = { file, entry: i };
    truth.add(exp);
  }); // the last one is cut off
  const cut = text.lastIndexOf('"redirectURL"');
  const kept = text.slice(0, cut) + "\u0001";
  truth.where = { file, line: kept.split("\n").length };
  truth.addDamaged(file, kept.split("\n").length);
  truth.note(undefined, "har-stops-being-json", false);
  return Buffer.from(kept);
}

// ---- nginx and Envoy

function escapeNginx(raw, mode) {
  let out = "";
  for (const b of Buffer.from(raw)) {
    const c = String.fromCharCode(b);
    if (mode === "backslash" && (c === '"' || c === "\\")) out += `\\${c}`;
    else if (b < 32 || b >= 127 || c === '"' || c === "\\")
      out += `\\x${b.toString(16).toUpperCase().padStart(2, "0")}`;
    else out += c;
  }
  return out;
}

function text(truth, file, seed, size) {
  const rnd = prng(seed);
  const res = new Responses(rnd, "nginx");
  res.n = seed * 100_000;
  const lines = new Lines(truth, file, rnd);
  for (const e of schedule(res, truth, rnd, size, "text")) {
    const { r } = e;
    const raw = r.body?.raw;
    if (e.single && raw?.startsWith("{") && !/[\r\n]/.test(raw) && rnd.chance(0.25)) {
      truth.note(undefined, "lines-of-envoy", true);
      lines.push(
        `[${new Date(e.time).toISOString()}] "${r.method} ${r.target} HTTP/2" ${r.status} - via_upstream - "-" 0 ${raw.length} 5 4 "10.1.2.3" "curl/8.5.0" "${HEX(rnd.int(1 << 24))}" "shop.invalid" "10.0.0.9:8080" "${raw}"`,
        r.exp,
      );
      continue;
    }
    const ua = rnd.pick([
      "curl/8.5.0",
      "Mozilla/5.0 (X11; Linux x86_64)",
      "orders: OutOfStock (5100/1001)",
      "a \\x22quoted\\x22 one",
      "[x] {\\x22code\\x22:4999}",
    ]);
    const head = `${r.client} - ${rnd.pick(["-", "-", "alice"])} [${nginxTime(e.time, rnd.pick([0, 0, 8, -5]))}] "${r.method} ${r.target} HTTP/1.1" ${r.status} ${raw?.length ?? 0} "${rnd.pick(["-", "https://shop.invalid/?q=1"])}" "${ua}"`;
    if (raw === undefined) lines.push(head, r.exp);
    else lines.push(`${head} "${escapeNginx(raw, rnd.chance(0.2) ? "backslash" : "x")}"`, r.exp);
    if (rnd.chance(0.003)) {
      truth.note(undefined, "near:line-of-the-error-log", true);
      lines.push(
        `2026/11/21 00:00:00 [error] 7#7: *1 upstream timed out, client: 10.0.0.1, server: shop.invalid, request: "GET /orders HTTP/1.1"`,
        { result: "other" },
      );
    }
  }
  return lines.bytes();
}

// ---- a table of a warehouse

/**
 * The responses of a file as rows. A table has no headers and only the order of time: what needs more is left out, and
 * attempts at the same time get the same response, so that it does not matter which is the first.
 */
function table(format) {
  return (truth, file, seed, size) => {
    const rnd = prng(seed);
    const res = new Responses(rnd, format === "text" ? "nginx" : format);
    res.n = seed * 100_000;
    const events = schedule(res, truth, rnd, size, format).filter(({ r }) => !r.headers && !r.shift);
    const same = new Map();
    for (const { r, time } of events.filter((e) => e.r.kind === "storm:same-time")) {
      const first = same.get(time) ?? r;
      same.set(time, first);
      r.body = first.body;
      r.exp = { ...first.exp, repeat: r.exp.repeat };
    }
    const iso = (t) => new Date(t).toISOString().slice(0, -1).replace("T", " ");
    const rows = events.map((e) => {
      const { r } = e;
      truth.add(r.exp);
      const isNamed = e.single && r.exp.operation !== "" && rnd.chance(0.08);
      return {
        exp: r.exp,
        time: e.time === undefined ? null : iso(e.time),
        module: r.module ?? (rnd.chance(0.03) ? "warehouse" : null),
        operation: isNamed ? r.exp.operation : rnd.chance(0.04) ? "frobnicate" : null,
        method: (rnd.chance(0.1) ? r.method?.toLowerCase() : r.method) ?? null,
        target: isNamed && rnd.chance(0.5) ? null : r.target,
        status: r.status ?? null,
        body: r.body?.raw.replaceAll(BAD, "\ufffd") ?? (rnd.chance(0.2) ? "-" : null),
        client: r.client ?? null,
        request: r.request ?? null,
      };
    });
    return Buffer.from(rows.map((row) => `${JSON.stringify(row)}\n`).join(""));
  };
}

// ---- plain log lines

function plain(truth, file, seed, size) {
  const rnd = prng(seed);
  const res = new Responses(rnd, "plain");
  const lines = new Lines(truth, file, rnd);
  const entries = [
    "orders.OutOfStock",
    "orders.OrderNotFound",
    "orders.OrderClosed",
    "payments.CardDeclined",
    "payments.BankTimeout",
    "coupons.CouponUsed",
    "coupons.CouponExpired",
  ].map(named);
  const E = (module, code, module_code, time) => ({ result: "error", module, code, module_code, time });
  const kinds = {
    "error-text": (s, time) => {
      const e = rnd.pick(entries);
      const c = rnd.pick(["5100", "4000"]);
      return [
        `${s} ${rnd.pick(["", "failed: ", "(", "x=1;", "err="])}${e.module}: ${e.name} (${c}/${e.code}): ${rnd.pick(["boom", "{x}", ""])}`,
        E(e.module, c, e.code, time),
      ];
    },
    "error-text-common": (s, time) => {
      const n = rnd.pick(["AuthFailure", "InternalError", "RateLimited"]);
      const m = rnd.pick(["orders", "payments", "coupons"]);
      return [`${s} ${m}: ${n} (${named(n).code})`, E(m, named(n).code, "", time)];
    },
    "error-text-unknown": (s, time) => [
      `${s} payments: unknown error (4991/1991)`,
      E("payments", "4991", "1991", time),
    ],
    "error-text-reserved": (s, time) => [
      `${s} orders: unknown error (5100/1105): gone`,
      E("orders", "5100", "1105", time),
    ],
    "error-text-deprecated": (s, time) => [
      `${s} orders: OrderLocked (5100/1005): The order is locked.`,
      E("orders", "5100", "1005", time),
    ],
    "error-text-internal": (s, time) => [`${s} orders: PanicCaught (6900)`, E("orders", "6900", "", time)],
    "error-text-name-of-another": (s, time) => [
      `${s} orders: CardDeclined (5100/1003): the name is not compared`,
      E("orders", "5100", "1003", time),
    ],
    "error-text-two": (s, time) => [
      `${s} orders: OrderClosed (5100/1003) after payments: CardDeclined (5100/1001)`,
      E("orders", "5100", "1003", time),
    ],
    "error-text-before-envelope": (s, time) => [
      `${s} body={"code":4990,"message":"x"} payments: CardDeclined (5100/1001)`,
      E("payments", "5100", "1001", time),
    ],
    "error-text-after-one-that-is-none": (s, time) => [
      `${s} my-orders: OrderClosed (5100/1003) orders: OrderNotFound (5100/1002)`,
      E("orders", "5100", "1002", time),
    ],
    "error-text-without-time": () => [
      "panic: orders: OrderNotFound (5100/1002): There is no order 7.",
      E("orders", "5100", "1002"),
    ],
    envelope: (s, time) => [
      `${s} response: {"code":5100,"message":"(1002)anything"} in 5 ms`,
      E("orders", "5100", "1002", time),
    ],
    "envelope-module-by-code": (s, time) => [
      `${s} response: {"message":"(3001)anything","code":"04000"}`,
      E("payments", "4000", "3001", time),
    ],
    "envelope-with-braces-in-text": (s, time) => [
      `${s} <- {"code":4300,"message":"a } b { \\" } c"} ok`,
      E("orders", "4300", "", time),
    ],
    "envelope-after-an-object-that-is-no-json": (s, time) => [
      `${s} ctx={user: 7} body={"code":4989,"message":"x"}`,
      E("orders", "4989", "", time),
    ],
    "envelope-after-one-without-code": (s, time) => [
      `${s} ctx={"user":7} body={"code":4300}`,
      E("orders", "4300", "", time),
    ],
    "envelope-inside-one-that-is-no-json": (s, time) => [
      `${s} x {oops {"code":4988} oops}`,
      E("orders", "4988", "", time),
    ],
    "envelope-success": (s, time) => [
      `${s} got {"code":0,"message":"OK"} {"code":4987}`,
      { result: "success", module: "orders", time },
    ],
    "envelope-in-a-line-that-starts-with-a-list": () => [
      '[{"code":5100,"message":"(1002)x"}]',
      E("orders", "5100", "1002"),
    ],
    "near:common-cannot-be-called": (s) => [`${s} common: InternalError (6000)`, { result: "other" }],
    "near:letter-before-the-module": (s) => [
      `${s} ${rnd.pick(["reorders", "my-orders", "x.orders", "a_orders", "7orders"])}: OrderClosed (5100/1003)`,
      { result: "other" },
    ],
    "near:code-is-not-canonical": (s) => [
      `${s} orders: OrderClosed (${rnd.pick(["05100/1003", "5100/01003", "5100/x", "5100/", "/1003", "", "5100.0"])})`,
      { result: "other" },
    ],
    "near:name-is-no-entry": (s) => [`${s} orders: NoSuchThing (5100/1003)`, { result: "other" }],
    "near:spelled-differently": (s) => [
      `${s} ${rnd.pick(["orders:OrderClosed (5100/1003)", "orders: OrderClosed(5100/1003)", "orders: OrderClosed [5100/1003]", "Orders: OrderClosed (5100/1003)", "orders: orderClosed (5100/1003)", "orders OrderClosed (5100/1003)", "orders: OrderClosed (5100/1003"])}`,
      { result: "other" },
    ],
    "near:envelope-inside-one-that-is-json": (s) => [
      `${s} x {"resp":{"code":4999,"message":"x"}}`,
      { result: "other" },
    ],
    "near:envelope-cut-off": (s) => [`${s} x {"code":4999,"message":"x"`, { result: "other" }],
    "near:only-text": (s) => [`${s} code 4999 was sent: (1001) is not {it}`, { result: "other" }],
  };
  const stamp = (t) => {
    const iso = new Date(t).toISOString();
    return rnd.pick([
      `${iso} ERROR`,
      `[${iso}]`,
      `WARN  ${offset(t, 8)} svc-1`,
      `${iso.replace("T", " ")} main`,
      `level=error ts=${iso} msg=`,
    ]);
  };
  const list = Object.entries(kinds);
  let i = 0;
  for (let t = START; i < size; i++, t += Math.floor((END - START) / size)) {
    const [key, make] =
      i < list.length ? list[i] : rnd.chance(0.6) ? ["near:only-text", kinds["near:only-text"]] : rnd.pick(list);
    const [line, exp] = make(stamp(t), t);
    truth.note(exp, key, key.startsWith("near:"));
    lines.push(line, exp);
  }
  void res;
  return lines.bytes();
}

// ---- OTLP

function otlp(truth, file, seed, size) {
  const rnd = prng(seed);
  const res = new Responses(rnd, "otlp");
  res.n = seed * 100_000;
  const lines = new Lines(truth, file, rnd);
  const value = (v) => (typeof v === "number" ? { intValue: rnd.chance(0.5) ? String(v) : v } : { stringValue: v });
  const attrs = (o) =>
    Object.entries(o)
      .filter(([, v]) => v !== undefined)
      .map(([key, v]) => ({ key, value: value(v) }));
  const http = (r) => ({
    "http.response.status_code": r.status,
    "http.request.method": r.method,
    "url.path": r.target,
    "client.address": r.client,
  });
  const nano = (t) => (rnd.chance(0.8) ? `${t}500000` : Number(`${t}500000`));
  const logs = [];
  const flush = () => {
    if (logs.length === 0) return;
    const snake = rnd.chance(0.1);
    const [kind, ...items] = [logs[0].kind, ...logs.map((x) => x.item)];
    const half = items.length >> 1;
    const scopes = items.length > 1 ? [items.slice(0, half), items.slice(half)] : [items];
    const batch =
      kind === "log"
        ? {
            [snake ? "resource_logs" : "resourceLogs"]: [
              { resource: { attributes: [] }, scopeLogs: scopes.map((logRecords) => ({ scope: {}, logRecords })) },
            ],
          }
        : {
            [snake ? "resource_spans" : "resourceSpans"]: [
              { resource: { attributes: [] }, scopeSpans: scopes.map((spans) => ({ scope: {}, spans })) },
            ],
          };
    lines.push(JSON.stringify(batch));
    for (const x of logs) truth.add(x.exp);
    logs.length = 0;
  };
  const put = (kind, item, exp) => {
    if (logs.length > 0 && (logs[0].kind !== kind || rnd.chance(0.3))) flush();
    logs.push({ kind, item, exp });
  };
  for (const e of schedule(res, truth, rnd, size, "otlp")) {
    const { r } = e;
    const x = rnd.next();
    if (r.body === undefined) {
      put("log", { timeUnixNano: nano(e.time), attributes: attrs(http(r)) }, r.exp); // its attributes hold a status
    } else if (x < 0.4) {
      put(
        "log",
        {
          ...(rnd.chance(0.3)
            ? { timeUnixNano: rnd.pick(["0", 0]), observedTimeUnixNano: nano(e.time) }
            : { timeUnixNano: nano(e.time), observedTimeUnixNano: "1" }),
          body: { stringValue: "GET" },
          attributes: attrs({ ...http(r), "http.response.body.content": r.body.raw }),
        },
        r.exp,
      );
    } else if (x < 0.6) {
      put(
        "log",
        {
          timeUnixNano: "1700000000000000000",
          body: { stringValue: record(e, rnd, { single: e.single }) },
          attributes: attrs({ service: "shop" }),
        },
        r.exp,
      );
    } else {
      put(
        "span",
        {
          name: r.method,
          startTimeUnixNano: nano(e.time),
          endTimeUnixNano: "1",
          attributes: attrs({ ...http(r), "http.response.body.content": r.body.raw }),
          ...(rnd.chance(0.2) ? { status: { code: 2, message: "payments: CardDeclined (5100/1001)" } } : {}),
        },
        r.exp,
      );
    }
    if (rnd.chance(0.02)) {
      truth.note(undefined, "span-with-exception", false);
      const time = e.time;
      put(
        "span",
        {
          name: "x",
          startTimeUnixNano: nano(time),
          attributes: attrs({
            "http.response.status_code": 409,
            "http.request.method": "POST",
            "url.path": "/orders/7/cancel",
            "client.address": res.client(),
          }),
          events: [
            { name: "log", attributes: attrs({ "exception.message": "orders: unknown error (4986)" }) },
            {
              name: "exception",
              attributes: attrs({
                "exception.type": "E",
                "exception.message": "orders: OrderClosed (5100/1003): Is it closed?",
              }),
            },
            { name: "exception", attributes: attrs({ "exception.message": "orders: unknown error (4985)" }) },
          ],
          status: { code: 2, message: "orders: unknown error (4984)" },
        },
        {
          result: "error",
          module: "orders",
          code: "5100",
          module_code: "1003",
          status: 409,
          operation: "cancelOrder",
          time,
        },
      );
    }
    if (rnd.chance(0.01)) {
      truth.note(undefined, "span-with-status-message", false);
      put(
        "span",
        {
          name: "x",
          startTimeUnixNano: nano(e.time),
          attributes: [],
          status: { code: 2, message: "payments: unknown error (5100/1990)" },
        },
        { result: "error", module: "payments", code: "5100", module_code: "1990", time: e.time },
      );
    }
    if (rnd.chance(0.01)) {
      truth.note(undefined, "log-body-with-error-text", false);
      put(
        "log",
        { timeUnixNano: nano(e.time), body: { stringValue: "failed: orders: OrderNotFound (5100/1002)" } },
        { result: "error", module: "orders", code: "5100", module_code: "1002", time: e.time },
      );
    }
    if (rnd.chance(0.01)) {
      truth.note(undefined, "near:span-without-anything", true);
      put("span", { name: "x", startTimeUnixNano: nano(e.time), attributes: attrs({ db: "pg" }) }, { result: "other" });
    }
    if (rnd.chance(0.01)) {
      truth.note(undefined, "near:log-body-is-no-string", true);
      put(
        "log",
        {
          timeUnixNano: nano(e.time),
          body: { kvlistValue: { values: [{ key: "code", value: { intValue: "4999" } }] } },
          attributes: [{ key: "n", value: { arrayValue: { values: [] } } }],
        },
        { result: "other" },
      );
    }
    if (rnd.chance(0.003)) {
      flush();
      truth.note(undefined, "damaged-line", false);
      lines.push('{"resourceLogs":[{', { result: "damaged" });
    }
  }
  flush();
  return lines.bytes();
}

// ---- tiny: to be checked by eye

function tiny(truth, file) {
  const rnd = prng(1);
  const lines = new Lines(truth, file, { ...rnd, chance: () => false });
  const t = (s) => Date.UTC(2026, 10, 21, 0, 0, s);
  const iso = (s) => new Date(t(s)).toISOString();
  const line = (s, o, exp) =>
    lines.push(JSON.stringify({ time: iso(s), client: "10.0.0.1", ...o }), { ...exp, time: t(s) });
  const cancel = {
    method: "POST",
    path: "/orders/7/cancel",
    status: 409,
    body: { code: 5100, message: "(1003)Is it closed? [yes] (a+b)* ^$1.00 \\d" },
  };
  const closed = {
    result: "error",
    module: "orders",
    code: "5100",
    module_code: "1003",
    status: 409,
    operation: "cancelOrder",
    text: "same",
  };
  line(
    0,
    { method: "GET", path: "/orders/?page=2", status: 200, body: { code: 0 } },
    { result: "success", module: "orders", status: 200, operation: "listOrders" },
  ); // 1
  line(1, cancel, closed); // 2
  line(2, cancel, { ...closed, repeat: true }); // 3
  line(3, cancel, { ...closed, repeat: true }); // 4
  line(
    4,
    { method: "GET", path: "/orders/8", status: 500, body: '{"code":4999,"message":"x"}' },
    { result: "error", module: "orders", code: "4999", status: 500, operation: "getOrder" },
  ); // 5
  line(
    5,
    { method: "GET", path: "/orders/8", status: 500, body: { code: 5100, message: "(1105)x" } },
    { result: "error", module: "orders", code: "5100", module_code: "1105", status: 500, operation: "getOrder" },
  ); // 6
  line(
    6,
    { method: "GET", path: "/payments/8", status: 400, body: { code: 5100, message: "(1002)There is no payment ." } },
    {
      result: "error",
      module: "payments",
      code: "5100",
      module_code: "1002",
      status: 400,
      operation: "getPayment",
      text: "same",
    },
  ); // 7: status-mismatch
  line(
    7,
    { method: "GET", path: "/orders/mine", status: 403, body: { code: 4300, message: "access is denied." } },
    { result: "error", module: "orders", code: "4300", status: 403, operation: "listMyOrders", text: "other" },
  ); // 8
  line(
    8,
    { method: "GET", path: "/orders", status: 403, body: { code: 4300, message: "拒绝访问" } },
    { result: "error", module: "orders", code: "4300", status: 403, operation: "listOrders", text: "same" },
  ); // 9: undeclared
  line(
    9,
    { method: "GET", path: "/ping", status: 502, body: "<html>" },
    { result: "invalid", reason: "not_json", module: "orders", status: 502, operation: "ping" },
  ); // 10
  line(
    10,
    { method: "GET", path: "/nope", status: 403, body: { message: "Forbidden" } },
    { result: "invalid", reason: "no_code", module: "orders", status: 403 },
  ); // 11
  line(
    11,
    { method: "GET", path: "/orders/1", status: 409, body: { code: 5100, message: "(1006)The order is frozen." } },
    {
      result: "error",
      module: "orders",
      code: "5100",
      module_code: "1006",
      status: 409,
      operation: "getOrder",
      text: "same",
    },
  ); // 12: undeclared, deprecated (sunset on the 23rd)
  line(
    12,
    { method: "GET", path: "/orders/1", status: 409, body: { code: 5100, message: "(1005)The order is locked." } },
    {
      result: "error",
      module: "orders",
      code: "5100",
      module_code: "1005",
      status: 409,
      operation: "getOrder",
      text: "same",
    },
  ); // 13: deprecated
  line(
    13,
    { method: "GET", path: "/orders/1", status: 500, body: { code: 6900, message: "A panic was caught." } },
    { result: "error", module: "orders", code: "6900", status: 500, operation: "getOrder", text: "same" },
  ); // 14: internal, undeclared
  line(
    14,
    { method: "HEAD", path: "/orders/1", status: 404, body: "" },
    { result: "success", module: "orders", status: 404 },
  ); // 15
  line(15, { method: "GET", path: "/orders/1", status: 404 }, { result: "unread", status: 404, operation: "getOrder" }); // 16
  line(
    16,
    { method: "PUT", path: "/coupons/X/apply", status: 409, body: { code: 5100, detail_code: "coupon-used" } },
    {
      result: "error",
      module: "coupons",
      code: "5100",
      module_code: "coupon-used",
      status: 409,
      operation: "applyCoupon",
    },
  ); // 17
  lines.push("2026-11-21T00:00:17Z orders: OrderNotFound (5100/1002): x", {
    result: "error",
    module: "orders",
    code: "5100",
    module_code: "1002",
    time: t(17),
  }); // 18
  lines.push('{"level":"info","msg":"x"}', { result: "other" }); // 19
  lines.push('{"cut', { result: "damaged" }); // 20
  return lines.bytes();
}

// ---- main

const write = (path, data) => {
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, data);
};

function build(kind, files, args = [], spec = SHOP) {
  const truth = new Truth(["--today", TODAY, ...args], spec);
  rmSync(join(OUT, kind), { recursive: true, force: true });
  for (const [file, make, seed, size] of files) write(join(OUT, kind, file), make(truth, file, seed, size));
  const result = truth.finish({
    kind,
    seed: SEED,
    size: SIZE,
    spec: spec === SHOP ? "../spec" : "../spec-one-layer",
    inputs: files.length > 1 ? ["files"] : [files[0][0]],
  });
  write(join(OUT, kind, "TRUTH.json"), JSON.stringify(result, null, 1) + "\n");
  write(join(OUT, kind, "counts.csv"), countsCsv(result.counts));
  if (truth.expected.length <= 50_000)
    write(join(OUT, kind, "expected.ndjson"), truth.expected.map((x) => JSON.stringify(x)).join("\n") + "\n");
  console.log(
    `${kind}: ${result.read.records} records, ${result.findings.length} findings, ${Object.keys(result.planted).length} kinds of deviations, ${Object.keys(result.nearMisses).length} of near misses`,
  );
}

const KINDS = {
  tiny: () => build("tiny", [["traffic.ndjson", tiny]]),
  ndjson: () => build("ndjson", [["traffic.ndjson", ndjson, SEED, SIZE]]),
  gz: () => build("gz", [["traffic.log", gz, SEED + 1, SIZE]]),
  har: () => build("har", [["traffic.har", har, SEED + 2, SIZE]], ["--base", "/api/v1"]),
  "har-cut": () => build("har-cut", [["cut.har", harCut, SEED + 3, SIZE]], ["--base", "/api/v1"]),
  text: () => build("text", [["access.log", text, SEED + 4, SIZE]]),
  plain: () => build("plain", [["app.log", plain, SEED + 5, SIZE]]),
  "table-ndjson": () => build("table-ndjson", [["rows.ndjson", table("ndjson"), SEED + 30, SIZE]]),
  "table-har": () => build("table-har", [["rows.ndjson", table("har"), SEED + 31, SIZE]]),
  "table-text": () => build("table-text", [["rows.ndjson", table("text"), SEED + 32, SIZE]]),
  otlp: () => build("otlp", [["otlp.jsonl", otlp, SEED + 6, SIZE]]),
  "one-layer": () =>
    build(
      "one-layer",
      [["traffic.ndjson", (truth, file, seed, size) => oneLayer(truth, file, seed, size, Lines), SEED + 20, SIZE]],
      [],
      DEPOT,
    ),
  // give the folder `files`
  mixed: () => {
    build(
      "mixed",
      [
        ["files/a.ndjson", ndjson, SEED + 7, SIZE],
        ["files/b/access.log", text, SEED + 8, SIZE],
        ["files/b/x.har", har, SEED + 9, SIZE],
        ["files/c.gz", gz, SEED + 10, SIZE],
        ["files/d.log", plain, SEED + 11, SIZE],
        ["files/e", otlp, SEED + 12, SIZE],
      ],
      ["--base", "/api/v1"],
    );
    write(join(OUT, "mixed/files/.hidden"), '{"code":4983}\n');
    write(join(OUT, "mixed/files/empty.log"), "");
  },
};
write(join(OUT, "spec/errspec.yaml"), specYaml());
write(join(OUT, "spec-one-layer/errspec.yaml"), depotYaml());
for (const kind of option("only", Object.keys(KINDS).join(",")).split(",")) KINDS[kind]();
