import { readPresentBytes } from "../disk/output.js";
import { readTrace, writeTrace } from "../disk/trace.js";
import type { Traced } from "../disk/trace.js";
import type { Keys } from "../file-key.js";
import { keptFile } from "../output/file.js";
import type { OutputFile } from "../output/file.js";
import { mendedFile, split } from "../output/mended.js";
import { writeOutput } from "./write-output.js";
import type { Written } from "./write-output.js";

/**
 * Updates the output folder, and makes only the texts that have changed since the last run. Without keys, it makes all of
 * them.
 */
export async function writeTraced(
  out: string,
  wanted: readonly OutputFile[],
  force: boolean,
  keys: Keys | undefined,
): Promise<Written> {
  if (keys === undefined) return writeOutput(out, wanted, force);
  const { outline } = keys;
  const before = readTrace(out);
  const known = before?.outline === outline ? before.files : undefined;
  const traced = wanted.map((file) => {
    const own = (file.parts ?? [file]).map((part) => keys.of(part));
    const old = known?.get(file.path);
    return { keys: own, file: known === undefined ? file : edited(out, file, own, old), old };
  });
  const files = traced.map(({ file }) => file);
  const written = await writeOutput(out, files, force);
  const current = traced.flatMap(({ keys, file: { path, sizes }, old }) => {
    const [hash] = written.current.get(path) ?? [];
    if (hash === undefined) return [];
    return [[path, { hash, keys, sizes: sizes ?? (old?.hash === hash ? old.sizes : []) }] as const];
  });
  writeTrace(out, { outline, files: new Map(current) });
  return written;
}

/** A file of a run after an edit. Nothing is made again that has not changed. */
function edited(out: string, file: OutputFile, keys: readonly string[], old: Traced | undefined): OutputFile {
  if (old?.keys.join() === keys.join()) return withHash(file, old.hash);
  // The others are few. Their texts are kept, because most of them are compared and then written.
  const { path, parts } = file;
  if (parts === undefined) return keptFile(path, () => file.text);
  return mendedFile(file, parts, () => {
    const bytes = old === undefined ? undefined : readPresentBytes(out, path, old.hash);
    if (old === undefined || bytes === undefined || old.sizes.length !== parts.length) return [];
    return Array.from(split(bytes, old.sizes), (part, index) => (old.keys[index] === keys[index] ? part : undefined));
  });
}

/** A file with the hash of its text. The text is still made if it has to be written. */
function withHash(file: OutputFile, hash: string): OutputFile {
  const { path } = file;
  return {
    path,
    get text() {
      return file.text;
    },
    hash,
  };
}
