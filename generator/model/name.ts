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

/** The ID of a module, group or catalog. It becomes part of file and package names, so it is short, lower-case and ASCII. */
export const idPattern = /^[a-z][a-z0-9]*(?:[-_][a-z0-9]+)*$/;

/** The most characters of an ID. */
export const longestId = 48;

const wordPattern = /[A-Z][a-z0-9]+/g;

/** The words of a name: `InvalidProjectId` gives `Invalid`, `Project`, `Id`. */
export function words(name: Name): string[] {
  return name.match(wordPattern) ?? [];
}

/** `InvalidProjectID`, where `initialisms` (in capitals) holds `ID`. */
export function pascalCase(name: Name, initialisms: ReadonlySet<string> = new Set()): string {
  return name.replace(wordPattern, (word) => {
    const capitals = word.toUpperCase();
    return initialisms.has(capitals) ? capitals : word;
  });
}

/** `invalidProjectId` */
export function camelCase(name: Name): string {
  return name.charAt(0).toLowerCase() + name.slice(1);
}

/** `projectId` from `project_id`, the name of a param. */
export function camelFromSnake(snake: string): string {
  const joined = snake
    .split("_")
    .map((word) => word.charAt(0).toUpperCase() + word.slice(1))
    .join("");
  return camelCase(joined);
}

/** `invalid_project_id` */
export function snakeCase(name: Name): string {
  return separated(name, "_");
}

/** `INVALID_PROJECT_ID` */
export function screamingCase(name: Name): string {
  return snakeCase(name).toUpperCase();
}

/** `invalid-project-id` */
export function kebabCase(name: Name): string {
  return separated(name, "-");
}

/** The words of a name in small letters, with a mark between them. */
function separated(name: Name, mark: string): string {
  return name.replace(/\B[A-Z]/g, `${mark}$&`).toLowerCase();
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
