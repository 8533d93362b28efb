import { existsSync, readdirSync, readFileSync, statSync } from "node:fs";
import { basename, join, relative, resolve } from "node:path";

/** A document's bytes, or a sentence on why they cannot be had. */
export type DocumentBytes = { readonly path: string; readonly bytes: Buffer } | { readonly problem: string };

/** Reads a document that is no larger than `limit`: the size is asked for before anything is read. */
export function readDocumentFile(file: string, limit: number): DocumentBytes {
  const stats = statSync(file, { throwIfNoEntry: false });
  if (stats === undefined) {
    const hint = /^[a-z]+:\/\//i.test(file) ? "; import reads files only, so save the page and pass the file" : "";
    return { problem: `there is no file ${file}${hint}` };
  }
  if (!stats.isFile()) return { problem: `${file} is not a file` };
  if (stats.size > limit) {
    return {
      problem: `${file} has ${Math.ceil(stats.size / 1_000_000)} MB; the limit is ${limit / 1_000_000} MB`,
    };
  }
  const bytes = readFileSync(file);
  const shown = relative(process.cwd(), resolve(file)).replaceAll("\\", "/");
  // What is written into the spec must not depend on where somebody keeps their files.
  return {
    path: shown.startsWith("../") || /^[A-Za-z]:/.test(shown) ? basename(shown) : shown,
    bytes,
  };
}

/** Whether a folder is not there, or holds nothing that anybody would miss, besides what a killed run of ours has left. */
export function isFreeFolder(folder: string, ours: ReadonlySet<string>): boolean {
  return !existsSync(folder) || readdirSync(folder).every((name) => name.startsWith(".") || ours.has(name));
}

/** The text of a file of a folder, where there is one. */
export function readIfThere(folder: string, name: string): string | undefined {
  const file = join(folder, name);
  return existsSync(file) ? readFileSync(file, "utf8") : undefined;
}
