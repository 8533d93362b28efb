import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname } from "node:path";
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

/** The inputs that the output folder is known to be made from. */
export function readStamp(out: string): string | undefined {
  try {
    return readFileSync(cacheFile(out, "stamp"), "utf8");
  } catch {
    return undefined;
  }
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
