/*
 * Specs as plain objects, for edits to act on. They are written as JSON, which is YAML too. `x-meaning` says what a code
 * means: edits that give it another meaning change it, so that a witness can tell.
 */

export interface Spec {
  catalog: string;
  name?: string;
  version: string;
  locales: string[];
  docs?: string;
  initialisms: string[];
  envelope: {
    success?: { code?: string; absent?: string };
    code: string[];
    common?: string;
    "module-code"?: { at: string; forms?: string[] }[];
    text?: string[];
    "request-id"?: string[];
    headers?: { code?: string[]; "request-id"?: string[]; "retry-after"?: { header: string; unit: string }[] };
    status?: "entry" | number;
    params?: string;
    "field-errors"?: { at: string; field: string; code?: string; text?: string };
  };
  envelopes?: Record<string, { domain?: string } | null>;
  targets: Record<string, Record<string, unknown> | null>;
  modules: SpecModule[];
  [key: string]: unknown;
}

export interface SpecModule {
  module: string;
  "code-type"?: unknown;
  groups?: Record<string, { title?: string; range?: string }>;
  reserved?: { codes?: string[]; names?: string[]; reason: string }[];
  success?: SpecEntry;
  errors: SpecEntry[];
  [key: string]: unknown;
}

export interface SpecEntry {
  code: string;
  name: string;
  text: Record<string, string>;
  aliases?: string[];
  group?: string;
  title?: string;
  kind?: string;
  action?: string;
  fallback?: string;
  retryable?: boolean;
  effect?: string;
  http?: number;
  params?: { name: string; type: string; sensitive?: boolean }[];
  since?: string;
  deprecated?: { reason: string; "replaced-by"?: string };
  was?: { text: string }[];
  note?: string;
  links?: { url: string }[];
  [key: string]: unknown;
}

/** The text of a spec file. */
export function specText(spec: Spec): string {
  return JSON.stringify({ errspec: 1, title: "A shop", ...spec }, undefined, 1);
}

let meanings = 0;

function entry(code: string, name: string, kind: string, more: Partial<SpecEntry> = {}): SpecEntry {
  meanings += 1;
  return {
    code,
    name,
    text: { en: `${sentence(name)} was the trouble.`, zh: `问题${meanings}是${code}` },
    kind,
    "x-meaning": meanings,
    ...more,
  };
}

function sentence(name: string): string {
  return (name.match(/[A-Z][a-z0-9]+/g) ?? []).join(" ").toLowerCase();
}

const orders = (): SpecModule => ({
  module: "orders",
  groups: { lookup: { title: "Looking up", range: "100-199" }, state: { title: "State" } },
  reserved: [
    { codes: ["150"], names: ["OrderArchived"], reason: "gone" },
    { codes: ["160-169"], reason: "kept for billing" },
  ],
  errors: [
    entry("100", "OrderNotFound", "not_found", { group: "lookup", action: "fix_request", aliases: ["NoSuchOrder"] }),
    entry("101", "OrderIdMissing", "invalid_argument", { group: "lookup", since: "0.9.0" }),
    entry("200", "OrderLocked", "aborted", { group: "state", action: "wait", fallback: "contact_support" }),
    entry("201", "OrderTooLarge", "resource_exhausted", {
      action: "back_off",
      params: [
        { name: "size_limit", type: "int" },
        { name: "item_name", type: "string" },
      ],
      text: { en: "At most {size_limit} of {item_name} can be ordered.", zh: "{item_name}最多{size_limit}" },
    }),
    entry("202", "OrderStateUnknown", "unknown", {
      deprecated: { reason: "No longer sent.", "replaced-by": "OrderLocked" },
    }),
    entry("203", "OrderApiDown", "unavailable", {
      action: "retry",
      note: "Rare.",
      links: [{ url: "https://example.com/a" }],
    }),
  ],
});

const shared = (): SpecModule => ({
  module: "shared",
  success: entry("0", "Fine", "unknown", { kind: undefined as unknown as string }),
  errors: [
    entry("4000", "BadRequest", "invalid_argument", { action: "fix_request" }),
    entry("4100", "BadSignature", "unauthenticated", { action: "resign", title: "Signature" }),
    entry("6000", "ServerBroken", "internal", { action: "retry", was: [{ text: "Once it was this." }] }),
  ],
});

const stock = (): SpecModule => ({
  module: "stock-room",
  "code-type": { kind: "hex", bits: 32, signed: true },
  errors: [
    entry("0x80070005", "ShelfLocked", "permission_denied"),
    entry("0x00000057", "ShelfEmpty", "failed_precondition", {
      params: [{ name: "ratio", type: "float" }],
      text: { en: "Only {ratio} is left.", zh: "只剩{ratio}" },
    }),
    entry("0x00000058", "ShelfHttpMissing", "not_found"),
  ],
});

const pay = (): SpecModule => ({
  module: "pay",
  "code-type": "string",
  errors: [
    entry("declined", "CardDeclined", "failed_precondition", { aliases: ["Declined"] }),
    entry("rate_limit", "TooManyCards", "resource_exhausted", { action: "back_off" }),
    entry("expired", "CardExpired", "invalid_argument", {
      params: [{ name: "id", type: "string" }],
      text: { en: "Card {id} is too old.", zh: "卡{id}太旧" },
    }),
  ],
});

const common = {
  catalog: "shop",
  version: "1.0.0",
  locales: ["en", "zh"],
  docs: "https://example.com/{module}#{code}",
  initialisms: ["SKU"],
};

const layered = (targets: Spec["targets"]): Spec => ({
  ...common,
  envelope: {
    success: { code: "0" },
    code: ["/code"],
    common: "shared",
    "module-code": [{ at: "/message", forms: ["({code})", "{code}:"] }, { at: "/detail" }],
    text: ["/message"],
    "request-id": ["/requestId"],
  },
  targets,
  modules: [shared(), orders(), stock()],
});

const flat = (targets: Spec["targets"]): Spec => ({
  ...common,
  envelope: {
    success: { absent: "/error" },
    code: ["/error/code"],
    text: ["/error/message"],
    "request-id": ["/id"],
    headers: {
      code: ["x-code", "x-error"],
      "request-id": ["x-id"],
      "retry-after": [{ header: "x-wait", unit: "milliseconds" }],
    },
    status: "entry",
  },
  targets,
  modules: [orders(), pay()],
});

const solo = (targets: Spec["targets"], module: SpecModule): Spec => ({
  ...common,
  locales: ["en"],
  envelope: {
    success: { code: module["code-type"] === undefined ? "0" : "ok" },
    code: ["/code", "/status"],
    text: ["/message"],
  },
  targets,
  modules: [{ ...module, errors: module.errors.map((each) => ({ ...each, text: { en: each.text["en"] ?? "" } })) }],
});

/** The same errors in standard envelopes as well, with params and field errors in the own one. */
const travelling = (spec: Spec): Spec => ({
  ...spec,
  envelope: {
    ...spec.envelope,
    params: "/params",
    "field-errors": { at: "/violations", field: "/name", code: "/why", text: "/words" },
  },
  envelopes: { problem: null, grpc: { domain: "shop.example.com" }, "json-rpc": null, graphql: null },
});

/** The specs that edits start from: each shape of envelope, and every option that changes what is generated. */
export function baseSpecs(): readonly Spec[] {
  const plain = { typescript: null, go: null, python: null, docs: null };
  const other = {
    typescript: { style: "const", classes: "per-code", prefix: "Shop", adapters: ["axios", "fetch"] },
    go: { prefix: "", suffix: "Error", layout: "single" },
    python: { classes: "per-kind", side: "both" },
    docs: null,
  };
  return [
    layered(plain),
    layered({ ...other, go: { layout: "packages", module: "example.com/team/shop-errors" } }),
    layered({
      ...other,
      typescript: { ...other.typescript, side: "both", adapters: ["axios", "fastify", "web"] },
      python: { prefix: "Shop", suffix: "Failure" },
    }),
    flat({ ...plain, typescript: { side: "both" }, go: { layout: "packages" }, python: { side: "both" } }),
    flat({ ...other, go: { ...other.go, side: "both" } }),
    solo({ ...plain, typescript: { package: "@acme/shop-errors", suffix: "Number", side: "server" } }, orders()),
    solo({ ...other, typescript: { classes: "per-code" } }, pay()),
    layered({ go: { layout: "packages", side: "both", adapters: ["nethttp"], testkit: true } }),
    layered({ go: { layout: "single", side: "server", prefix: "Err" } }),
    flat({ go: { layout: "packages", side: "server", adapters: ["nethttp"] } }),
    solo({ go: { side: "both" } }, pay()),
    solo({ go: { side: "both", layout: "packages" } }, orders()),
    travelling(solo({ docs: null }, orders())),
    travelling(layered({ docs: null })),
    travelling(flat({ typescript: { side: "both" }, go: { side: "both" } })),
  ];
}

/** Those with packages for Java and PHP, which are opt-in. */
export function javaAndPhpSpecs(): readonly Spec[] {
  return [
    layered({ java: { side: "both" }, php: { side: "both" } }),
    flat({ java: null, php: null }),
    solo({ java: { side: "server" }, php: { side: "server" } }, pay()),
  ];
}

/** Those with a package for C#, which is opt-in and has no operations yet. */
export function csharpSpecs(): readonly Spec[] {
  const places = { params: "/params", "field-errors": { at: "/violations", field: "/name" } };
  const plain = layered({ csharp: { side: "both", testkit: true } });
  return [
    { ...plain, envelope: { ...plain.envelope, ...places } },
    flat({ csharp: null }),
    solo({ csharp: { namespace: "Acme.Shop", package: "Acme.Shop.Errors", side: "server" } }, pay()),
  ];
}

/** Those with a crate, which is opt-in. */
export function rustSpecs(): readonly Spec[] {
  const places = { params: "/params", "field-errors": { at: "/violations", field: "/name" } };
  const plain = layered({ rust: null });
  return [
    plain,
    flat({ rust: null }),
    solo({ rust: { package: "acme-errors" } }, pay()),
    { ...plain, envelope: { ...plain.envelope, ...places } },
  ];
}
