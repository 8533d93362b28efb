/**
 * A name as the author writes it: PascalCase words with one capital each (`InvalidProjectId`), so that it can be converted
 * to every other casing without loss.
 */
export type Name = string;

/** The pattern of a {@link Name}: ASCII PascalCase words of two characters or more. */
export const namePattern = /^(?:[A-Z][a-z0-9]+)+$/;

/** The most characters of a name, so that generated lines and file names stay within every tool's limits. */
export const longestName = 64;

/** Whether the text is a {@link Name}. */
export function isName(text: string): text is Name {
  return text.length <= longestName && namePattern.test(text);
}

/** The words of a name: `InvalidProjectId` gives `Invalid`, `Project`, `Id`. */
export function words(name: Name): string[] {
  return name.match(/[A-Z][a-z0-9]+/g) ?? [];
}

/** `InvalidProjectID`, where `initialisms` (in capitals) holds `ID`. */
export function pascalCase(name: Name, initialisms: ReadonlySet<string> = new Set()): string {
  return words(name)
    .map((word) => (initialisms.has(word.toUpperCase()) ? word.toUpperCase() : word))
    .join("");
}

/** `invalidProjectId` */
export function camelCase(name: Name): string {
  return name.charAt(0).toLowerCase() + name.slice(1);
}

/** `invalid_project_id` */
export function snakeCase(name: Name): string {
  return words(name).join("_").toLowerCase();
}

/** `INVALID_PROJECT_ID` */
export function screamingCase(name: Name): string {
  return snakeCase(name).toUpperCase();
}

/** `invalid-project-id` */
export function kebabCase(name: Name): string {
  return words(name).join("-").toLowerCase();
}

/**
 * The name of a module or a catalog from its ID: `rate-limit` and `rate_limit` give `RateLimit`. A single letter or a number
 * cannot be a word of its own and joins its neighbor: `x-ray` gives `Xray`, `web-3` gives `Web3`.
 */
export function nameFromId(id: string): Name {
  const joined: string[] = [];
  for (const part of id.split(/[-_]/)) {
    const last = joined.at(-1);
    if (last !== undefined && (last.length < 2 || !/^[a-z]./.test(part))) joined[joined.length - 1] = last + part;
    else joined.push(part);
  }
  return joined.map((word) => word.charAt(0).toUpperCase() + word.slice(1)).join("");
}

/** The nearest {@link Name} to a text such as `HTTPError2`, `invalid_project_id` or `invalidProjectID`. */
export function suggestName(text: string): Name {
  return text
    .replace(/([a-z0-9])([A-Z])/g, "$1 $2")
    .replace(/([A-Z]+)([A-Z][a-z])/g, "$1 $2")
    .split(/[^A-Za-z0-9]+/)
    .filter((word) => word !== "")
    .map((word) => word.charAt(0).toUpperCase() + word.slice(1).toLowerCase())
    .join("");
}
