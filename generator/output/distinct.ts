import type { OutputFile } from "./file.js";

/** Pairs of paths of which one file would overwrite the other: some systems ignore the case of a name. */
export function meetingPaths(files: readonly OutputFile[]): readonly (readonly [first: string, second: string])[] {
  const seen = new Map<string, string>();
  return files.flatMap(({ path }) => {
    const key = path.normalize("NFC").toLowerCase();
    const first = seen.get(key);
    if (first === undefined) seen.set(key, path);
    return first === undefined ? [] : [[first, path] as const];
  });
}
