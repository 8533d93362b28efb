import { readTrace, writeTrace } from "../disk/trace.js";
import type { Keys } from "../file-key.js";
import { keptFile } from "../output/file.js";
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
    if (known === undefined) return file;
    const traced = known.get(file.path);
    // The others are few. Their texts are kept, because most of them are compared and then written.
    return traced?.key === key ? withHash(file, traced.hash) : keptFile(file.path, () => file.text);
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
