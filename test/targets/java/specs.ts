import { specs as others } from "../go/specs.js";

/** Small catalogs, one of each envelope and each type of code, whose Java is in a package of their name. */
export const specs: Readonly<Record<string, string>> = Object.fromEntries(
  Object.entries(others)
    .filter(([, text]) => !/^(?:envelopes|operations):/m.test(text) && !text.includes("side: server"))
    .map(([name, text]) => [name, withJava(name, text)]),
);

/** The spec with Java as its one target, and with the locales of that which it has. */
function withJava(name: string, text: string): string {
  const [before = "", targets = ""] = text.split(/^targets:/m);
  const locales = /locales: \[[^\]]*\]/.exec(targets)?.[0] ?? "";
  return `${before}targets: { java: { package: com.acme.${name}, ${locales} } }\n`;
}

/** A catalog with more codes than an enum can have. */
export const large = `
errspec: 1
catalog: large
title: Large
locales: [en, zh]
envelope: { success: { code: 0 }, code: /code, text: /message }
modules:
  - module: big
    errors:
${Array.from({ length: 10_000 }, (_, index) => row(index + 1)).join("")}targets: { java: { package: com.acme.large } }
`;

function row(code: number): string {
  const former = code % 50 === 0 ? `, aliases: [Former${code}], deprecated: { reason: It is old }` : "";
  return `      - { code: ${code}, name: Error${code}, text: { en: Wrong ${code}., zh: 错误 ${code} }${former} }\n`;
}
