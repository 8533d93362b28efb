import { flatOperations, layeredOperations } from "../../support/operation-specs.js";

/** Small catalogs, one of each envelope and each type of code, and one of each option. By the name of a folder. */
export const specs: Readonly<Record<string, string>> = {
  /** `{"Response": {"Error": {"Code": …}}}`: dotted codes, a package for each of two modules. */
  dotted: `
errspec: 1
catalog: cloud-v3
title: { zh: 云 API 3.0, en: Cloud API 3.0 }
locales: [zh, en]
docs: https://example.com/{module}/{code}
message-tail: true
envelope:
  success: { absent: /Response/Error }
  code: /Response/Error/Code
  text: /Response/Error/Message
  request-id: /Response/RequestId
  status: entry
  headers: { code: [x-code, x-error], request-id: x-request-id, retry-after: [{ header: x-wait-ms, unit: milliseconds }, x-wait] }
modules:
  - module: cvm
    title: { zh: 云服务器, en: Virtual Machine }
    code-type: dotted
    errors:
      - { code: AuthFailure.SignatureExpire, name: SignatureExpired, text: { zh: 签名过期, en: The signature has expired. }, kind: unauthenticated, action: resign }
      - { code: ResourceNotFound, name: ResourceNotFound, text: { zh: 资源不存在 }, kind: not_found }
  - module: internal
    title: { zh: 内部, en: Internal }
    code-type: dotted
    errors:
      - { code: RequestLimitExceeded, name: RequestLimitExceeded, text: { zh: 超过频率限制, en: Too many requests. }, kind: resource_exhausted, action: back_off }
targets: { go: { module: example.com/dotted } }
`,
  /** `{"error": {"code": "card_declined"}}`: one module, everything in the root package. */
  text: `
errspec: 1
catalog: payments
title: Payments
locales: [en]
envelope:
  success: { absent: /error }
  code: /error/code
  text: [/error/message, /error/detail]
  request-id: [/error/request_id, /id]
modules:
  - module: payments
    code-type: string
    errors:
      - code: card_declined
        name: CardDeclined
        text: The card was declined.
        kind: failed_precondition
        action: fix_request
        aliases: [CardRefused]
        links: [{ url: "https://example.com/declines", title: Declines }]
      - code: amount_too_large
        name: AmountTooLarge
        text: "{currency} {amount} is more than {max_amount} (exact: {is_exact}, {unknown}) or {type}"
        params: [{ name: currency }, { name: amount, type: float }, { name: max_amount, type: int }, { name: is_exact, type: bool }, { name: type }, { name: user_id, type: int }]
        since: "1.2"
        was: [{ text: The amount was too small., until: "0.9" }]
      - code: rate_limit
        name: RateLimit
        text: Too many requests.
        action: back_off
        deprecated: { since: "2.0", reason: Never sent, replaced-by: CardDeclined }
targets: { go: { module: example.com/text, adapters: [nethttp] } }
`,
  /** RFC 9457: whole numbers in the extension member `code`. */
  problem: `
errspec: 1
catalog: problems
title: Problems
locales: [en, de]
message-tail: true
envelope:
  code: [/code, /status]
  text: [/detail, /title]
  request-id: /instance
  headers: { code: x-code, retry-after: [{ header: x-reset, unit: epoch }] }
modules:
  - module: shop
    errors:
      - { code: 10001, name: OutOfStock, text: { en: Out of stock., de: Nicht vorrätig. }, kind: failed_precondition }
      - { code: 404, name: NotFound, text: { en: Not found., de: Nicht gefunden. }, kind: not_found }
targets: { go: { module: example.com/problem, package: problemerr, layout: packages } }
`,
  /** JSON-RPC 2.0: negative numbers. */
  rpc: `
errspec: 1
catalog: rpc
title: JSON-RPC
locales: [en]
envelope:
  success: { absent: /error, present: /result }
  code: /error/code
  text: /error/message
  request-id: /id
  status: 200
modules:
  - module: rpc
    errors:
      - { code: -32700, name: ParseError, text: Parse error., kind: invalid_argument }
      - { code: -32601, name: MethodNotFound, text: Method not found., kind: unimplemented }
targets: { go: { module: example.com/rpc, adapters: [nethttp] } }
`,
  /** Unsigned 32-bit numbers, and signed ones. */
  hex: `
errspec: 1
catalog: hresult
title: Results
locales: [en]
envelope: { success: { code: "0x00000000" }, code: /hr, text: /message, status: 400, headers: { request-id: [x-id, x-trace] } }
modules:
  - module: unsigned
    code-type: hex
    success: { code: 0x00000000, name: Ok, text: Done. }
    errors:
      - { code: 0x80070005, name: AccessDenied, text: Access is denied., kind: permission_denied }
      - { code: 0xFFFFFFFF, name: Last, text: The last. }
  - module: signed
    code-type: { kind: hex, bits: 32, signed: true }
    success: { code: 0x00000000, name: Ok, text: Done. }
    errors:
      - { code: 0x80070005, name: AccessDenied, text: Access is denied., kind: permission_denied }
      - { code: 0x80000000, name: First, text: The least. }
      - { code: 0x00000001, name: Cancelled, text: Cancelled., kind: cancelled }
  - module: small
    code-type: { kind: hex, bits: 8 }
    errors:
      - { code: 0xFE, name: Failed, text: Failed. }
targets: { go: { module: example.com/hex, adapters: [nethttp] } }
`,
  /** SQLSTATE, and a code of success. */
  sqlstate: `
errspec: 1
catalog: sql
title: SQL
locales: [en]
envelope: { success: { code: "00000" }, code: /sqlstate, text: /message }
modules:
  - module: sql
    code-type: sqlstate
    success: { code: "00000", name: SuccessfulCompletion, text: Done. }
    errors:
      - { code: 22P02, name: InvalidTextRepresentation, text: Invalid text representation., kind: invalid_argument }
      - { code: "40001", name: SerializationFailure, text: Serialization failure., kind: aborted, action: retry }
targets: { go: { module: example.com/sqlstate } }
`,
  /** Two layers: a package of its own for the module. */
  layered: `
errspec: 1
catalog: cloud
title: { zh: 云, en: Cloud }
locales: [zh, en]
docs: https://example.com/{module}#{code}
initialisms: [DSA]
envelope:
  success: { code: 0 }
  code: /code
  common: common
  module-code: [{ at: /message, forms: ["({code})", "{code}:"] }, { at: /codeDesc }]
  text: /message
  request-id: /requestId
  status: entry
  headers: { code: x-code, request-id: x-request-id }
modules:
  - module: common
    success: { code: 0, name: Success, text: { zh: 调用成功, en: The call succeeded. } }
    errors:
      - { code: 4000, name: InvalidParameter, text: { zh: 参数错误, en: A parameter is invalid. }, kind: invalid_argument, action: fix_request }
      - { code: 5100, name: ResourceOperationFailed, text: { zh: 资源操作失败, en: The operation failed. }, kind: internal, action: retry, fallback: contact_support }
  - module: dsa
    title: { zh: 动态加速网络, en: Dynamic Site Accelerator }
    groups: { parameter: {} }
    errors:
      - { code: 2130, name: InvalidProjectId, group: parameter, title: { zh: 项目, en: Project }, text: { zh: 非法ProjectID参数，请确认后重试, en: The ProjectID parameter is invalid. }, kind: invalid_argument, action: fix_request, http: 422, causes: [{ zh: "多打了\\"一位\\"", en: A typo. }, { zh: 已删除 }], otherwise: { zh: 稍候, en: Wait. } }
      - { code: 1014, name: DsaBusy, text: { zh: 正在执行中 }, kind: aborted, action: wait, note: { zh: 备注, en: A remark. } }
targets: { go: { module: example.com/clouderr, package: clouderr, adapters: [nethttp] } }
`,
  /** Two layers in one package, with types of every kind, names with affixes and fewer locales. */
  single: `
errspec: 1
catalog: layered
title: { zh: 分层, en: Layered }
locales: [zh, en, pt-BR]
initialisms: [CVM]
envelope:
  success: { code: 0 }
  code: /code
  common: base
  module-code: [{ at: /message, forms: ["[{code}]", "{code}:"] }, { at: /sub/code }]
  text: /message
modules:
  - module: base
    success: { code: 0, name: Success, text: { zh: 成功, en: Success. } }
    errors:
      - { code: 9000, name: InternalError, text: { zh: 内部错误, en: Internal error. }, kind: internal, action: retry }
  - module: cvm
    code-type: string
    errors:
      - { code: no_such_vm, name: VmNotFound, text: { zh: 没有, en: "There is no {vm_id}.", pt-BR: Não há. }, params: [{ name: vm_id }], kind: not_found }
  - module: linux
    errors:
      - { code: 5000000000, name: Big, text: { zh: 大, en: Big. } }
  - module: windows_amd64
    code-type: { kind: hex, bits: 16, signed: true }
    errors:
      - { code: 0x8005, name: Denied, text: { zh: 拒绝, en: Denied. } }
  - module: test
    code-type: sqlstate
    errors:
      - { code: 2E000, name: Odd, text: { zh: 怪, en: Odd. } }
targets: { go: { module: example.com/single, layout: single, locales: [en, zh], prefix: Err, suffix: Code, initialisms: [VM], adapters: [nethttp] } }
`,
  /** Two layers in packages whose ids mean something to Go, and one without codes. */
  names: `
errspec: 1
catalog: func
title: Names
locales: [en]
envelope:
  success: { code: ok }
  code: /code
  common: shared
  module-code: [{ at: /sub }]
modules:
  - module: shared
    code-type: string
    errors: [{ code: bad, name: Bad, text: Bad. }]
  - { module: type, errors: [{ code: 1, name: Range, text: A range. }] }
  - { module: errors, errors: [{ code: 1, name: Error, text: An error. }] }
  - { module: vendor, errors: [{ code: 1, name: Init, text: Init. }] }
  - { module: string, errors: [] }
  - { module: a_linux_test, errors: [{ code: 7, name: Main, text: Main. }] }
targets: { go: { module: example.com/names, prefix: "", adapters: [nethttp] } }
`,
  /** A root package that is imported by another name, texts that fall back, and a package of its own for one module. */
  alias: `
errspec: 1
catalog: alias
title: { zh: 别名, en: Alias }
locales: [zh, en, ja, pt-BR, zh-Hant]
fallback-locales: [ja, en]
envelope:
  success: { absent: /errors }
  code: /errors/0/code
  text: /errors/0/message
modules:
  - module: errors
    errors:
      - { code: 7, name: Seven, text: { zh: 七, en: Seven. } }
      - { code: 8, name: Eight, text: { zh: 八, ja: はち, zh-Hant: 捌 } }
      - { code: 9, name: Nine, text: { zh: "{error} 九 {string}", en: "Nine {error} of {string}" }, params: [{ name: error }, { name: string }, { name: errorserr }] }
targets: { go: { module: example.com/alias/v2, package: errors, layout: packages, locales: [en, zh-Hant, pt-BR], adapters: [nethttp] } }
`,
  /** Every pointer through an array, and a common module alone in a layout of packages. */
  arrays: `
errspec: 1
catalog: arrays
title: Arrays
locales: [en]
envelope:
  success: { code: 0 }
  code: /code
  common: common
  module-code: [{ at: /data/sub/0 }, { at: /texts/1, forms: ["{code}:"] }]
  text: [/texts/0, /texts/1]
  request-id: /ids/0
modules:
  - { module: common, errors: [{ code: 4000, name: Bad, text: Bad. }] }
  - { module: sub, errors: [{ code: 123, name: Sub, text: Sub. }, { code: 4100, name: Other, text: Other., deprecated: { reason: Not sent, replaced-by: Sub } }] }
targets: { go: { module: example.com/arrays } }
`,
  /** A common module, and no other yet. */
  alone: `
errspec: 1
catalog: alone
title: Alone
locales: [en]
envelope:
  success: { code: ok }
  code: /code
  common: common
  module-code: [{ at: /sub }]
modules:
  - { module: common, code-type: string, errors: [{ code: bad, name: Bad, text: Bad. }] }
targets: { go: { module: example.com/alone, layout: packages, adapters: [nethttp] } }
`,
  /** A server: params of each type, sensitive ones, internal entries, carriers, former names and deprecated codes. */
  server: `
errspec: 1
catalog: store
title: { zh: 商店, en: Store }
locales: [zh, en, de-AT]
fallback-locales: [en]
envelope:
  success: { code: 0 }
  code: [/code, /status/code]
  common: base
  module-code: [{ at: /message, forms: ["({code})", "{code}:"] }, { at: /sub }]
  text: [/message, /status/text]
  request-id: [/requestId]
  status: entry
  headers: { request-id: [x-request-id] }
server: { unexpected: Unexpected }
modules:
  - module: base
    errors:
      - { code: 100, name: Invalid, text: { zh: "(12) 参数错误", en: "(12) A parameter is invalid." }, kind: invalid_argument }
      - { code: 200, name: Retired, text: { zh: 旧, en: Old. }, kind: not_found, deprecated: { reason: Not sent } }
      - { code: 500, name: Unexpected, text: { zh: 内部错误, en: Internal error., de-AT: Interner Fehler. }, kind: internal }
      - { code: 501, name: Crashed, text: { zh: 崩溃, en: Crashed. }, kind: internal, audience: internal }
  - module: orders
    code-type: string
    carrier: { not_found: Retired, default: Unexpected }
    errors:
      - code: limit
        name: OverLimit
        aliases: [TooMany]
        text: { zh: "{limit} {rate} {is_exact} {name} {card} {limit}{x}", en: "{limit}, {rate}, {is_exact}, {name} and {card}, {x}" }
        params: [{ name: limit, type: int }, { name: rate, type: float }, { name: is_exact, type: bool }, { name: name }, { name: card, sensitive: true }]
        kind: resource_exhausted
      - { code: gone, name: Gone, text: { zh: 没有, en: There is none. }, kind: not_found }
      - { code: disk_full, name: DiskFull, text: { zh: "{host} 满", en: "{host} is full." }, params: [{ name: host }], kind: internal, audience: internal }
  - module: empty
    errors: []
targets: { go: { module: example.com/store, side: server, adapters: [nethttp] } }
`,
  /** Operations, and packages that are called like theirs. */
  operations: layeredOperations("{ go: { module: example.com/operations, side: both } }"),
  /** Operations whose errors are in one package. */
  calls: flatOperations("{ go: { module: example.com/calls, layout: single, side: server } }"),
};
