import type { OutputFile } from "./file.js";

/** Pairs of paths that are the same file on some systems, because these ignore the case of names. */
export function meetingPaths(files: readonly OutputFile[]): readonly (readonly [first: string, second: string])[] {
  const seen = new Map<string, string>();
  return files.flatMap(({ path }) => {
    const key = path.normalize("NFC").toLowerCase();
    const first = seen.get(key);
    if (first === undefined) seen.set(key, path);
    return first === undefined ? [] : [[first, path] as const];
  });
}
