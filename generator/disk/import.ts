import { existsSync, readdirSync, readFileSync, rmSync, statSync } from "node:fs";
import { basename, join, relative, resolve } from "node:path";

/** The bytes of a document, or why it cannot be read. */
export type DocumentBytes = { readonly path: string; readonly bytes: Buffer } | { readonly problem: string };

/** Reads a document of at most `limit` bytes. The size is checked before anything is read. */
export function readDocumentFile(file: string, limit: number): DocumentBytes {
  const stats = statSync(file, { throwIfNoEntry: false });
  if (stats === undefined) {
    const hint = /^[a-z]+:\/\//i.test(file) ? "; import reads files only, so save the page and pass the file" : "";
    return { problem: `${file} does not exist${hint}` };
  }
  if (!stats.isFile()) return { problem: `${file} is not a file` };
  if (stats.size > limit) {
    return {
      problem: `${file} has ${Math.ceil(stats.size / 1_000_000)} MB; the limit is ${limit / 1_000_000} MB`,
    };
  }
  const bytes = readFileSync(file);
  const shown = relative(process.cwd(), resolve(file)).replaceAll("\\", "/");
  // The path is written to the spec, so it must not depend on the user's home folder.
  return {
    path: shown.startsWith("../") || /^[A-Za-z]:/.test(shown) ? basename(shown) : shown,
    bytes,
  };
}

/** Whether a folder does not exist, or has only hidden files and files that an interrupted import left. */
export function isFreeFolder(folder: string, leftovers: ReadonlySet<string>): boolean {
  return !existsSync(folder) || readdirSync(folder).every((name) => name.startsWith(".") || leftovers.has(name));
}

/** The text of a file in a folder. Undefined if the file does not exist. */
export function readIfThere(folder: string, name: string): string | undefined {
  const file = join(folder, name);
  return existsSync(file) ? readFileSync(file, "utf8") : undefined;
}

/** Removes files from a folder, as far as they are there. */
export function removeFiles(folder: string, names: readonly string[]): void {
  for (const name of names) rmSync(join(folder, name), { force: true });
}
