// The spec of the oracle: a shop with two layers. This is its only source: the YAML file is printed from it, and the
// truth is computed with it. No code of errspec is used.

const T = (en, zh) => ({ en, zh });

const COMMON = "common";
/** In the order of the spec. */
const MODULES = [
  {
    id: "common",
    title: T("Common codes", "公共错误码"),
    type: "int",
    reserved: [{ codes: [4700, "4710-4719"], reason: "sent until 2024" }],
    success: { code: 0, name: "Success", text: T("It worked.", "成功") },
    entries: [
      {
        code: "4000",
        name: "InvalidParameter",
        http: 400,
        retryable: false,
        kind: "invalid_argument",
        action: "fix_request",
        text: T("A parameter is invalid.", "参数非法"),
      },
      {
        code: "4100",
        name: "AuthFailure",
        http: 401,
        retryable: false,
        kind: "unauthenticated",
        action: "fix_credentials",
        text: T("The signature is wrong.", "签名错误"),
      },
      {
        code: "4300",
        name: "AccessDenied",
        http: 403,
        retryable: false,
        kind: "permission_denied",
        action: "contact_support",
        text: T("Access is denied.", "拒绝访问"),
      },
      {
        code: "4400",
        name: "RateLimited",
        http: 429,
        retryable: true,
        kind: "resource_exhausted",
        action: "back_off",
        text: T("At most {limit} requests a minute.", "每分钟最多 {limit} 次请求"),
        params: { limit: "int" },
      },
      {
        code: "4600",
        name: "OldProtocol",
        http: 400,
        retryable: false,
        kind: "invalid_argument",
        action: "fix_request",
        text: T("The protocol is old.", "协议过旧"),
        deprecated: { sunset: "2027-01-31" },
      },
      {
        code: "5100",
        name: "OperationFailed",
        http: 500,
        retryable: false,
        kind: "internal",
        action: "contact_support",
        text: T("The operation failed.", "操作失败"),
      },
      {
        code: "6000",
        name: "InternalError",
        http: 500,
        retryable: true,
        kind: "internal",
        action: "retry",
        text: T("Something broke. Retry later.", "内部错误，请稍后重试"),
      },
      {
        code: "6200",
        name: "ServiceUnavailable",
        http: 503,
        retryable: true,
        kind: "unavailable",
        action: "retry",
        text: T("The service is down for maintenance.", "服务维护中"),
      },
      {
        code: "6300",
        name: "RegionDown",
        http: 503,
        retryable: true,
        kind: "unavailable",
        action: "retry",
        text: T("The region is down.", "区域不可用"),
      }, // never sent
      {
        code: "6900",
        name: "PanicCaught",
        http: 500,
        retryable: false,
        kind: "internal",
        action: "contact_support",
        text: T("A panic was caught.", "捕获异常"),
        internal: true,
      },
    ],
  },
  {
    id: "orders",
    title: T("Orders", "订单"),
    type: "int",
    reserved: [{ codes: ["1100-1109", 1200], reason: "the old cart" }],
    entries: [
      {
        code: "1001",
        name: "OutOfStock",
        http: 409,
        retryable: false,
        kind: "failed_precondition",
        action: "fix_request",
        text: T("Only {left} of {item} left.", "{item} 仅剩 {left} 件"),
        params: { left: "int", item: "string" },
      },
      {
        code: "1002",
        name: "OrderNotFound",
        http: 404,
        retryable: false,
        kind: "not_found",
        action: "fix_request",
        text: T("There is no order {order_id}.", "订单 {order_id} 不存在"),
        params: { order_id: "string" },
      },
      {
        code: "1003",
        name: "OrderClosed",
        http: 409,
        retryable: false,
        kind: "failed_precondition",
        action: "fix_request",
        text: T("Is it closed? [yes] (a+b)* ^$1.00 \\d", "已关闭？[是] (a+b)*"),
      },
      {
        code: "1004",
        name: "AddressRejected",
        http: 422,
        retryable: false,
        kind: "invalid_argument",
        action: "fix_request",
        text: T("The address in {city} was rejected: {why}", "{city} 的地址被拒绝：{why}"),
        params: { city: "string", why: "string" },
      },
      {
        code: "1005",
        name: "OrderLocked",
        http: 409,
        retryable: false,
        kind: "aborted",
        action: "wait",
        text: T("The order is locked.", "订单已锁定"),
        deprecated: {},
      },
      {
        code: "1006",
        name: "OrderFrozen",
        http: 409,
        retryable: false,
        kind: "aborted",
        action: "wait",
        text: T("The order is frozen.", "订单已冻结"),
        deprecated: { sunset: "2026-11-23" },
      },
      {
        code: "1007",
        name: "OrderParked",
        http: 409,
        retryable: false,
        kind: "aborted",
        action: "wait",
        text: T("The order is parked.", "订单已暂停"),
        deprecated: { sunset: "2026-11-24" },
      },
      {
        code: "1008",
        name: "WarehouseClosed",
        http: 503,
        retryable: true,
        kind: "unavailable",
        action: "retry",
        text: T("The warehouse is closed.", "仓库已关闭"),
      }, // never sent
      {
        code: "1009",
        name: "LedgerBroken",
        http: 500,
        retryable: false,
        kind: "internal",
        action: "contact_support",
        text: T("The ledger is broken.", "账本损坏"),
        internal: true,
      },
      {
        code: "1010",
        name: "CartExpired",
        http: 410,
        retryable: false,
        kind: "failed_precondition",
        action: "fix_request",
        text: T("The cart expired.", "购物车已过期"),
        deprecated: {},
      }, // never sent, no finding
      {
        code: "1011",
        name: "ShardMoved",
        http: 500,
        retryable: false,
        kind: "internal",
        action: "contact_support",
        text: T("The shard moved.", "分片已迁移"),
        internal: true,
      }, // never sent, no finding
      {
        code: "1012",
        name: "CartTooLarge",
        http: 413,
        retryable: false,
        kind: "invalid_argument",
        action: "fix_request",
        text: T("The cart is too large.", "购物车过大"),
      }, // sent exactly once
      {
        code: "1020",
        name: "OrderMerged",
        http: 409,
        retryable: false,
        kind: "aborted",
        action: "wait",
        text: T("The order was merged.", "订单已合并"),
        deprecated: { sunset: "2026-11-29" },
      }, // only without a time
      {
        code: "1021",
        name: "OrderSplit",
        http: 409,
        retryable: false,
        kind: "aborted",
        action: "wait",
        text: T("The order was split.", "订单已拆分"),
        deprecated: { sunset: "2026-11-30" },
      }, // only without a time
    ],
  },
  {
    id: "payments",
    title: T("Payments", "支付"),
    type: "int",
    reserved: [{ codes: [3900], reason: "the old bank" }],
    entries: [
      {
        code: "1001",
        name: "CardDeclined",
        http: 402,
        retryable: false,
        kind: "failed_precondition",
        action: "top_up",
        text: T("The card was declined.", "银行卡被拒绝"),
      },
      {
        code: "1002",
        name: "PaymentNotFound",
        http: 404,
        retryable: false,
        kind: "not_found",
        action: "fix_request",
        text: T("There is no payment {payment_id}.", "支付 {payment_id} 不存在"),
        params: { payment_id: "string" },
      },
      {
        code: "3001",
        name: "BankTimeout",
        http: 504,
        retryable: true,
        kind: "deadline_exceeded",
        action: "retry",
        text: T("The bank did not answer.", "银行无响应"),
      },
      {
        code: "3002",
        name: "FraudSuspected",
        http: 403,
        retryable: false,
        kind: "permission_denied",
        action: "contact_support",
        text: T("The payment looks like fraud.", "疑似欺诈"),
      },
      {
        code: "3003",
        name: "RefundTooLate",
        http: 409,
        retryable: false,
        kind: "failed_precondition",
        action: "none",
        text: T("It is too late for a refund.", "退款已超期"),
      },
      {
        code: "3004",
        name: "CurrencyRetired",
        http: 400,
        retryable: false,
        kind: "invalid_argument",
        action: "fix_request",
        text: T("The currency is retired.", "货币已停用"),
      }, // never sent
    ],
  },
  {
    id: "coupons",
    title: T("Coupons", "优惠券"),
    type: "string",
    reserved: [{ codes: ["gone"], reason: "the old coupons" }],
    entries: [
      {
        code: "coupon-used",
        name: "CouponUsed",
        http: 409,
        retryable: false,
        kind: "failed_precondition",
        action: "fix_request",
        text: T("The coupon was used.", "优惠券已使用"),
      },
      {
        code: "coupon.expired",
        name: "CouponExpired",
        http: 410,
        retryable: false,
        kind: "failed_precondition",
        action: "fix_request",
        text: T("The coupon expired on {day}.", "优惠券已于 {day} 过期"),
        params: { day: "string" },
      },
      {
        code: "no_such",
        name: "NoSuchCoupon",
        http: 404,
        retryable: false,
        kind: "not_found",
        action: "fix_request",
        text: T("There is no such coupon.", "优惠券不存在"),
      },
    ],
  },
];

/** Errors are named `module.Name`; common ones without the module. */
export const OPERATIONS = {
  errors: ["AuthFailure", "RateLimited", "InternalError"],
  tags: { write: ["ServiceUnavailable", "InvalidParameter"] },
  list: {
    listOrders: { module: "orders", method: "GET", path: "/orders" },
    createOrder: {
      module: "orders",
      method: "POST",
      path: "/orders",
      tags: ["write"],
      errors: ["orders.OutOfStock", "orders.AddressRejected", "orders.CartTooLarge"],
    },
    listMyOrders: { module: "orders", method: "GET", path: "/orders/mine", errors: ["AccessDenied"] },
    getOrder: {
      module: "orders",
      method: "GET",
      path: "/orders/{order_id}",
      errors: ["orders.OrderNotFound", "orders.OrderLocked"],
    },
    cancelOrder: {
      module: "orders",
      method: "POST",
      path: "/orders/{order_id}/cancel",
      tags: ["write"],
      errors: ["orders.OrderNotFound", "orders.OrderClosed"],
      except: ["RateLimited"],
    },
    exportOrders: { module: "orders", method: "GET", path: "/export/{name}.csv", errors: ["AccessDenied"] },
    pay: {
      module: "payments",
      method: "POST",
      path: "/payments",
      tags: ["write"],
      errors: ["payments.CardDeclined", "payments.BankTimeout", "payments.FraudSuspected"],
    },
    getPayment: {
      module: "payments",
      method: "GET",
      path: "/payments/{payment_id}",
      errors: ["payments.PaymentNotFound"],
    },
    refund: {
      module: "payments",
      method: "POST",
      path: "/payments/{payment_id}/refund",
      tags: ["write"],
      errors: ["payments.PaymentNotFound", "payments.RefundTooLate"],
      except: ["ServiceUnavailable"],
    },
    shopStats: { module: "payments", method: "GET", path: "/{shop}/stats", errors: ["AccessDenied"] },
    applyCoupon: {
      module: "coupons",
      method: "PUT",
      path: "/coupons/{coupon}/apply",
      tags: ["write"],
      errors: ["coupons.CouponUsed", "coupons.CouponExpired", "coupons.NoSuchCoupon"],
    },
    ping: { method: "GET", path: "/ping", errors: ["ServiceUnavailable"] },
  },
};

/** What truth.mjs asks a spec. `common` is the ID of the common module, or undefined; `status` is that of the envelope. */
export function lookups({ common, modules, operations, status }) {
  const byName = new Map();
  const byCode = new Map();
  for (const m of modules) {
    for (const e of m.entries) {
      e.module = m.id;
      byName.set(m.id === common ? e.name : `${m.id}.${e.name}`, e);
      byCode.set(`${m.id} ${e.code}`, e);
    }
  }
  const named = (name) => {
    const e = byName.get(name);
    if (!e) throw new Error(`no entry ${name}`);
    return e;
  };
  for (const [id, op] of Object.entries(operations.list)) {
    op.id = id;
    const names = [
      ...(operations.errors ?? []),
      ...(op.tags ?? []).flatMap((t) => operations.tags[t]),
      ...(op.errors ?? []),
    ];
    op.declared = new Set(names.filter((n) => !(op.except ?? []).includes(n)).map(named));
  }
  return {
    common,
    modules,
    operations,
    named,
    entryAt: (module, code) => byCode.get(`${module} ${code}`),
    allEntries: () => modules.flatMap((m) => m.entries),
    statusOf: (e) => (status === "entry" ? e.http : status),
    isReserved: (module, code) =>
      (modules.find((m) => m.id === module).reserved ?? [])
        .flatMap((r) => r.codes)
        .some((c) => {
          const range = /^(\d+)-(\d+)$/.exec(String(c));
          return range ? /^\d+$/.test(code) && +code >= +range[1] && +code <= +range[2] : String(c) === code;
        }),
  };
}
export const SHOP = lookups({ common: COMMON, modules: MODULES, operations: OPERATIONS, status: "entry" });
export const { named } = SHOP;

// ---- YAML

const yaml = (v, indent) => {
  const pad = " ".repeat(indent);
  if (v === null || typeof v !== "object") return JSON.stringify(v);
  if (Array.isArray(v)) {
    if (v.every((x) => x === null || typeof x !== "object")) return `[${v.map((x) => JSON.stringify(x)).join(", ")}]`;
    return "\n" + v.map((x) => `${pad}- ${yaml(x, indent + 2).replace(/^\n\s*/, "")}`).join("\n");
  }
  const keys = Object.keys(v).filter((k) => v[k] !== undefined);
  if (keys.every((k) => v[k] === null || typeof v[k] !== "object"))
    return `{ ${keys.map((k) => `${JSON.stringify(k)}: ${JSON.stringify(v[k])}`).join(", ")} }`;
  return "\n" + keys.map((k) => `${pad}${k}: ${yaml(v[k], indent + 2)}`).join("\n");
};

const wireCode = (m, e) => (m.type === "int" ? Number(e.code) : e.code);
export const printYaml = (spec) => `# Written by generate.mjs.${yaml(spec, 0)}\n`;
export const moduleYaml = (m, carrier) => ({
  module: m.id,
  title: m.title,
  "code-type": m.type,
  carrier,
  reserved: m.reserved,
  success: m.success,
  errors: m.entries.map((e) => ({
    code: wireCode(m, e),
    name: e.name,
    text: e.text,
    kind: e.kind,
    action: e.action,
    retryable: e.retryable,
    http: e.http,
    audience: e.internal ? "internal" : undefined,
    params: e.params && Object.entries(e.params).map(([name, type]) => ({ name, type })),
    deprecated: e.deprecated && { since: "1.0.0", ...e.deprecated, reason: T("No longer sent.", "不再返回") },
  })),
});
export const operationsYaml = (operations) => ({
  errors: operations.errors,
  tags: operations.tags,
  list: Object.fromEntries(
    Object.entries(operations.list).map(([id, { module, method, path, tags, errors, except }]) => [
      id,
      { module, method, path, tags, errors, except },
    ]),
  ),
});

export function specYaml() {
  const spec = {
    errspec: 1,
    catalog: "corner-shop",
    title: T("Corner Shop", "街角商店"),
    version: "1.0.0",
    locales: ["en", "zh"],
    docs: "https://shop.invalid/errors/{module}#{code}",
    envelope: {
      success: { code: 0 },
      code: "/code",
      common: COMMON,
      "module-code": [{ at: "/message", forms: ["({code})"] }, { at: "/detail_code" }],
      text: "/message",
      "request-id": "/requestId",
      headers: { code: "x-shop-error" },
      status: "entry",
    },
    modules: MODULES.map((m) => moduleYaml(m, m.id === COMMON ? undefined : "OperationFailed")),
    operations: operationsYaml(OPERATIONS),
  };
  return printYaml(spec);
}
