/** Small specs whose envelopes name headers and a status, for the tests of `decodeResponse`. */
export const receivingSpecs: Readonly<Record<string, string>> = {
  "words in the body or in a header": spec(
    `  success: { absent: /error }
  code: /error/code
  text: [/error/message, /message]
  request-id: /id
  headers:
    code: [x-error-code, x-amzn-errortype]
    request-id: [x-request-id, x-trace-key]
    retry-after: [{ header: x-ratelimit-reset, unit: epoch }, { header: retry-after-ms, unit: milliseconds }]
  status: entry`,
    "string",
    ["busy", "slow_down", "gone", "repeated", "refused", "accepted"],
  ),
  "numbers, always with the status 200": spec(
    `  success: { code: 0 }
  code: [/code, /status]
  text: /message
  headers: { code: x-code, request-id: x-request-id, retry-after: x-wait }
  status: 200`,
    "int",
    ["1", "2", "3", "4", "5", "6"],
  ),
  "proof by presence": spec(
    `  success: { absent: /error, present: /result }
  code: /error/code
  headers: { code: x-code, retry-after: [{ header: retry-after, unit: milliseconds }, x-wait] }`,
    "dotted",
    ["Busy", "Busy.Limited", "Gone", "Repeated", "Refused", "Accepted"],
  ),
  "proof by absence, with numbers": spec(
    `  success: { absent: /error }
  code: [/error/code, /code]
  text: [/error/message, /message]
  request-id: [/id, /error/id]
  headers: { code: [x-code, content-type], retry-after: { header: retry-after, unit: epoch } }
  status: 500`,
    "{ kind: hex, bits: 16 }",
    ["0x10", "0xFFFF", "0x3", "0x4", "0x5", "0x6"],
  ),
  "two layers": `errspec: 1
catalog: layers
title: Layers
locales: [en]
message-tail: true
envelope:
  success: { code: 0 }
  code: /code
  common: shared
  module-code:
    - { at: /message, forms: ["({code})"] }
    - { at: /sub }
  text: /message
  request-id: /requestId
  headers: { code: x-code, request-id: x-request-id, retry-after: { header: x-wait-ms, unit: milliseconds } }
  status: entry
modules:
  - module: shared
    errors:
      - { code: 1, name: Failed, text: x, kind: internal, retryable: true }
      - { code: 2, name: Refused, text: x, kind: permission_denied }
  - module: api
    errors:
      - { code: 2130, name: Missing, text: x, kind: not_found }
      - { code: 2131, name: Busy, text: x, kind: unavailable, action: back_off }
      - { code: 2132, name: Repeated, text: x, kind: already_exists, retryable: true, effect: done }
`,
};

function spec(envelope: string, type: string, codes: readonly string[]): string {
  const facts = [
    "kind: unavailable, action: retry",
    "kind: resource_exhausted, action: back_off",
    "kind: not_found",
    "kind: aborted, retryable: true, effect: done",
    "kind: unavailable, action: retry, effect: none",
    "kind: already_exists, action: already_done",
  ];
  const names = ["Busy", "SlowDown", "Gone", "Repeated", "Refused", "Accepted"];
  const entries = codes.map(
    (code, i) => `      - { code: "${code}", name: ${names[i] ?? ""}, text: x, ${facts[i] ?? ""} }\n`,
  );
  return `errspec: 1
catalog: sample
title: Sample
locales: [en]
envelope:
${envelope}
modules:
  - module: api
    code-type: ${type}
    errors:
${entries.join("")}`;
}
