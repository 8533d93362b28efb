import { mkdirSync, readFileSync, realpathSync, writeFileSync } from "node:fs";
import { dirname, resolve } from "node:path";
import { cacheFile } from "./cache.js";
import { sha256 } from "./hash.js";
import { readBuildId, readTemplates } from "./inputs.js";
import type { InputFile } from "./inputs.js";

/*
 * A stamp records the inputs from which an output folder was last generated without a conflict. It is in the user's cache.
 * Nothing depends on it: without it, or if it cannot be written, a run does the whole work.
 */

/** The hash of everything that the output depends on: the spec, the templates and this build of errspec. */
export function inputsHash(spec: readonly InputFile[]): string {
  const lines = [...spec, ...readTemplates()].map(({ source, bytes }) => `${source} ${sha256(bytes)}`);
  return sha256([readBuildId(), ...lines].join("\n"));
}

/** The stamp of an output: the hash of its inputs, the spec folder and the output folders. */
export function stampOf(inputs: string, spec: string, folders: readonly string[]): string {
  // The path of the spec is included, because output folders may be relative to it.
  return [inputs, realpathSync(spec), ...folders.map((folder) => resolve(folder))].join("\0");
}

/**
 * The folders of an output that was generated from these inputs. Undefined if it was not, or if another run has written one
 * of the folders since.
 */
export function stampedFolders(out: string, inputs: string, spec: string): readonly string[] | undefined {
  const stamp = readStamp(out);
  const [, , ...folders] = stamp?.split("\0") ?? [];
  if (stamp !== stampOf(inputs, spec, folders)) return undefined;
  return folders.every((folder) => readStamp(folder) === stamp) ? folders : undefined;
}

/** The stamp of an output folder. Undefined if there is none. */
export function readStamp(out: string): string | undefined {
  try {
    return readFileSync(cacheFile(out, "stamp"), "utf8");
  } catch {
    return undefined;
  }
}

/** Writes a stamp for the output folder and for each folder in the stamp. */
export function writeStamps(out: string, stamp: string): void {
  const [, , ...folders] = stamp.split("\0");
  for (const folder of new Set([resolve(out), ...folders])) writeStamp(folder, stamp);
}

export function writeStamp(out: string, stamp: string): void {
  try {
    const file = cacheFile(out, "stamp");
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, stamp);
  } catch {
    // The next run does the whole work again.
  }
}
