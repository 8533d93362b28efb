import type { Item } from "../output/items.js";
import { cacheFile, readChecked, writeChecked } from "./cache.js";

/*
 * The items of output files in the user's cache, one file for each output file. They are noted when a file is made after an
 * edit, so that the next edit of the same module makes only what it changes.
 */

/** The items of each part of the file with this hash. Empty if they are not known. */
export function readItems(out: string, path: string, hash: string): readonly (readonly Item[])[] {
  const text = readChecked(cacheFile(`${out}/${path}`, "items"))?.toString("utf8");
  if (text === undefined) return [];
  const stored = JSON.parse(text) as Stored; // the hash in the file proves that errspec wrote it
  return stored.hash === hash ? stored.parts : [];
}

/** Writes the items of the file with this hash. */
export function writeItems(out: string, path: string, hash: string, parts: readonly (readonly Item[])[]): void {
  if (parts.every((items) => items.length === 0)) return;
  const stored: Stored = { hash, parts };
  writeChecked(cacheFile(`${out}/${path}`, "items"), JSON.stringify(stored));
}

interface Stored {
  readonly hash: string;
  readonly parts: readonly (readonly Item[])[];
}
