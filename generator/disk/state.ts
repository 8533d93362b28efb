import { createHash } from "node:crypto";
import { lstatSync } from "node:fs";
import type { BigIntStats } from "node:fs";
import { cacheFile, readCache, writeCache } from "./cache.js";

/*
 * The state of files: what the system reports without reading them. A run that has read every file of an output, and found
 * all of them up to date, stores their state in the user's cache. While the state is the same, the contents are too.
 * Nothing depends on it: without it, the files are read again.
 */

/** The files and folders that an up-to-date output depends on. */
export interface Watched {
  /** A hash of everything else that the output depends on. A state with another key is not used. */
  readonly key: string;
  /** The number of generated files. */
  readonly count: number;
  /** Each has to be the same folder and not a link. Other files may be added to it. */
  readonly folders: readonly string[];
  readonly files: readonly string[];
}

/**
 * The state of files and folders as a hash. Undefined if one is missing, or if a file was changed so recently that another
 * change could get the same times. Call this before the files are read: a later change then has another state.
 */
export function stateOf(watched: Watched): string | undefined {
  const now = clock();
  return hashOf(watched, (stats) => !isRecent(stats, now));
}

/** The number of files that are up to date. Undefined if the stored state of an output does not prove that they are. */
export function countInState(out: string, key: string): number | undefined {
  const text = readCache(cacheFile(out, "state"))?.toString("utf8") ?? "";
  const [state, storedKey, count, size, ...paths] = text.split("\0");
  if (storedKey !== key) return undefined;
  const [folders, files] = [paths.slice(0, Number(size)), paths.slice(Number(size))];
  const watched = { key, count: Number(count), folders, files };
  try {
    return hashOf(watched, () => true) === state ? watched.count : undefined;
  } catch {
    return undefined; // a file cannot be looked at, or the state is damaged and names no file
  }
}

/** Stores a state for later runs. If the file is damaged, or two runs write it at once, the hash no longer matches. */
export function storeState(out: string, state: string, watched: Watched): void {
  writeCache(cacheFile(out, "state"), `${state}\0${textOf(watched)}`);
}

/** There can be tens of thousands of files. To print the numbers as text would take as long as the system calls. */
function hashOf(watched: Watched, isProof: (stats: BigIntStats) => boolean): string | undefined {
  const { folders, files } = watched;
  const numbers = new BigUint64Array(folders.length * 3 + files.length * 6);
  let end = 0;
  for (const folder of folders) {
    const stats = lstatSync(folder, options);
    if (stats === undefined) return undefined;
    numbers[end++] = stats.dev;
    numbers[end++] = stats.ino;
    numbers[end++] = stats.mode;
  }
  for (const file of files) {
    const stats = lstatSync(file, options);
    if (stats === undefined || !isProof(stats)) return undefined;
    numbers[end++] = stats.dev;
    numbers[end++] = stats.ino;
    numbers[end++] = stats.mode;
    numbers[end++] = stats.size;
    numbers[end++] = stats.mtimeNs;
    numbers[end++] = stats.ctimeNs;
  }
  return createHash("sha256").update(textOf(watched)).update(numbers).digest("hex");
}

const options = { bigint: true, throwIfNoEntry: false } as const;

function textOf({ key, count, folders, files }: Watched): string {
  return [key, count, folders.length, ...folders, ...files].join("\0");
}

/** What the system reports about a file and every change of its content changes. Undefined if it was changed recently. */
export function fileState(stats: BigIntStats, now = clock()): string | undefined {
  return isRecent(stats, now) ? undefined : stateText(stats);
}

/**
 * The state of a file that was written, and then renamed at the time `renamed`: for lack of a change of its content since
 * then, what it was when it was written.
 */
export function writtenState(file: string, written: BigIntStats, renamed: bigint): string | undefined {
  const stats = lstatSync(file, options);
  if (stats === undefined) return undefined;
  const isSame = (["dev", "ino", "mode", "size", "mtimeNs"] as const).every((key) => stats[key] === written[key]);
  return isSame && !isRecentTime(written.mtimeNs, renamed) ? stateText(stats) : undefined;
}

/** The time now, as files have it. */
export function clock(): bigint {
  return BigInt(Date.now()) * 1_000_000n;
}

function stateText({ dev, ino, mode, size, mtimeNs, ctimeNs }: BigIntStats): string {
  return [dev, ino, mode, size, mtimeNs, ctimeNs].join(" ");
}

/** Whether a file was changed so recently that its next change could get the same time. */
function isRecent({ mtimeNs, ctimeNs }: BigIntStats, now: bigint): boolean {
  return isRecentTime(mtimeNs, now) || isRecentTime(ctimeNs, now);
}

/**
 * The clock of most file systems has a resolution of a few milliseconds. A time without fractions may be from a file system
 * with a resolution of two seconds.
 */
function isRecentTime(time: bigint, now: bigint): boolean {
  return time > now - (time % 1_000_000n === 0n ? 2_000_000_000n : 50_000_000n);
}
