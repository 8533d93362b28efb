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
  const lines = [...spec, ...readTemplates()].map(({ source, bytes }) => `${source} ${sha256(bytes)}`);
  return sha256([readBuildId(), ...lines].join("\n"));
}

/** What is known of an output: what it was made from, and the folders that it is in. */
export function stampOf(inputs: string, spec: string, folders: readonly string[]): string {
  // The spec's place counts too: folders may be relative to it.
  return [inputs, realpathSync(spec), ...folders.map((folder) => resolve(folder))].join("\0");
}

/**
 * The folders of an output that is known to be made from these inputs; undefined where it is not, or another run has
 * written one of the folders since.
 */
export function stampedFolders(out: string, inputs: string, spec: string): readonly string[] | undefined {
  const stamp = readStamp(out);
  const [, , ...folders] = stamp?.split("\0") ?? [];
  if (stamp !== stampOf(inputs, spec, folders)) return undefined;
  return folders.every((folder) => readStamp(folder) === stamp) ? folders : undefined;
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
  const [, , ...folders] = stamp.split("\0");
  for (const folder of new Set([resolve(out), ...folders])) writeStamp(folder, stamp);
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
