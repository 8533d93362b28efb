import { existsSync } from "node:fs";
import { cacheFile, readChecked, writeChecked } from "./cache.js";

/*
 * The trace of an output in the user's cache: what each file was made from, and the hash of what was made. The texts are in
 * the output folder itself. Nothing depends on a trace: without it, every text is made again and compared.
 */
export interface Trace {
  /** The hash of what every file depends on. */
  readonly outline: string;
  readonly files: ReadonlyMap<string, Traced>;
}

export interface Traced {
  /** The hash of its text. */
  readonly hash: string;
  /** The hash of what each part of the file depends on besides the outline. A file without parts is one. */
  readonly keys: readonly string[];
  /** How many bytes of the text are in each part. Empty if that is not known. */
  readonly sizes: readonly number[];
  /** Its state in the output folder when its text had that hash. Undefined if that proves nothing. */
  readonly state?: string | undefined;
}

/** Earlier versions of errspec have written another format to files that end with `trace`. */
function traceFile(out: string): string {
  return cacheFile(out, "traced");
}

/** Whether an output folder has a trace, readable or not. */
export function hasTrace(out: string): boolean {
  return existsSync(traceFile(out));
}

/** The trace of an output folder. Undefined if there is none, or it is damaged. */
export function readTrace(out: string): Trace | undefined {
  const text = readChecked(traceFile(out))?.toString("utf8");
  if (text === undefined) return undefined;
  const { outline, files } = JSON.parse(text) as Stored; // the hash in the file proves that errspec wrote it
  if (!Array.isArray(files)) return undefined; // an earlier version of errspec wrote an object
  return {
    outline,
    files: new Map(files.map(([path, hash, keys, sizes, state]) => [path, { hash, keys, sizes, state }])),
  };
}

/** Writes the trace of an output folder. */
export function writeTrace(out: string, { outline, files }: Trace): void {
  const stored: Stored = {
    outline,
    files: Array.from(files, ([path, { hash, keys, sizes, state }]) =>
      state === undefined ? [path, hash, keys, sizes] : [path, hash, keys, sizes, state],
    ),
  };
  writeChecked(traceFile(out), JSON.stringify(stored));
}

/** A list, since V8 takes long to give an object hundreds of keys. */
interface Stored {
  readonly outline: string;
  readonly files: readonly (readonly [
    path: string,
    hash: string,
    keys: readonly string[],
    sizes: readonly number[],
    state?: string,
  ])[];
}
