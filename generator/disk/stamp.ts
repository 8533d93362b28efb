import { mkdirSync, readFileSync, realpathSync, writeFileSync } from "node:fs";
import { dirname, resolve } from "node:path";
import { cacheFile } from "./cache.js";
import { sha256 } from "./hash.js";
import { readBuildId, readTemplates } from "./inputs.js";
import type { InputFile } from "./inputs.js";

/*
 * A stamp says of which inputs an output folder was last generated without a conflict. It is a mere shortcut, kept in the
 * user's cache: without it, or when it cannot be written, a run does the whole work.
 */

/** One hash of everything that decides the output: the spec, the templates and this build of errspec. */
export function inputsHash(spec: readonly InputFile[]): string {
  return buildHash([...spec, ...readTemplates()]);
}

/** One hash of some inputs and this build of errspec. */
export function buildHash(files: readonly InputFile[]): string {
  const lines = files.map(({ source, bytes }) => `${source} ${sha256(bytes)}`);
  return sha256([readBuildId(), ...lines].join("\n"));
}

/** What is known of an output: what it was made from, and the folders that it is in. */
export function stampOf(inputs: string, spec: string, folders: readonly string[]): string {
  // The spec's place counts too: folders may be relative to it.
  return [inputs, realpathSync(spec), ...folders.map((folder) => resolve(folder))].join("\0");
}

/** The stamp of an output; undefined where it has none, or another run has written one of its folders since. */
export function sharedStamp(out: string): string | undefined {
  const stamp = readStamp(out);
  return stamp !== undefined && foldersIn(stamp).every((folder) => readStamp(folder) === stamp) ? stamp : undefined;
}

/** The folders that a stamp names. */
export function foldersIn(stamp: string): readonly string[] {
  return stamp.split("\0").slice(2);
}

/** What is known of an output folder. */
export function readStamp(out: string): string | undefined {
  try {
    return readFileSync(cacheFile(out, "stamp"), "utf8");
  } catch {
    return undefined;
  }
}

/** Writes a stamp for the output folder and for each that the stamp names. */
export function writeStamps(out: string, stamp: string): void {
  for (const folder of new Set([resolve(out), ...foldersIn(stamp)])) writeStamp(folder, stamp);
}

export function writeStamp(out: string, inputs: string): void {
  try {
    const file = cacheFile(out, "stamp");
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, inputs);
  } catch {
    // The next run does the whole work again: nothing is wrong, and nothing is lost.
  }
}
