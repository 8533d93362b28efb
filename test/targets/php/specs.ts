import { kits, large as javaLarge, specs as java } from "../java/specs.js";

/** Packages that have one half. */
const sides: Readonly<Record<string, string>> = {
  dotted: "client",
  onemodulegrpc: "client",
  paramsalone: "server",
  text: "client",
  alone: "client",
  server: "server",
  rpc: "server",
  hex: "client",
};

/** The catalogs of Java, one of each envelope and each type of code, whose PHP is in a namespace of their name. */
export const specs: Readonly<Record<string, string>> = Object.fromEntries(
  Object.entries({ ...java, ...rare() }).map(([name, text]) => [name, withPhp(name, text)]),
);

/**
 * What those have not: an error that is done although it failed, a catalog with nothing that may be sent, and a text that
 * begins as a code of the called module does.
 */
function rare(): Readonly<Record<string, string>> {
  return {
    nothing: `errspec: 1
catalog: nothing
title: Nothing
locales: [en]
envelope: { success: { code: 0 }, code: /code, text: /message }
envelopes: { problem: , grpc: { domain: nothing.example }, json-rpc: , graphql: }
targets:
modules:
  - module: secrets
    errors:
      - { code: 1, name: Leaked, text: Leaked., kind: internal, audience: internal }
`,
    taken: `errspec: 1
catalog: taken
title: Taken
locales: [en]
envelope: { success: { code: 0 }, code: /code, common: common, text: /message, module-code: [{ at: /message, forms: ["({code})"] }] }
targets:
modules:
  - module: common
    errors:
      - { code: 500, name: Internal, text: (1) Failed., kind: internal }
  - module: taken
    errors:
      - { code: 1, name: First, text: First. }
      - { code: 2, name: Leaked, text: Leaked., audience: internal }
`,
    done: `errspec: 1
catalog: done
title: Done
locales: [en]
envelope: { success: { code: ok }, code: /code, text: /message, params: /params, field-errors: { at: /fields, field: /field, text: /text } }
envelopes: { json-rpc: , grpc: { domain: done.example } }
targets:
modules:
  - module: mails
    code-type: string
    errors:
      - { code: sent, name: Sent, text: Sent., kind: unavailable, action: retry, retryable: true, effect: done }
`,
  };
}

/** A catalog with thousands of codes in a module. */
export const large = withPhp("large", javaLarge);

/** The spec with PHP as its one target, and with the locales of that which it has. */
function withPhp(name: string, text: string): string {
  const [targets = "", locales = ""] = /^targets:(?:.*(locales: \[[^\]]*\]))?.*\n/m.exec(text) ?? [];
  const namespace = `Acme\\${name.charAt(0).toUpperCase()}${name.slice(1)}`;
  const options = `namespace: ${namespace}, side: ${sides[name] ?? "both"}, testkit: ${kits.has(name) || name === "modulessidebysidegraphql"}, ${locales}`;
  const php = `targets: { php: { ${options} } }\n`;
  return text.replace(targets, php);
}
