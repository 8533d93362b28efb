import { catalogOf, seedCatalog } from "../../support/catalog.js";
import { flatOperations, layeredOperations } from "../../support/operation-specs.js";
import { standardSpecs } from "../../support/standard.js";
import type { Catalog } from "../../../generator/model/catalog.js";

const v3 = (options: string): string => `
errspec: 1
catalog: cloud
title: { en: Cloud API 3.0, zh: 云 API 3.0 }
locales: [zh, en]
docs: https://example.com/{module}#{name}
envelope:
  success: { absent: /Response/Error }
  code: /Response/Error/Code
  text: /Response/Error/Message
  request-id: /Response/RequestId
  status: entry
  headers: { code: [x-code, x-error], request-id: x-request-id, retry-after: [{ header: x-wait-ms, unit: milliseconds }, x-wait] }
targets: { typescript: ${options} }
modules:
  - module: cdn
    title: { zh: 内容分发, en: Content delivery }
    code-type: dotted
    errors:
      - { code: AuthFailure.SignatureExpire, name: SignatureExpired, text: { zh: 签名过期。, en: The signature has expired. }, kind: unauthenticated, action: resign, aliases: [SignatureExpire] }
      - { code: __proto__, name: Proto, text: { zh: 无, en: Evil. }, deprecated: { since: "2", reason: gone, replaced-by: SignatureExpired } }
      - { code: constructor, name: Constructor, text: { zh: 无, en: 'Evil " quotes' } }
      - { code: rate-limit, name: RateLimited, text: { zh: "{resource}超过{max_count}", en: "The limit {max_count} of {resource}; {other}." }, params: [{ name: max_count, type: int }, { name: resource }], action: back_off, aliases: [Create, Delete, TooManyRequestsOfOneCustomerInTheLastHourOfTheDay] }
      - { code: marks, name: Marks, text: { zh: '无 \${a} \` \\ {resource}', en: 'A \${b {c \` \\ and {resource} } \${' }, params: [{ name: resource }] }
  - module: live-stream
    code-type: string
    errors:
      - { code: a-b, name: Timeout, text: { zh: 晚, en: Late. }, kind: deadline_exceeded, action: retry }
operations:
  errors: [Timeout]
  list:
    DescribeDomains: { module: cdn, summary: { zh: 查询域名, en: List the domains */ of an account. }, errors: [SignatureExpired, RateLimited] }
    live.start: { module: live-stream }
    UpdateTheConfigurationOfOneDomainOfTheAccount: { except: [Timeout], module: cdn, errors: [SignatureExpired, Constructor] }
    nothing: { except: [Timeout] }
`;

const payments = `
errspec: 1
catalog: payments
title: { en: Payments }
locales: [en]
envelope:
  success: { absent: /error }
  code: /error/code
  text: /error/message
modules:
  - module: payments
    code-type: string
    errors:
      - { code: card_declined, name: CardDeclined, text: The card was declined., kind: failed_precondition, action: fix_request }
      - { code: rate_limit, name: RateLimit, text: Too many requests., kind: resource_exhausted, action: back_off }
operations: { list: { pay: { method: POST, path: /payments, errors: [CardDeclined, RateLimit] } } }
`;

const problem = `
errspec: 1
catalog: shop
title: { en: Shop problems }
locales: [en]
envelope:
  success: { absent: /type }
  code: [/code, /type]
  text: [/detail, /title]
  headers: { code: x-code, retry-after: [{ header: x-reset, unit: epoch }, { header: retry-after, unit: milliseconds }] }
modules:
  - module: orders
    code-type: string
    errors:
      - { code: out-of-stock, name: OutOfStock, text: Nothing is left., kind: failed_precondition, action: wait }
      - { code: "https://example.com/probs/no-order", name: NoOrder, text: There is no such order., kind: not_found }
`;

const rpc = `
errspec: 1
catalog: json-rpc
title: { en: JSON-RPC 2.0 }
locales: [en, pt-BR]
envelope:
  success: { present: /result }
  code: [/error/code, /code]
  text: [/error/data/message, /error/message]
  request-id: [/id, /error/id]
  headers: { code: x-code }
  status: 200
targets: { typescript: { testkit: true } }
modules:
  - module: rpc
    errors:
      - { code: -32700, name: ParseError, text: { en: Invalid JSON., pt-BR: "JSON inválido, e aqui vem um texto que é bem comprido para uma linha." }, kind: invalid_argument }
      - { code: -32601, name: MethodNotFound, text: { en: No such method. }, kind: unimplemented }
      - { code: 17, name: Other, text: { en: Other. } }
`;

const windows = `
errspec: 1
catalog: win
title: { en: Windows }
locales: [en]
envelope: { success: { code: "0x00000000" }, code: /hr, text: /length, status: 400, headers: { request-id: [x-id, x-trace] } }
targets: { typescript: { testkit: true } }
modules:
  - module: hresult
    code-type: { kind: hex, bits: 32, signed: true }
    success: { code: "0x00000000", name: Fine, text: Fine. }
    errors:
      - { code: "0x80070005", name: AccessDenied, text: Access is denied., kind: permission_denied }
  - module: ntstatus
    code-type: hex
    errors:
      - { code: "0xC0000005", name: AccessViolation, text: Access violation. }
`;

const sql = `
errspec: 1
catalog: sql
title: { en: SQL }
locales: [en]
envelope: { success: { code: "00000", present: /rows }, code: /sqlstate, text: /message }
targets: { typescript: { testkit: true, suffix: "" } }
modules:
  - module: pg
    code-type: sqlstate
    errors:
      - { code: 22P02, name: InvalidTextRepresentation, text: The text is invalid. }
  - module: empty
    code-type: sqlstate
    errors: []
`;

const mixed = `
errspec: 1
catalog: mixed
title: { en: Mixed }
locales: [en]
envelope:
  success: { code: 0, absent: /error }
  code: [/code, /status/code]
  common: base
  module-code:
    - { at: /alt, forms: ["[{code}]", "<{code}>"] }
    - { at: /sub }
    - { at: /message, forms: ["E{code}:"] }
    - { at: /error/sub }
  text: [/text, /message, /alt]
  request-id: /rid
  status: entry
  headers: { code: x-code, request-id: [x-a-header-with-quite-a-long-name, x-another-header-with-quite-a-long-name] }
targets: { typescript: { classes: per-code, prefix: My, suffix: s, license: MIT, testkit: true } }
modules:
  - module: base
    success: { code: 0, name: Fine, text: Fine. }
    errors:
      - { code: 400, name: BadRequest, text: Bad., kind: invalid_argument }
      - { code: 500, name: Broken, text: Broken., action: retry }
  - module: words
    code-type: string
    errors:
      - { code: too-long, name: TooLong, text: "Too long: {n}", params: [{ name: n, type: int }] }
      - { code: "404", name: Missing, text: Missing. }
  - module: bits
    code-type: { kind: hex, bits: 16, signed: false }
    errors:
      - { code: "0xBEEF", name: Beef, text: Beef. }
  - module: numbers
    errors:
      - { code: -514, name: Duplicate, text: Duplicate. }
`;

const commonOnly = `
errspec: 1
catalog: solo
title: { en: Solo }
locales: [en]
envelope:
  code: /code
  common: solo
  module-code: [{ at: /message, forms: ["({code})"] }]
  text: /message
  status: 400
  headers: { code: x-code }
targets: { typescript: { side: both, testkit: true } }
modules:
  - module: solo
    errors:
      - { code: 1, name: One, text: One. }
`;

const server = `
errspec: 1
catalog: shop
title: { en: Shop, de: Laden }
locales: [en, de]
envelope: { code: /code, text: /message, headers: { request-id: [x-request-id, x-trace-id] }, status: entry }
targets: { typescript: { side: server, adapters: [web, express, fastify, nestjs] } }
modules:
  - module: orders
    errors:
      - { code: 1, name: NotFound, kind: not_found, text: { en: None., de: Fehlt. } }
      - { code: 2, name: Unexpected, kind: internal, text: { en: Failed., de: Fehler. } }
`;

const noSource = `
errspec: 1
catalog: plain
title: { en: Plain }
locales: [en]
envelope: { success: { code: 0 }, code: /a, common: base }
targets: { typescript: { classes: per-code, side: both, testkit: true } }
modules:
  - module: base
    errors:
      - { code: 1, name: One, text: One. }
  - module: other
    errors:
      - { code: 2, name: Two, text: Two. }
`;

const sidesOfStandard = [
  "side: both, adapters: [grpc-js]",
  "side: server, testkit: true, adapters: [grpc-js]",
  "side: client, style: const, adapters: [grpc-js]",
  "side: server, classes: per-code",
  "side: both, classes: per-code, testkit: true",
  "side: client",
];

const silent = `
errspec: 1
catalog: silent
title: { en: Silent }
locales: [en]
envelope: { code: /code, text: /message }
envelopes: { problem: {} }
targets: { typescript: { side: server } }
modules:
  - module: secrets
    errors:
      - { code: 1, name: Secret, audience: internal, text: Never sent. }
`;

/** TypeScript has no module beside the entry point `./operations`. */
const renamed = (spec: string): string =>
  spec.replace("module: operations", "module: calls").replace("operations.Locked", "calls.Locked");

/** Catalogs of every kind of envelope and of code, by what they are. */
export const cases: Readonly<Record<string, () => Catalog>> = {
  "the seed": seedCatalog,
  "dotted codes in an enum": () => catalogOf(v3("{ adapters: [fetch, axios], side: both, testkit: true }")),
  "dotted codes in a const object, with a class each": () =>
    catalogOf(v3("{ style: const, classes: per-code, side: both, locales: [en], adapters: [axios], testkit: true }")),
  "string codes in one module named as the catalog": () => catalogOf(payments),
  "problem details": () => catalogOf(problem),
  "JSON-RPC": () => catalogOf(rpc),
  "hex codes": () => catalogOf(windows),
  SQLSTATEs: () => catalogOf(sql),
  "two layers of several types": () => catalogOf(mixed),
  "a common module alone": () => catalogOf(commonOnly),
  "dotted codes of a server, with a class each": () => catalogOf(v3("{ classes: per-code, side: server }")),
  "a server of one module": () => catalogOf(server),
  "a server that sends nothing": () => catalogOf(silent),
  "operations of two layers": () => catalogOf(renamed(layeredOperations("{ typescript: { side: both } }"))),
  "operations of a server, with a class each": () =>
    catalogOf(renamed(flatOperations("{ typescript: { side: server, style: const, classes: per-code } }"))),
  "two layers without a module code": () => catalogOf(noSource),
  ...Object.fromEntries(
    Object.entries(standardSpecs).map(([name, spec], index) => {
      const options = sidesOfStandard[index % sidesOfStandard.length] ?? "";
      const targets = `targets: { typescript: { ${options} } }`;
      return [`standard envelopes: ${name}`, () => catalogOf(spec.replace("\nmodules:", `\n${targets}\nmodules:`))];
    }),
  ),
};
