import { catalogOf } from "../../support/catalog.js";
import type { Catalog } from "../../../generator/model/catalog.js";
import { specs as java } from "../java/specs.js";

/** Names that are words of C#, that .NET has, or that the package has itself; and params and field errors that travel. */
const reserved = `
errspec: 1
catalog: reserved
title: Reserved
locales: [en, zh]
message-tail: true
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
        text: "{class} {int} {new} {locale} {default} {x}"
        params:
          - { name: class }
          - { name: int, type: int }
          - { name: new, type: float }
          - { name: locale, type: bool }
          - { name: default }
          - { name: card, sensitive: true }
        fallback: contact_support
      - { code: empty, name: "Null", text: "{name}", params: [{ name: name }], deprecated: { reason: Unused, replaced-by: Class } }
      - { code: Code, name: ClassCode, text: Code. }
      - { code: "1", name: ToString, text: A method. }
      - { code: "2", name: Equals, text: A method., links: [{ url: "https://example.com/?b&c" }] }
      - { code: "3", name: GetHashCode, text: A method. }
  - { module: api, code-type: string, errors: [{ code: void, name: Object, text: Void. }] }
  - { module: json, errors: [{ code: 1, name: String, text: A string. }, { code: 4294967296, name: Large, text: Large. }] }
  - { module: argument-out-of-range, errors: [{ code: -1, name: Exception, text: An exception. }] }
  - { module: http-status, code-type: { kind: hex, bits: 32, signed: true }, errors: [{ code: "0x80070005", name: Denied, text: Denied. }] }
  - { module: empty, errors: [] }
targets: { csharp: { namespace: Acme.Reserved, package: Acme.Reserved-Errors, license: MIT, side: both } }
`;

/** Errors of an operation that are called like the types of a module. */
const coupons = `
errspec: 1
catalog: coupons
title: Coupons
locales: [en]
envelope: { success: { absent: /code }, code: /code, text: /text }
modules:
  - module: coupon
    errors:
      - { code: 1, name: CouponCode, text: Wrong. }
      - { code: 2, name: CouponGone, text: Gone. }
      - { code: 3, name: ShopErrors, text: The shop has errors. }
      - { code: 4, name: CouponException, text: An exception. }
  - { module: shop, errors: [{ code: 5, name: Closed, text: Closed. }, { code: 6, name: CouponErrors, text: Errors. }] }
operations:
  list:
    redeem: { errors: [CouponCode, CouponGone, ShopErrors, CouponException, Closed, CouponErrors] }
    look: { errors: [ShopErrors] }
targets: { csharp: { namespace: Acme.Coupons, side: both } }
`;

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

/** Those that are for C# alone. */
const own: Readonly<Record<string, string>> = { reserved, coupons };

/** Small catalogs, one of each envelope and each type of code, whose C# is in a namespace of their name. */
export const catalogs: Readonly<Record<string, Catalog>> = Object.fromEntries(
  Object.entries({ ...java, ...own }).map(([name, text]) => [
    name,
    catalogOf(name in own ? text : withCsharp(name, text)),
  ]),
);

/** The spec with C# as its one target, and with the locales of that which it has. */
function withCsharp(name: string, text: string): string {
  const [targets = "", locales = ""] = /^targets:(?:.*(locales: \[[^\]]*\]))?.*\n/m.exec(text) ?? [];
  const namespace = `Acme.${name.charAt(0).toUpperCase()}${name.slice(1)}`;
  const options = `namespace: ${namespace}, side: ${sides[name] ?? "both"}, ${locales}`;
  return text.replace(targets, `targets: { csharp: { ${options} } }\n`);
}

/** A catalog with more codes in a module than a method of its table has. */
export const large = `
errspec: 1
catalog: large
title: Large
locales: [en, zh]
envelope: { success: { code: 0 }, code: /code, text: /message }
modules:
  - module: big
    errors:
${Array.from({ length: 1500 }, (_, index) => row(index + 1)).join("")}targets: { csharp: { namespace: Acme.Large, side: both } }
`;

function row(code: number): string {
  const former = code % 50 === 0 ? `, aliases: [Former${code}], deprecated: { reason: It is old }` : "";
  const text = `text: { en: "Wrong {part}: ${code}.", zh: "错误 {part} ${code}" }, params: [{ name: part }]`;
  return `      - { code: ${code}, name: Error${code}, ${text}${former} }\n`;
}
