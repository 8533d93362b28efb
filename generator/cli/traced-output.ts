import { readTrace, writeTrace } from "../disk/trace.js";
import type { Keys } from "../file-key.js";
import type { OutputFile } from "../output/file.js";
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
  const keyed = wanted.map((file) => ({ file, key: keys.of(file) }));
  const files = keyed.map(({ file, key }) => {
    const traced = known?.get(file.path);
    return traced?.key === key ? withHash(file, traced.hash) : file;
  });
  const written = await writeOutput(out, files, force);
  const current = keyed.flatMap(({ file: { path }, key }) => {
    const [hash] = written.current.get(path) ?? [];
    return hash === undefined ? [] : [[path, { key, hash }] as const];
  });
  writeTrace(out, { outline, files: new Map(current) });
  return written;
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
