import { standardSpecs } from "../../support/standard.js";
import { specs as others } from "../go/specs.js";

/** Catalogs with standard envelopes, by names that packages can have. */
const standard = Object.fromEntries(
  Object.entries(standardSpecs).map(([name, text]) => [name.toLowerCase().replace(/[^a-z]/g, ""), text]),
);

/** Packages that have one half. */
const sides: Readonly<Record<string, string>> = {
  dotted: "client",
  onemodulegrpc: "client",
  paramsalone: "server",
  text: "client",
  alone: "client",
  server: "server",
  rpc: "server",
};

/** Packages with a test kit: of each shape of envelope, of standard ones, and with params. */
export const kits: ReadonlySet<string> = new Set(["layered", "problem", "reserved", "twolayerseveryenvelope"]);

/** Small catalogs, one of each envelope and each type of code, whose Java is in a package of their name. */
export const specs: Readonly<Record<string, string>> = {
  ...Object.fromEntries(
    [...Object.entries(others), ...Object.entries(standard)].map(([name, text]) => [name, withJava(name, text)]),
  ),
  /** Names that are words of Java, or that its classes have; and params and field errors that travel. */
  reserved: `
errspec: 1
catalog: reserved
title: Reserved
locales: [en]
fallback-locales: [en]
envelope:
  success: { absent: /error }
  code: /error/code
  text: /error/message
  params: /error/params
  field-errors: { at: /error/fields, field: /name, code: /why, text: /message }
modules:
  - module: class
    code-type: string
    errors:
      - code: class
        name: Class
        aliases: [Enum, Values]
        text: "{class} {int} {new} {locale} {default} {a_very_long_name_of_a_param_that_has_no_room_beside_others} {x}"
        params:
          - { name: class }
          - { name: int, type: int }
          - { name: new, type: float }
          - { name: locale, type: bool }
          - { name: default }
          - { name: a_very_long_name_of_a_param_that_has_no_room_beside_others }
          - { name: card, sensitive: true }
        fallback: contact_support
      - { code: empty, name: "Null", text: "{name}", params: [{ name: name }], deprecated: { reason: Unused, replaced-by: Class } }
      - { code: Code, name: Code, text: Code. }
  - { module: api-exception, code-type: string, errors: [{ code: void, name: Object, text: Void. }] }
  - { module: kind, errors: [{ code: 1, name: String, text: A string. }] }
  - { module: con, errors: [{ code: 1, name: Override, text: An override. }] }
targets: { java: { package: com.acme.reserved, side: both, testkit: true } }
`,
};

/** The spec with Java as its one target, and with the locales of that which it has. */
function withJava(name: string, text: string): string {
  const [targets = "", locales = ""] = /^targets:(?:.*(locales: \[[^\]]*\]))?.*\n/m.exec(text) ?? [];
  const java = `targets: { java: { package: com.acme.${name}, side: ${sides[name] ?? "both"}, testkit: ${kits.has(name)}, ${locales} } }\n`;
  return targets === "" ? text + java : text.replace(targets, java);
}

/** A catalog with more codes than an enum or a class of methods can have. */
export const large = `
errspec: 1
catalog: large
title: Large
locales: [en, zh]
envelope: { success: { code: 0 }, code: /code, text: /message }
modules:
  - module: big
    errors:
${Array.from({ length: 12_000 }, (_, index) => row(index + 1)).join("")}targets: { java: { package: com.acme.large, side: both } }
`;

function row(code: number): string {
  const former = code % 50 === 0 ? `, aliases: [Former${code}], deprecated: { reason: It is old }` : "";
  const text = `text: { en: "Wrong {part}: ${code}.", zh: "错误 {part} ${code}" }, params: [{ name: part }]`;
  return `      - { code: ${code}, name: Error${code}, ${text}${former} }\n`;
}
