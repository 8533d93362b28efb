// The responses: a common description, from which each format is rendered, with what the contract says about it.
//
// A response (R): { kind, near, body, status, method, target, operation, module, time, client, request, headers, exp }
//   body      { raw } (JSON text or any text), or undefined: not logged
//   asValue   the record may hold the body as a JSON value (it is an object or an array)
//   exp       what the contract demands; exp.time is filled in last
// `kind` names a deviation (or, with `near`, a near miss); neither is set on plain traffic.
import { OPERATIONS, named } from "./spec.mjs";

export function prng(seed) {
  let a = seed >>> 0; // mulberry32
  const next = () => {
    a = (a + 0x6d2b79f5) | 0;
    let t = Math.imul(a ^ (a >>> 15), 1 | a);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
  return {
    next,
    int: (n) => Math.floor(next() * n),
    pick: (list) => list[Math.floor(next() * list.length)],
    chance: (p) => next() < p,
  };
}

export const HEX = (n) => n.toString(16).padStart(6, "0");
const OPS = Object.values(OPERATIONS.list);

export class Responses {
  constructor(rnd, format) {
    this.rnd = rnd;
    this.format = format;
    this.n = 0;
  }
  get har() {
    return this.format === "har";
  }
  get nginx() {
    return this.format === "nginx";
  }

  // ---- parts

  words() {
    return this.rnd.pick([
      "blue mug",
      "Tee (XL)",
      "a.b*c",
      "",
      "杯子",
      "two\nlines",
      "$1",
      "is left",
      "{item}",
      "é🙂",
      "x}y{z",
    ]);
  }
  /** A text of the entry with values for its params: `same` by construction. */
  text(e) {
    const locale = this.rnd.chance(0.7) ? "en" : "zh";
    for (;;) {
      const text = e.text[locale].replace(/\{(\w+)\}/g, (_, p) =>
        e.params?.[p] === "int" ? String(this.rnd.int(500)) : this.words(),
      );
      if (!/^[ \t]/.test(text)) return text; // blanks after a form are skipped with it (section 5, step 7): not the same then
    }
  }
  path(op) {
    return op.path.replace(
      /[^/]*\{\w+\}[^/]*/g,
      () => this.rnd.pick(["o-", "7", "A.", "%6Dine-", "~"]) + HEX(this.rnd.int(1 << 24)),
    );
  }
  /** Spellings of a target that match the same operation. */
  target(op) {
    const p = this.path(op);
    const r = this.rnd.int(12);
    if (r === 0) return `${p}/`;
    if (r === 1) return `${p}?page=2&next=/orders/1`;
    if (r === 2) return `${p}/?q=a%2Fb`;
    if (r === 3 && !this.nginx) return `https://shop.invalid:8443${p}?v=1`;
    if (r === 4 && !this.nginx) return `${p}#top`;
    return p;
  }
  client() {
    this.n++;
    return this.n % 3 === 0
      ? `2001:db8::${HEX(this.n)}`
      : `10.${(this.n >> 16) & 255}.${(this.n >> 8) & 255}.${this.n & 255}`;
  }
  /** A response of the operation. Its request key is its own. */
  base(op, fields) {
    const client = this.client();
    return {
      method: op.method ?? "GET",
      target: op.path ? this.target(op) : "/",
      client,
      request: this.har ? `{"seq":${this.n}}` : undefined,
      exp: {
        module: op.module ?? "orders",
        operation: op.id ?? "",
        status: fields.status ?? "",
        text: "",
        ...fields.exp,
      },
      ...Object.fromEntries(Object.entries(fields).filter(([k]) => k !== "exp")),
    };
  }
  /** No operation of the spec matches. */
  nowhere(fields) {
    const [method, target] = this.rnd.pick([
      ["GET", "/nope"],
      ["POST", "/orders/42"],
      ["GET", "/Orders"],
      ["GET", "/orders//"],
      ["DELETE", "/payments/7"],
      ["GET", "/orders/1/items/2/3"],
      ["HEAD", "/orders"],
      ["GET", "//orders"],
      ["GET", "/"],
    ]);
    const r = this.base({ method, path: target, module: fields.exp.module ?? "orders" }, fields);
    r.target = target + (this.rnd.chance(0.3) ? `?n=${this.n}` : "");
    r.exp.operation = "";
    return r;
  }
  raw(code, message, more = "") {
    const parts = [`"code":${code}`, `"message":${JSON.stringify(message)}`];
    if (this.rnd.chance(0.7)) parts.push(`"requestId":"r-${HEX(this.rnd.int(1 << 24))}"`);
    if (more) parts.push(more);
    if (this.rnd.chance(0.2)) parts.reverse();
    const sep = this.rnd.chance(0.2) ? ", " : ",";
    return `{${parts.join(sep)}}`;
  }
  json(raw) {
    return { raw, asValue: true };
  }
  carrier() {
    return this.rnd.pick(["5100", "4000", "5100"]);
  }

  // ---- plain traffic

  success() {
    const op = this.rnd.pick(OPS);
    const raw = this.rnd.pick([
      `{"code":0,"message":"","data":{"id":${this.rnd.int(1e6)}}}`,
      `{"code":0,"message":"OK","data":[1,2,3]}`,
      `{ "code" : 0, "message" : "It worked." }`,
    ]);
    return this.base(op, {
      body: this.json(raw),
      status: this.rnd.pick([200, 200, 200, 201, 202]),
      exp: { result: "success" },
    });
  }
  /** An error as the spec has it: `operation` declares it, the status and the text are its own. */
  declared(op = this.rnd.pick(OPS), entry) {
    const e =
      entry ?? this.rnd.pick([...op.declared].filter((x) => !x.deprecated && !x.internal && x.name !== "CartTooLarge"));
    return this.errorOf(e, op, {});
  }
  /** An error with an entry. `fields`: status, text, near, kind … */
  errorOf(e, op, fields) {
    const own = e.module !== "common";
    const code = own ? this.carrier() : e.code;
    const text = fields.message ?? this.text(e);
    let raw;
    if (!own) raw = this.raw(this.spell(code), text);
    else if (this.rnd.chance(0.25))
      raw = this.raw(
        this.spell(code),
        text,
        `"detail_code":${e.module === "coupons" ? JSON.stringify(e.code) : this.spell(e.code)}`,
      );
    else raw = this.raw(this.spell(code), this.form(e.code) + text);
    const { exp, ...rest } = fields;
    delete rest.message;
    const f = {
      body: this.json(raw),
      status: e.http,
      ...rest,
      exp: { result: "error", code, module_code: own ? e.code : "", text: text === "" ? "" : "same", ...exp },
    };
    if (!op) f.exp.module ??= own ? e.module : "orders";
    return op ? this.base(op, f) : this.nowhere(f);
  }
  /** Spellings of one code: all are the same code. */
  spell(code) {
    if (!/^\d+$/.test(code) || this.rnd.chance(0.9)) return code;
    return this.rnd.pick([`"${code}"`, `"0${code}"`, `${code}.0`, `${Number(code) / 100}e2`, `"00000000000${code}"`]);
  }
  form(code) {
    return this.rnd.chance(0.85)
      ? `(${code})`
      : this.rnd.pick([
          `( ${code} ) `,
          `（${code}）`,
          `\t(${code})        `,
          /^\d+$/.test(code) ? `(0${code})` : `(${code})`,
        ]);
  }
  unread() {
    const op = this.rnd.pick(OPS);
    return this.base(op, {
      body: undefined,
      status: this.rnd.pick([200, 404, 503]),
      exp: { result: "unread", module: "" },
    });
  }

  // ---- deviations and near misses. Each returns one response, or a list with offsets (`at`, ms) from a start.

  opOf(module) {
    return this.rnd.pick(OPS.filter((o) => o.module === module));
  }
  invalid(kind, reason, raws, { statuses = [502, 503, 500, 404], asValue = false } = {}) {
    const raw = this.rnd.pick(raws);
    const op = this.rnd.chance(0.8) ? this.rnd.pick(OPS) : undefined;
    const f = { kind, body: { raw, asValue }, status: this.rnd.pick(statuses), exp: { result: "invalid", reason } };
    return op ? this.base(op, f) : this.nowhere(f);
  }
  error(kind, op, code, module_code, message, fields = {}) {
    const { exp, more, ...rest } = fields;
    const f = {
      kind,
      body: this.json(this.raw(code, message, more)),
      status: 500,
      ...rest,
      exp: { result: "error", code: String(code), module_code, text: "", ...exp },
    };
    return op ? this.base(op, f) : this.nowhere(f);
  }
  near(r) {
    r.near = true;
    return r;
  }
  as(kind, r) {
    r.kind = kind;
    return r;
  }

  planners() {
    const { rnd } = this;
    const deep = (n) => "[".repeat(n) + "]".repeat(n);
    const p = {
      // 1-4: codes that the spec lacks
      "unknown-common-code": () =>
        this.error("unknown-common-code", rnd.pick(OPS), rnd.pick(["4998", "4999", "70000", "-7"]), "", "Boom"),
      "unknown-module-code": () =>
        this.error("unknown-module-code", this.opOf(rnd.pick(["orders", "payments"])), "5100", "1999", "(1999)Boom"),
      "unknown-module-code-in-field": () =>
        this.error("unknown-module-code-in-field", this.opOf("orders"), "4000", "1998", "A parameter is invalid.", {
          more: `"detail_code":1998`,
          status: 418,
        }),
      "unknown-both-codes": () => this.error("unknown-both-codes", this.opOf("payments"), "4997", "1997", "(1997)Boom"),
      "unknown-code-without-operation": () =>
        this.error("unknown-code-without-operation", undefined, "5100", "1996", "(1996)Boom", {
          exp: { module: "orders" },
        }),
      // 5, 6
      "reserved-common-code": () =>
        this.error("reserved-common-code", rnd.pick(OPS), rnd.pick(["4700", "4710", "4719"]), "", "Gone"),
      "reserved-module-code": () => {
        const m = rnd.pick([
          ["orders", "1100"],
          ["orders", "1109"],
          ["orders", "1200"],
          ["payments", "3900"],
        ]);
        return this.error("reserved-module-code", this.opOf(m[0]), "5100", m[1], `(${m[1]})Gone`);
      },
      // 7-10
      "deprecated-code": () =>
        this.as(
          "deprecated-code",
          this.errorOf(named(rnd.pick(["OldProtocol", "orders.OrderLocked"])), OPERATIONS.list.getOrder, {}),
        ),
      "internal-code": () =>
        this.as(
          "internal-code",
          this.errorOf(named(rnd.pick(["PanicCaught", "orders.LedgerBroken"])), this.opOf("orders"), {}),
        ),
      "undeclared-error": () => {
        const [n, o] = rnd.pick([
          ["AccessDenied", "createOrder"],
          ["orders.OrderClosed", "listOrders"],
          ["RateLimited", "cancelOrder"],
          ["payments.CardDeclined", "refund"],
          ["ServiceUnavailable", "refund"],
        ]);
        return this.as("undeclared-error", this.errorOf(named(n), OPERATIONS.list[o], {}));
      },
      "wrong-status": () => {
        const op = rnd.pick(OPS);
        const r = this.declared(op);
        r.status = r.exp.status = rnd.pick([200, 418, 499]);
        return this.as("wrong-status", r);
      },
      // 11: texts
      "text-differs": () => {
        const [n, t, o] = rnd.pick([
          ["orders.OrderClosed", "Is it closed? [yes] (a+b)* ^$1.00 \\D", "cancelOrder"],
          ["orders.OrderClosed", "is it closed? [yes] (a+b)* ^$1.00 \\d", "cancelOrder"],
          ["AccessDenied", "Access is denied. ", "listMyOrders"],
          ["AccessDenied", " Access is denied.", "listMyOrders"],
          ["orders.OrderNotFound", "There is no order 7", "getOrder"],
          ["orders.OutOfStock", "Only 3 of mug left!", "createOrder"],
          ["orders.OutOfStock", "Only 3 left.", "createOrder"],
          ["payments.CardDeclined", "The card was declined. The card was declined.", "pay"],
          ["AuthFailure", "Not logged in", "ping"],
          ["AccessDenied", "Access is denied.\n", "listMyOrders"],
        ]);
        return this.as(
          "text-differs",
          this.errorOf(named(n), OPERATIONS.list[o], { message: t, exp: { text: "other" } }),
        );
      },
      "text-of-another-entry": () =>
        this.as(
          "text-of-another-entry",
          this.errorOf(named("payments.CardDeclined"), OPERATIONS.list.pay, {
            message: "There is no payment 7.",
            exp: { text: "other" },
          }),
        ),
      "text-nine-blanks-after-form": () =>
        this.error(
          "text-nine-blanks-after-form",
          OPERATIONS.list.pay,
          "5100",
          "3002",
          "(3002)         The payment looks like fraud.",
          { status: 403, exp: { text: "other" } },
        ),
      // 12-19: foreign bodies
      "foreign-html": () =>
        this.invalid("foreign-html", "not_json", [
          "<html><head><title>502 Bad Gateway</title></head></html>",
          '<!DOCTYPE html>\n<p class="x">no</p>',
          "upstream connect error",
          "Bad Gateway",
        ]),
      "foreign-json": () =>
        this.invalid(
          "foreign-json",
          "no_code",
          [
            '{"message":"Forbidden"}',
            '{"error":"invalid_token"}',
            '{"Code":4000,"message":"x"}',
            '{"code":null,"message":"x"}',
            "{}",
            '{"data":{"code":4000}}',
          ],
          { asValue: true },
        ),
      "foreign-array": () =>
        this.invalid("foreign-array", "not_object", ['[{"code":4000,"message":"x"}]', "[]"], { asValue: true }),
      "foreign-scalar": () => this.invalid("foreign-scalar", "not_object", ["null", '"{}"', "0", "true"]),
      "truncated-json": () =>
        this.invalid("truncated-json", "not_json", [
          '{"code":4000,"message":"(10',
          '{"code":4000',
          '{"code":4000,}',
          '{"code":4000}}',
          "{'code':4000}",
          '{"code":04000}',
          '{"code":+4000}',
          '{"code":NaN}',
          '{"code":4000} x',
        ]),
      "empty-body": () => {
        const raw = this.nginx ? " " : rnd.pick(["", " ", "\r\n", "\t \n"]);
        const r = this.invalid("empty-body", "empty", [raw], { statuses: [200, 404, 500, 206] });
        if (r.method === "HEAD") r.method = "PATCH";
        return r;
      },
      "too-deep": () =>
        this.invalid("too-deep", "not_json", [`{"code":4000,"x":${deep(512)}}`, `{"code":4000,"x":${deep(600)}}`]),
      "odd-number": () =>
        this.invalid("odd-number", "bad_code", [
          '{"code":1e400}',
          '{"code":9007199254740993}',
          '{"code":4000.5}',
          '{"code":" 4000"}',
          '{"code":true}',
          '{"code":"+4000"}',
          '{"code":"４０００"}',
          '{"code":""}',
          '{"code":{"code":4000}}',
          '{"code":"0000000000004000"}',
          '{"code":[4000]}',
          '{"code":"0x0"}',
          '{"code":4000,"code":"4e3"}',
        ]),
      "failed-status": () =>
        this.invalid(
          "failed-status",
          "failed_status",
          [
            '{"code":0,"message":"OK"}',
            '{"code":"0","message":"(1001)x"}',
            '{"code":-0}',
            '{"code":1e-400}',
            '{"code":0.0}',
          ],
          { statuses: [400, 404, 500, 599], asValue: true },
        ),
      // 20: repeated keys
      "duplicate-key": () =>
        rnd.chance(0.5)
          ? this.base(OPERATIONS.list.listOrders, {
              kind: "duplicate-key",
              body: this.json('{"code":0,"message":"","code":4996}'),
              status: 200,
              exp: { result: "error", code: "4996", module_code: "" },
            })
          : this.base(OPERATIONS.list.pay, {
              kind: "duplicate-key",
              body: this.json('{"code":5100,"message":"(1001)The card was declined.","message":"(1995)x"}'),
              status: 402,
              exp: { result: "error", code: "5100", module_code: "1995" },
            }),
      "internal-code-without-operation": () =>
        this.as("internal-code-without-operation", this.errorOf(named("orders.LedgerBroken"), undefined, {})),

      // ---- near misses
      "near:duplicate-key-success": () =>
        this.base(rnd.pick(OPS), {
          body: this.json('{"code":4000,"message":"x","code":0}'),
          status: 200,
          exp: { result: "success" },
        }),
      "near:success-text-looks-like-error": () =>
        this.base(rnd.pick(OPS), {
          body: this.json(
            rnd.pick([
              '{"code":0,"message":"(1001)Boom"}',
              '{"code":0,"message":"","data":{"code":4999}}',
              '{"code":"00","message":"x"}',
              '{"code":-0,"message":"x"}',
              '{"code":1e-400,"message":"x"}',
              '{"code":"-0"}',
              `{"code":0,"x":${deep(500)}}`,
            ]),
          ),
          status: 200,
          exp: { result: "success" },
        }),
      "near:blank-body-success": () => {
        const [m, s] = rnd.pick([
          ["GET", 204],
          ["POST", 205],
          ["GET", 304],
          ["HEAD", 200],
          ["HEAD", 404],
          ["GET", 101],
        ]);
        const r = this.nowhere({
          body: { raw: this.nginx ? " " : rnd.pick(["", " \r\n"]) },
          status: s,
          exp: { result: "success" },
        });
        r.method = m;
        r.target = "/nowhere/" + this.n;
        return r;
      },
      "near:unknown-module-code-has-no-entry": () =>
        this.error("", this.opOf("orders"), "4400", "1994", "(1994)x", { status: 418 }), // an unknown code, but no status-mismatch, text-differs or undeclared-error
      "near:form-repeats-common-code": () =>
        this.errorOf(named("AuthFailure"), this.opOf("orders"), {
          body: this.json('{"code":4100,"message":"(4100)The signature is wrong."}'),
          message: "x",
          exp: { text: "same" },
        }),
      "near:form-of-success-code": () =>
        this.errorOf(named("AuthFailure"), this.opOf("payments"), {
          body: this.json('{"code":4100,"message":"(0)签名错误"}'),
          message: "x",
          exp: { text: "same" },
        }),
      "near:string-module-knows-no-such-code": () =>
        this.errorOf(named("AuthFailure"), OPERATIONS.list.applyCoupon, {
          body: this.json('{"code":4100,"message":"The signature is wrong.","detail_code":"gone"}'),
          message: "x",
          exp: { text: "same" },
        }),
      "near:empty-detail": () =>
        this.errorOf(named("orders.OutOfStock"), OPERATIONS.list.createOrder, {
          body: this.json(
            rnd.pick([
              '{"code":5100,"message":"(1001)"}',
              '{"code":5100,"detail_code":1001}',
              '{"code":5100,"message":null,"detail_code":"1001"}',
              '{"code":5100,"message":7,"detail_code":1001.0}',
            ]),
          ),
          message: "",
          exp: { text: "", code: "5100" },
        }),
      "near:empty-param": () =>
        this.errorOf(named("orders.OutOfStock"), OPERATIONS.list.createOrder, {
          body: this.json('{"code":5100,"message":"(1001)Only  of  left."}'),
          message: "x",
          exp: { code: "5100" },
        }),
      "near:param-with-newline": () =>
        this.errorOf(named("orders.AddressRejected"), OPERATIONS.list.createOrder, {
          body: this.json(
            '{"code":4000,"message":"(1004)The address in A\\nB was rejected: C was rejected: D\\u2028E"}',
          ),
          message: "x",
          exp: { code: "4000" },
        }),
      "near:literal-before-param": () => {
        const r = this.declared(OPERATIONS.list.listMyOrders, named("AccessDenied"));
        r.target = rnd.pick(["/orders/mine", "/orders/mine/", "/orders/mine?x=1"]);
        return r;
      },
      "near:encoded-segment-is-a-param": () => {
        const r = this.declared(OPERATIONS.list.getOrder, named("orders.OrderNotFound"));
        r.target = rnd.pick([
          "/orders/%6Dine",
          "/orders/{order_id}",
          "/orders/MINE",
          "/orders/stats",
          "/orders/mine%2F",
        ]);
        return r;
      },
      "near:partial-param-segment": () => {
        const r = this.declared(OPERATIONS.list.exportOrders, named("AccessDenied"));
        r.target = rnd.pick(["/export/a.csv", "/export/whatever", "/export/.csv/"]);
        return r;
      },
      "near:first-literal-wins": () => {
        const r = this.declared(OPERATIONS.list.getPayment, named("payments.PaymentNotFound"));
        r.target = "/payments/stats";
        return r;
      },
      "near:param-first-segment": () => {
        const r = this.declared(OPERATIONS.list.shopStats, named("AccessDenied"));
        r.target = rnd.pick(["/berlin/stats", "/ping/stats", "/Orders/stats/"]);
        return r;
      },
      "near:module-by-own-code": () =>
        this.as(
          undefined,
          this.errorOf(
            named(rnd.pick(["payments.BankTimeout", "payments.FraudSuspected", "coupons.NoSuchCoupon"])),
            undefined,
            {},
          ),
        ),
      "near:same-code-in-two-modules": () => {
        // sent by payments, but nothing says so: the first module that knows 1001 is orders
        return this.error("", undefined, "5100", "1001", "(1001)Only 3 of mugs left.", {
          status: 409,
          exp: { module: "orders", text: "same" },
        });
      },
      "near:no-module-operation": () => {
        const r = this.errorOf(named("payments.FraudSuspected"), OPERATIONS.list.ping, { exp: { module: "payments" } });
        r.kind = "undeclared-error";
        return r;
      }, // resolved by the code; ping does not declare it
    };
    return p;
  }

  /** Storms and what is almost one. Each is a list of responses with `at` (ms from the start) and, if it differs, `time`. */
  storms() {
    const over = this.nginx ? 61000 : 60001;
    const E = (name, op, fields = {}) => this.errorOf(named(name), op && OPERATIONS.list[op], fields);
    /** Makes the responses share one request key. */
    const share = (list, keep = {}) => {
      const first = list[0].r;
      for (const { r } of list) {
        if (!keep.client) r.client = first.client;
        if (!keep.target) r.target = first.target;
        if (!keep.method) r.method = first.method;
        if (!keep.request) r.request = first.request;
      }
      return list;
    };
    const seq = (ats, make, repeats, kind, near) =>
      share(
        ats.map((at, i) => {
          const r = make(i);
          if (repeats.includes(i)) r.exp.repeat = true;
          r.kind = kind;
          r.near = near;
          return { at, r };
        }),
      );
    const closed = () => E("orders.OrderClosed", "cancelOrder");
    const s = {
      "storm:three": () => seq([0, 5000, 9000], closed, [1, 2], "storm:three"),
      "storm:exactly-60-s": () => seq([0, 60000, 120000, 180000], closed, [1, 2, 3], "storm:exactly-60-s"),
      "storm:same-time": () => seq([0, 0, 0], () => E("payments.CardDeclined", "pay"), [1, 2], "storm:same-time"),
      "storm:two-runs": () =>
        seq([0, 1000, 2000, 2000 + over, 3000 + over, 4000 + over], closed, [1, 2, 4, 5], "storm:two-runs"),
      "storm:unread-between": () => {
        const l = [0, 1000, 2000, 3000].map((at, i) => {
          const r =
            i === 2
              ? this.base(OPERATIONS.list.cancelOrder, {
                  body: undefined,
                  status: 409,
                  exp: { result: "unread", module: "" },
                })
              : closed();
          r.kind = "storm:unread-between";
          if (i === 1 || i === 3) r.exp.repeat = true;
          return { at, r };
        });
        return share(l);
      },
      "storm:without-operation": () => {
        const l = seq([0, 1000, 2000], () => E("orders.OrderClosed", undefined), [1, 2], "storm:without-operation");
        for (const { r } of l) {
          r.method = "PATCH";
          r.target = "/nope";
        }
        return l;
      },
      "storm:statuses-differ": () => {
        const l = seq([0, 1000, 2000], closed, [1, 2], "storm:statuses-differ");
        l[1].r.status = l[1].r.exp.status = 500;
        l[2].r.status = l[2].r.exp.status = 400;
        return l;
      },
      "storm:long": () =>
        seq(
          Array.from({ length: 12 }, (_, i) => i * 20000),
          () => E("payments.FraudSuspected", "pay"),
          [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11],
          "storm:long",
        ),
      "near:storm-two": () => seq([0, 1000], closed, [], "near:storm-two", true),
      "near:storm-gap": () => seq([0, 1000, 1000 + over, 2000 + over], closed, [], "near:storm-gap", true),
      "near:storm-retryable": () =>
        seq([0, 1000, 2000, 3000, 4000], () => E("payments.BankTimeout", "pay"), [], "near:storm-retryable", true),
      "near:storm-success-between": () => {
        const l = [0, 1000, 2000, 3000, 4000].map((at, i) => {
          const r =
            i === 2
              ? this.base(OPERATIONS.list.cancelOrder, {
                  body: this.json('{"code":0}'),
                  status: 200,
                  exp: { result: "success" },
                })
              : closed();
          r.kind = "near:storm-success-between";
          r.near = true;
          return { at, r };
        });
        return share(l);
      },
      "near:storm-invalid-between": () => {
        const l = [0, 1000, 2000, 3000, 4000].map((at, i) => {
          const r =
            i === 2
              ? this.base(OPERATIONS.list.cancelOrder, {
                  body: { raw: "<html>" },
                  status: 502,
                  exp: { result: "invalid", reason: "not_json" },
                })
              : closed();
          r.kind = "near:storm-invalid-between";
          r.near = true;
          return { at, r };
        });
        return share(l);
      },
      "near:storm-entries-alternate": () =>
        seq(
          [0, 1000, 2000, 3000],
          (i) => E(i % 2 ? "orders.OrderClosed" : "orders.OrderNotFound", "cancelOrder"),
          [],
          "near:storm-entries-alternate",
          true,
        ),
      "near:storm-no-entry": () => {
        const l = seq(
          [0, 1000, 2000, 3000],
          () => this.error("", this.opOf("orders"), "4995", "", "x"),
          [],
          "unknown-common-code-repeated",
          false,
        );
        for (const { r } of l) r.exp.operation = l[0].r.exp.operation;
        return l;
      },
      "near:storm-target-differs": () => {
        const l = seq([0, 1000, 2000, 3000], closed, [], "near:storm-target-differs", true);
        const t = l[0].r.target.split(/[?#]/)[0].replace(/\/$/, "");
        [t, `${t}/`, `${t}?a=1`, `${t}?a=2`].forEach((x, i) => (l[i].r.target = x));
        return l;
      },
      "near:storm-time-goes-back": () => {
        const l = seq([0, 1000, 2000], closed, [], "near:storm-time-goes-back", true);
        l[1].r.shift = -6000;
        l[2].r.shift = -1000;
        return l;
      }, // gaps: negative, then 0 to 60 s: a run of two
    };
    if (!this.har) {
      s["near:storm-clients-differ"] = () => {
        const l = seq([0, 1000, 2000, 3000], closed, [], "near:storm-clients-differ", true);
        l[1].r.client = l[3].r.client = this.client();
        return l;
      };
    }
    if (this.format === "ndjson" || this.har) {
      s["near:storm-requests-differ"] = () => {
        const l = seq([0, 1000, 2000, 3000], closed, [], "near:storm-requests-differ", true);
        l.forEach(({ r }, i) => (r.request = `{"n":${i % 2},"u":${this.n}}`));
        return l;
      };
      if (!this.har)
        s["storm:url-and-path"] = () => {
          const l = seq([0, 1000, 2000], closed, [1, 2], "storm:url-and-path");
          const t = l[0].r.target.replace(/^https?:\/\/[^/]*/, "");
          l[0].r.target = t;
          l[1].r.target = `http://a.invalid${t}`;
          l[2].r.target = `https://b.invalid:9${t}`;
          return l;
        };
    }
    if (this.format === "ndjson") {
      s["near:storm-one-without-time"] = () => {
        const l = seq([0, 1000, 2000], closed, [], "near:storm-one-without-time", true);
        l[1].r.noTime = true;
        return l;
      };
      s["near:storm-without-client"] = () => {
        const l = seq([0, 1000, 2000], closed, [], "near:storm-without-client", true);
        for (const { r } of l) r.client = undefined;
        return l;
      };
      s["storm:time-missing-between"] = () => {
        const l = seq([0, 1000, 2000, 3000], closed, [2, 3], "storm:time-missing-between");
        l[1].r.noTime = true;
        return l;
      };
    }
    return s;
  }
}
