import { large as javaLarge, specs as others } from "../java/specs.js";

/** Small catalogs, one of each envelope and each type of code, whose PHP is in a namespace of their name. */
export const specs: Readonly<Record<string, string>> = Object.fromEntries(
  Object.entries(others).map(([name, text]) => [name, withPhp(text)]),
);

/** A catalog with 10,000 codes in a module. */
export const large = withPhp(javaLarge);

/** The spec with PHP in place of Java. */
function withPhp(text: string): string {
  return text.replace(
    /java: \{ package: com\.acme\.(\w)(\w*)/,
    (_, first: string, rest: string) => `php: { namespace: Acme\\${first.toUpperCase()}${rest}`,
  );
}
