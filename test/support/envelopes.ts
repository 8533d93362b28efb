/** A small spec for each kind of envelope and code that SDKs must support. The differential tests run over all of them. */
export const envelopeSpecs: Readonly<Record<string, string>> = {
  nested: spec(
    "{ success: { absent: /Response/Error }, code: /Response/Error/Code, text: /Response/Error/Message, request-id: /Response/RequestId }",
    "dotted",
    ["AuthFailure", "AuthFailure.SignatureExpire", "InvalidParameter.a-b_c"],
  ),
  flat: spec(
    "{ success: { absent: /error }, code: /error/code, text: [/error/message, /error/detail], request-id: [/error/request_id, /id] }",
    "string",
    ["card_declined", "rate_limit", "a:b/c.d-e"],
  ),
  problem: spec("{ code: [/code, /type], text: [/detail, /title], request-id: /instance }", "string", [
    "out_of_credit",
    "about:blank",
  ]),
  rpc: spec(
    "{ success: { absent: /error, present: /result }, code: /error/code, text: /error/message, request-id: /id }",
    "int",
    ["-32700", "-32601", "0", "1"],
  ),
  hex: spec("{ success: { code: 0x0 }, code: /hr, text: /msg }", "hex", ["0x80070005", "0x00000001", "0xFFFFFFFF"]),
  signed: spec("{ success: { code: 0x0 }, code: /hr, text: /msg }", "{ kind: hex, bits: 32, signed: true }", [
    "0x80070005",
    "0x7FFFFFFF",
  ]),
  byte: spec("{ code: /status, text: /msg }", "{ kind: hex, bits: 8 }", ["0x80", "0xFF"]),
  sqlstate: spec(
    "{ success: { code: 00000 }, code: /errors/0/state, text: /errors/0/text, request-id: /errors/0/id }",
    "sqlstate",
    ["22P02", "01004", "2E000"],
  ),
  words: `errspec: 1
catalog: words
title: Words
locales: [en]
envelope:
  success: { code: ok }
  code: /status
  common: shared
  module-code:
    - { at: /msg, forms: ["[{code}]", "{code}:"] }
    - { at: /sub }
  text: /msg
modules:
  - { module: shared, code-type: string, errors: [{ code: bad, name: Bad, text: x, kind: invalid_argument, action: fix_request }] }
  - { module: api, code-type: dotted, errors: [{ code: Auth.Expired, name: AuthExpired, text: y, kind: unauthenticated, action: resign }, { code: bad, name: SubBad, text: z }] }
`,
};

function spec(envelope: string, type: string, codes: readonly string[]): string {
  const kinds = ["not_found", "unavailable", "internal", "unknown"];
  const entries = codes.map(
    (code, i) =>
      `      - { code: "${code}", name: ${["First", "Second", "Third", "Fourth"][i] ?? ""}, text: "text ${i}: 文字", kind: ${kinds[i] ?? ""}${i === 1 ? ", action: back_off" : ""} }`,
  );
  return `errspec: 1
catalog: sample
title: Sample
locales: [en]
docs: https://example.com/{module}/{code}
envelope: ${envelope}
modules:
  - module: api
    code-type: ${type}
    errors:
${entries.join("\n")}
`;
}
