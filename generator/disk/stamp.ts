import { realpathSync } from "node:fs";
import { resolve } from "node:path";
import { cacheFile, readCache, writeCache } from "./cache.js";
import { sha256 } from "./hash.js";
import { readBuildId } from "./inputs.js";
import type { InputFile } from "./inputs.js";

/*
 * A stamp records the inputs from which an output folder was last generated without a conflict. It is in the user's cache.
 * Nothing depends on it: without it, or if it cannot be written, a run does the whole work.
 */

/**
 * The hashes of everything that the output depends on: the spec, the templates that it overrides, and this build of errspec,
 * to which its own templates belong.
 */
export function inputsHash(spec: readonly InputFile[], overridden: readonly InputFile[]): string {
  return `${buildHash(spec)} ${buildHash(overridden)}`;
}

/** The hash of some inputs and this build of errspec. That of the same list is computed once. */
export function buildHash(files: readonly InputFile[]): string {
  const known = buildHashes.get(files);
  if (known !== undefined) return known;
  const lines = files.map(({ source, bytes, used }) => `${source} ${sha256(bytes)} ${used?.installed?.hash ?? ""}`);
  const hash = sha256([readBuildId(), ...lines].join("\n"));
  buildHashes.set(files, hash);
  return hash;
}

const buildHashes = new WeakMap<readonly InputFile[], string>();

/** The stamp of an output: the hash of its inputs, the spec folder and the output folders. */
export function stampOf(inputs: string, spec: string, folders: readonly string[]): string {
  // The path of the spec is included, because output folders may be relative to it.
  return [inputs, realpathSync(spec), ...folders.map((folder) => resolve(folder))].join("\0");
}

/** The stamp of an output. Undefined if it has none, or if another run has written one of its folders since. */
export function sharedStamp(out: string): string | undefined {
  const stamp = readStamp(out);
  return stamp !== undefined && foldersIn(stamp).every((folder) => readStamp(folder) === stamp) ? stamp : undefined;
}

/** The folders in a stamp. */
export function foldersIn(stamp: string): readonly string[] {
  return stamp.split("\0").slice(2);
}

/** The stamp of an output folder. Undefined if there is none. */
export function readStamp(out: string): string | undefined {
  return readCache(cacheFile(out, "stamp"))?.toString("utf8");
}

/** Writes a stamp for the output folder and for each folder in the stamp. */
export function writeStamps(out: string, stamp: string): void {
  for (const folder of new Set([resolve(out), ...foldersIn(stamp)])) writeStamp(folder, stamp);
}

export function writeStamp(out: string, stamp: string): void {
  writeCache(cacheFile(out, "stamp"), stamp);
}
