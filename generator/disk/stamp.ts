import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { homedir } from "node:os";
import { dirname, join, resolve } from "node:path";
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
    return readFileSync(stampFile(out), "utf8");
  } catch {
    return undefined;
  }
}

export function writeStamp(out: string, inputs: string): void {
  try {
    const file = stampFile(out);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, inputs);
  } catch {
    // The next run does the whole work again: nothing is wrong, and nothing is lost.
  }
}

function stampFile(out: string): string {
  const cache = process.env["XDG_CACHE_HOME"] ?? process.env["LOCALAPPDATA"] ?? join(homedir(), ".cache");
  return join(cache, "errspec", `${sha256(resolve(out)).slice(0, 32)}.stamp`);
}
