import { specs as others } from "../go/specs.js";
import { large as javaLarge, specs as java } from "../java/specs.js";

/** Small catalogs, one of each envelope and each type of code, whose PHP is in a namespace of their name. */
export const specs: Readonly<Record<string, string>> = Object.fromEntries(
  [
    ...Object.entries(others).filter(
      ([, text]) => !/^(?:envelopes|operations):/m.test(text) && !text.includes("side: server"),
    ),
    // Names that are words of many languages.
    ["reserved", java["reserved"] ?? ""] as const,
  ].map(([name, text]) => [name, withPhp(name, text)]),
);

/** A catalog with thousands of codes in a module. */
export const large = withPhp("large", javaLarge);

/** The spec with PHP as its one target, and with the locales of that which it has. */
function withPhp(name: string, text: string): string {
  const [before = "", targets = ""] = text.split(/^targets:/m);
  const locales = /locales: \[[^\]]*\]/.exec(targets)?.[0] ?? "";
  const namespace = `Acme\\${name.charAt(0).toUpperCase()}${name.slice(1)}`;
  return `${before}targets: { php: { namespace: ${namespace}, ${locales} } }\n`;
}
