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
  Object.entries(java).map(([name, text]) => [name, withPhp(name, text)]),
);

/** A catalog with thousands of codes in a module. */
export const large = withPhp("large", javaLarge);

/** The spec with PHP as its one target, and with the locales of that which it has. */
function withPhp(name: string, text: string): string {
  const [targets = "", locales = ""] = /^targets:(?:.*(locales: \[[^\]]*\]))?.*\n/m.exec(text) ?? [];
  const namespace = `Acme\\${name.charAt(0).toUpperCase()}${name.slice(1)}`;
  const options = `namespace: ${namespace}, side: ${sides[name] ?? "both"}, testkit: ${kits.has(name)}, ${locales}`;
  const php = `targets: { php: { ${options} } }\n`;
  return text.replace(targets, php);
}
