import type { Item } from "../output/items.js";
import { cacheFile, readChecked, writeChecked } from "./cache.js";

/*
 * The items of output files in the user's cache, one file for each output file. They are noted when a file is made after an
 * edit, so that the next edit makes only what it changes.
 */

/** The items of each part of the file with this hash. Empty if they are not known. */
export function readItems(out: string, path: string, hash: string): readonly (readonly Item[])[] {
  const text = readChecked(cacheFile(`${out}/${path}`, "items"))?.toString("utf8");
  if (text === undefined) return [];
  const { hash: own, keys, parts } = JSON.parse(text) as Stored; // the hash in the file proves that errspec wrote it
  if (own !== hash) return [];
  return parts.map((numbers) => {
    const items: Item[] = [];
    const number = (at: number): number => Number(numbers[at]);
    for (let at = 0; at < numbers.length; at += 3)
      items.push([String(keys[number(at)]), number(at + 1), number(at + 2)]);
    return items;
  });
}

/** Writes the items of the file with this hash. */
export function writeItems(out: string, path: string, hash: string, parts: readonly (readonly Item[])[]): void {
  if (parts.every((items) => items.length === 0)) return;
  const keys = new Map<string, number>();
  const indexOf = (key: string): number => {
    const known = keys.get(key);
    if (known !== undefined) return known;
    keys.set(key, keys.size);
    return keys.size - 1;
  };
  const numbers = parts.map((items) => {
    const all: number[] = [];
    for (const [key, start, end] of items) all.push(indexOf(key), start, end);
    return all;
  });
  const stored: Stored = { hash, keys: [...keys.keys()], parts: numbers };
  writeChecked(cacheFile(`${out}/${path}`, "items"), JSON.stringify(stored));
}

/** Items as numbers: the index of the key, the start and the end of each. Many items may have the same key. */
interface Stored {
  readonly hash: string;
  readonly keys: readonly string[];
  readonly parts: readonly (readonly number[])[];
}
