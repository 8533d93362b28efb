/*
 * Catalogs with standard envelopes, and with places for params and field errors in their own.
 */

/** Two layers, every envelope, params of every type of which one is sensitive, and field errors in two locales. */
export const shopSpec = `errspec: 1
catalog: shop
title: Shop
locales: [en, zh]
docs: https://shop.example/errors#{code}
envelope:
  success: { absent: /error }
  code: /error/code
  common: common
  module-code: [{ at: /error/own }]
  text: /error/message
  request-id: /id
  params: /error/params
  field-errors: { at: /error/fields, field: /name, code: /why/code, text: /why/text }
  headers: { request-id: x-request-id }
envelopes: { problem: , grpc: { domain: shop.example }, json-rpc: , graphql: }
modules:
  - module: common
    errors:
      - { code: 400, name: BadRequest, text: { en: Bad request., zh: 请求错误 }, kind: invalid_argument }
      - { code: 500, name: Internal, text: { en: Internal., zh: 内部错误 }, kind: internal }
  - module: orders
    errors:
      - code: 2001
        name: TooMany
        text: { en: "{count} of {code}", zh: "{code}：{count}" }
        kind: resource_exhausted
        params: [{ name: code }, { name: count, type: int }, { name: price, type: float }, { name: paid, type: bool }, { name: card, sensitive: true }]
`;

/** By name, as {@link shopSpec} and other shapes of catalogs. */
export const standardSpecs: Readonly<Record<string, string>> = {
  "two layers, every envelope": shopSpec,
  "two layers without places": `errspec: 1
catalog: plain
title: Plain
docs: https://example.com/{module}/{code}
locales: [en]
envelope: { success: { code: 0 }, code: /code, common: gateway }
envelopes: { problem: , json-rpc: , grpc: }
modules:
  - module: gateway
    errors:
      - { code: -32600, name: Invalid, text: Invalid., kind: invalid_argument }
      - { code: 0, name: Broken, text: Broken., kind: internal }
      - { code: 7, name: Hidden, text: Hidden., kind: internal, audience: internal }
  - module: store
    code-type: string
    errors:
      - { code: sold_out, name: SoldOut, text: "{item} is sold out.", kind: failed_precondition, params: [{ name: item }] }
      - { code: full, name: Full, text: The store is full., kind: unavailable, action: retry }
  - module: states
    code-type: { kind: hex, bits: 16 }
    errors:
      - { code: 0x0834, name: Lost, text: "Lost {module}.", params: [{ name: module, type: float }, { name: is_lost, type: bool, sensitive: true }] }
`,
  "one module, gRPC": `errspec: 1
catalog: files
title: Files
locales: [en, de]
envelope: { success: { present: /ok }, code: /code, text: /text, field-errors: { at: /fields, field: /at/0 } }
envelopes: { grpc: { domain: files.example.com } }
modules:
  - module: files
    code-type: dotted
    errors:
      - { code: Files.NotFound, name: FileNotFound, text: { en: "{path} was not found in {seconds} s." }, kind: not_found, params: [{ name: path }, { name: seconds, type: float }, { name: line, type: int }] }
      - { code: Files.Locked, name: FileLocked, text: { en: Locked., de: Gesperrt. }, kind: unavailable, action: back_off }
`,
  "modules side by side, GraphQL": `errspec: 1
catalog: api
title: API
locales: [en]
envelope: { success: { absent: /error }, code: /error, params: /params, request-id: /id, headers: { request-id: [x-id], retry-after: [x-wait] } }
envelopes: { graphql: , problem: }
modules:
  - module: users
    code-type: string
    errors:
      - { code: no_user, name: NoUser, text: "There is no user {id}.", kind: not_found, params: [{ name: id, type: int }] }
      - { code: failed, name: Failed, text: It failed., kind: internal }
  - module: mail
    errors:
      - { code: 12, name: Bounced, text: It bounced., kind: unavailable, action: retry }
  - module: secrets
    errors:
      - { code: 3, name: Leaked, text: It leaked., kind: internal, audience: internal }
`,
  "params alone": `errspec: 1
catalog: params
title: Params
locales: [en]
envelope: { success: { code: 0 }, code: /code, text: /message, params: /data/params }
modules:
  - module: things
    errors:
      - { code: 1, name: TooBig, text: "{size} is more than {limit}.", kind: out_of_range, params: [{ name: size, type: int }, { name: limit, type: float }, { name: is_exact, type: bool }, { name: token, sensitive: true }] }
      - { code: 2, name: Unknown, text: Unknown. }
`,
};
