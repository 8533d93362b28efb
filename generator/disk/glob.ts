import { existsSync, readdirSync, statSync } from "node:fs";
import { join } from "node:path";

/** Whether a path is a pattern: it has a wildcard, and no file or folder has that name. */
export function isPattern(path: string): boolean {
  return /[*?{]/.test(path) && !existsSync(path);
}

/**
 * The folders that match a pattern and contain `file`, sorted. `*` and `?` match within one name, `{a,b}` matches either
 * name, `**` matches any number of folders. Hidden folders and `node_modules` match only by their full names.
 */
export function foldersMatching(pattern: string, file: string): readonly string[] {
  const steps = pattern.split("/").filter((step, index) => step !== "" || index === 0);
  const [first = ""] = steps;
  const start = first === "" ? ["/"] : [""];
  const folders = steps.slice(first === "" ? 1 : 0).reduce<readonly string[]>(stepInto, start);
  return [...new Set(folders)].filter((folder) => existsSync(join(folder, file))).sort();
}

function stepInto(folders: readonly string[], step: string): readonly string[] {
  if (step === "**") return folders.flatMap((folder) => [folder, ...below(folder)]);
  if (!/[*?{]/.test(step)) return folders.map((folder) => join(folder, step));
  const expression = expressionOf(step);
  return folders.flatMap((folder) =>
    foldersIn(folder)
      .filter((name) => expression.test(name) && (isOpen(name) || step.startsWith(".")))
      .map((name) => join(folder, name)),
  );
}

function* below(folder: string): Iterable<string> {
  for (const name of foldersIn(folder, false).filter(isOpen)) {
    const path = join(folder, name);
    yield path;
    yield* below(path);
  }
}

/** The names of the folders in a folder. `**` does not follow links, because a link may point to a parent folder. */
function foldersIn(folder: string, links = true): string[] {
  try {
    return readdirSync(folder === "" ? "." : folder, { withFileTypes: true })
      .filter((entry) => entry.isDirectory() || (links && entry.isSymbolicLink() && isFolder(join(folder, entry.name))))
      .map(({ name }) => name);
  } catch {
    return []; // a file or an unreadable folder has no match
  }
}

function isFolder(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false })?.isDirectory() === true;
}

function isOpen(name: string): boolean {
  return !name.startsWith(".") && name !== "node_modules";
}

function expressionOf(step: string): RegExp {
  const source = step.replace(/[*?]|\{([^{}]*)\}|[^]/g, (part, choices: string | undefined) => {
    if (part === "*") return "[^]*";
    if (part === "?") return "[^]";
    return choices === undefined ? escaped(part) : `(?:${choices.split(",").map(escaped).join("|")})`;
  });
  return new RegExp(`^${source}$`);
}

function escaped(text: string): string {
  return text.replace(/[\\^$.*+?()[\]{}|/]/g, "\\$&");
}
