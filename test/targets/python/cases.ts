import type { Catalog } from "../../../generator/model/catalog.js";
import { optionsOf } from "../../../generator/targets/python/options.js";
import { catalogOf, seedCatalog } from "../../support/catalog.js";
import { flatOperations, layeredOperations } from "../../support/operation-specs.js";
import { shopSpec, standardSpecs } from "../../support/standard.js";

/*
 * A small catalog for each envelope and each kind of code. Together they use every option and every field that shows in
 * a package.
 */

const dotted = `
errspec: 1
catalog: cloud-v3
title: Cloud API 3.0
locales: [en]
docs: https://example.com/{module}/{code}
message-tail: true
envelope:
  success: { absent: /Response/Error }
  code: /Response/Error/Code
  text: /Response/Error/Message
  request-id: /Response/RequestId
  status: entry
  headers: { code: [x-code, x-error], request-id: x-request-id, retry-after: [{ header: x-wait-ms, unit: milliseconds }, x-wait] }
targets: { python: { testkit: true } }
modules:
  - module: cdn
    code-type: dotted
    errors:
      - { code: AuthFailure.SignatureExpire, name: SignatureExpired, text: The signature has expired., kind: unauthenticated, action: resign }
      - { code: Timeout, name: Timeout, text: It took "too" long., aliases: [TookTooLong], causes: [The line is "slow"., Other work came first.], solutions: [Wait.], otherwise: Wait., kind: deadline_exceeded, action: retry }
      - { code: NotFound, name: NotFound, text: It is gone., kind: not_found, deprecated: { since: "2", reason: Servers no longer send it., replaced-by: Timeout } }
`;

const strings = `
errspec: 1
catalog: acme
title: { en: Acme Pay, de: Acme Zahlung }
locales: [en, de]
envelope:
  success: { present: /data }
  code: /error/code
  text: /error/message
  headers: { code: x-code, retry-after: [{ header: x-reset, unit: epoch }] }
  status: 400
targets: { python: { prefix: Acme, license: MIT, locales: [de], testkit: true } }
modules:
  - module: payments
    code-type: string
    errors:
      - code: card_declined
        name: CardDeclined
        text: { en: "The card was declined: {reason} ({attempts}).", de: "Karte abgelehnt: {reason} ({attempts})." }
        params: [{ name: reason }, { name: attempts, type: int }, { name: class, type: bool }, { name: locale }]
        kind: failed_precondition
  - module: rate-limit
    code-type: string
    errors: []
`;

const problem = `
errspec: 1
catalog: problems
title: Problem details
locales: [en]
envelope:
  code: [/code, /type]
  text: [/detail, /title]
  request-id: /instance
targets: { python: { testkit: true } }
modules:
  - module: shop
    code-type: string
    errors:
      - { code: "about:stock", name: OutOfStock, text: Out of stock., kind: failed_precondition }
      - { code: out-of-credit, name: OutOfCredit, text: Out of credit., kind: resource_exhausted, action: top_up }
`;

const rpc = `
errspec: 1
catalog: json-rpc
title: JSON-RPC 2.0
locales: [en]
envelope:
  success: { present: /result, absent: /error }
  code: /error/code
  text: /error/message
  request-id: /id
targets: { python: { suffix: Exception, testkit: true } }
modules:
  - module: rpc
    errors:
      - { code: -32601, name: MethodNotFound, text: The method does not exist., kind: unimplemented }
      - { code: -32700, name: ParseError, text: The JSON is invalid., kind: invalid_argument }
`;

const hex = `
errspec: 1
catalog: devices
title: Devices
locales: [en]
envelope:
  success: { code: "0x00000000" }
  code: /hresult
  text: /items/0/text
targets: { python: { side: both, testkit: true } }
modules:
  - module: win
    code-type: { kind: hex, signed: true }
    success: { code: 0x00000000, name: Ok, text: Fine. }
    errors:
      - { code: 0x80070005, name: AccessDenied, text: Access is denied., kind: permission_denied }
      - { code: 0x00000001, name: FalseResult, text: Nothing was done. }
  - module: usb
    code-type: hex
    success: { code: 0x00000000, name: Ok, text: Fine. }
    errors: [{ code: 0xC0000005, name: Violation, text: Violation., kind: internal }]
`;

const sqlstate = `
errspec: 1
catalog: pg
title: Database
locales: [en]
envelope:
  success: { code: "00000" }
  code: [/sqlstate, /C]
  text: /M
targets: { python: { classes: per-kind, package: pg_codes, testkit: true } }
modules:
  - module: pg
    code-type: sqlstate
    success: { code: "00000", name: Ok, text: Fine. }
    errors:
      - { code: 22P02, name: InvalidText, text: "Bad {what}.", params: [{ name: what }], kind: invalid_argument, aliases: [BadText] }
      - { code: 2E000, name: InvalidConnection, text: Bad., kind: not_found }
`;

const mixed = `
errspec: 1
catalog: mixed
title: Mixed
locales: [en]
envelope:
  success: { code: "0x00" }
  code: /outer
  common: outer
  module-code:
    - { at: /text, forms: ["[{code}]", "{code}:"] }
    - { at: /inner }
  text: [/text, /t]
targets: { python: { side: both, testkit: true } }
modules:
  - module: outer
    code-type: { kind: hex, bits: 8 }
    success: { code: 0x00, name: Ok, text: Ok. }
    errors: [{ code: 0x10, name: Ten, text: Ten., kind: internal }]
  - module: import
    errors: [{ code: 17, name: Seventeen, text: x., kind: not_found, action: retry }]
  - module: words
    code-type: dotted
    errors: [{ code: A.B, name: Ab, text: x., kind: not_found }]
  - module: bytes
    code-type: { kind: hex, bits: 8, signed: true }
    errors: [{ code: 0xFE, name: Neg, text: x., kind: aborted }]
`;

const kinds = `
errspec: 1
catalog: kinds
title: 种类
locales: [zh]
envelope:
  success: { code: 0 }
  code: /code
  common: common
  module-code: [{ at: /sub }]
  text: /message
targets: { python: { classes: per-kind, side: both, testkit: true } }
modules:
  - module: common
    errors: [{ code: 10, name: Ten, text: 十。, kind: internal }]
  - module: sub
    errors: [{ code: 17, name: Seventeen, text: 十七, kind: not_found, action: retry }]
`;

/** The only pointer with an index is that of a module code. Its code is as long as a word in a form may be. */
const indexed = `
errspec: 1
catalog: orders
title: Orders
locales: [en, zh-Hant, pt-BR]
fallback-locales: [pt-BR]
envelope:
  success: { code: 0 }
  code: /code
  common: common
  module-code: [{ at: /errors/0/code }, { at: /message, forms: ["{code}="] }]
  text: /message
targets: { python: { side: both, locales: [zh-Hant, pt-BR], testkit: true } }
modules:
  - module: common
    errors: [{ code: 4000, name: BadRequest, text: { en: Bad request., pt-BR: Mau pedido. }, kind: invalid_argument }]
  - module: orders
    errors: [{ code: 123, name: Orders, text: { en: No order. }, group: life, kind: not_found, action: fix_request, fallback: retry }]
    groups: { life: { title: Life } }
  - module: words
    code-type: string
    errors: [{ code: ${"x".repeat(64)}, name: LongWord, text: { en: Long., zh-Hant: 長。 }, kind: aborted, action: retry }]
`;

/** What only a server has: internal codes, values that nobody may see, and params that have names of our own. */
const served = `
errspec: 1
catalog: served
title: { en: Served, zh: 服务 }
locales: [en, zh]
server: { unexpected: Broken }
envelope:
  success: { absent: /error }
  code: [/error/code, /code]
  common: shared
  module-code: [{ at: /error/own }, { at: /error/message, forms: ["[{code}]"] }]
  text: [/error/message, /message]
  request-id: /error/id
  headers: { request-id: x-request-id }
targets: { python: { side: both, adapters: [starlette, flask, django, wsgi, asgi], testkit: true } }
modules:
  - module: shared
    errors:
      - { code: 1, name: Bad, text: { en: "Bad {detail}.", zh: "{detail} 错误" }, kind: invalid_argument, params: [{ name: detail }] }
      - { code: 2, name: Broken, text: { en: Broken., zh: 故障 }, kind: internal }
      - { code: 3, name: Hidden, text: { en: Hidden canary., zh: 隐藏 canary }, kind: internal, audience: internal }
  - module: log
    code-type: string
    carrier: { default: Bad }
    errors:
      - code: full
        name: Full
        text: { en: "{self}, {log} of {class}, {retry_after}, {secret}.", zh: "{log} {secret}" }
        kind: resource_exhausted
        params:
          - { name: self }
          - { name: log, type: int }
          - { name: class, type: float }
          - { name: retry_after, type: bool }
          - { name: secret, sensitive: true }
      - code: disk
        name: Disk
        text: { en: Disk canary., zh: 磁盘 canary }
        kind: internal
        audience: internal
        params: [{ name: path, sensitive: true }]
`;

const servedKinds = `
errspec: 1
catalog: served-kinds
title: Served
locales: [en]
envelope:
  code: /code
  text: [/text, /code/text]
  success: { present: /text/more }
  status: 400
targets: { python: { side: server, classes: per-kind } }
modules:
  - module: encode
    code-type: dotted
    errors:
      - { code: A.B, name: Bad, text: "Bad {log}.", kind: invalid_argument, params: [{ name: log, type: float }] }
      - { code: A.C, name: Hidden, text: Hidden., audience: internal }
  - module: empty
    errors: []
`;

/** Packages that only send errors: with and without forms, which read codes. */
const serving = (spec: string): string => spec.replace("side: both", "side: server").replace(", testkit: true", "");
const sender = serving(served).replace("catalog: served", "catalog: sender");
const plainSender = serving(hex).replace("catalog: devices", "catalog: plain-sender");

/** A spec of standard envelopes, for a package of its own with these options. */
function withPython(spec: string | undefined, options: string): string {
  return (spec ?? "").replace("\nmodules:", `\ntargets: { python: { ${options} } }\nmodules:`);
}

/** The cases by name; the seed is the first. */
export const cases: ReadonlyMap<string, () => Catalog> = new Map([
  ["seed", seedCatalog],
  ...Object.entries({
    dotted,
    strings,
    problem,
    rpc,
    hex,
    sqlstate,
    mixed,
    kinds,
    indexed,
    served,
    servedKinds,
    sender,
    plainSender,
    standard: withPython(shopSpec, "side: both, adapters: [grpc], testkit: true"),
    standardClient: withPython(shopSpec, "classes: per-kind, package: shop_client, adapters: [grpc], testkit: true"),
    standardServer: withPython(shopSpec, "side: server, classes: per-kind, package: shop_server, adapters: [grpc]"),
    withoutPlaces: withPython(standardSpecs["two layers without places"], "side: both, testkit: true"),
    oneModule: withPython(standardSpecs["one module, gRPC"], "side: server, package: one_module"),
    sideBySide: withPython(
      standardSpecs["modules side by side, GraphQL"],
      "classes: per-kind, side: both, testkit: true",
    ),
    operations: layeredOperations("{ python: { package: called_errors, side: both } }"),
    operationKinds: flatOperations("{ python: { package: called_kinds, classes: per-kind } }"),
    paramsAlone: withPython(standardSpecs["params alone"], "side: both, package: params_alone"),
  }).map(([name, spec]) => [name, () => catalogOf(spec)] as const),
]);

/** The catalog of a case. */
export function caseOf(name: string): Catalog {
  const make = cases.get(name);
  if (make === undefined) throw new Error(`there is no case ${name}`);
  return make();
}

/** The cases whose packages decode. */
export const receivers: readonly string[] = [...cases.keys()].filter((name) => optionsOf(caseOf(name)).client);
