import { createHash } from "node:crypto";
import { lstatSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import type { BigIntStats } from "node:fs";
import { dirname } from "node:path";
import { cacheFile } from "./cache.js";

/*
 * What the system says of files without reading them. A run that has read every file of an output, and found it as it
 * should be, keeps their state in the user's cache: while the state is the same, the files are. Like a stamp, it is a
 * mere shortcut.
 */

/** Files and folders that decide together whether an output is up to date. */
export interface Watched {
  /** What their state is worth nothing without: the inputs, and the folders of the output. */
  readonly key: string;
  /** How many of them errspec generated. */
  readonly count: number;
  /** What else is put into a folder does not matter: it has to be the same folder, and no link. */
  readonly folders: readonly string[];
  readonly files: readonly string[];
}

/**
 * The state of files and folders, as a hash; undefined where it proves nothing: one is missing, or a file was changed so
 * recently that another change would leave the same times. It holds from before the files are read.
 */
export function stateOf(watched: Watched): string | undefined {
  const now = BigInt(Date.now()) * 1_000_000n;
  return hashOf(watched, (stats) => !isRecent(stats, now));
}

/** How many files are up to date, as the state that was kept for an output proves; undefined where it does not. */
export function countInState(out: string, key: string): number | undefined {
  try {
    const [state, keptKey, count, size, ...paths] = readFileSync(cacheFile(out, "state"), "utf8").split("\0");
    if (keptKey !== key) return undefined;
    const [folders, files] = [paths.slice(0, Number(size)), paths.slice(Number(size))];
    const watched = { key, count: Number(count), folders, files };
    return hashOf(watched, () => true) === state ? watched.count : undefined;
  } catch {
    return undefined;
  }
}

/** Keeps a state for later runs. What is damaged, or written by two runs at once, has another hash. */
export function keepState(out: string, state: string, watched: Watched): void {
  try {
    const file = cacheFile(out, "state");
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, `${state}\0${textOf(watched)}`);
  } catch {
    // The next run reads the files again.
  }
}

/** Tens of thousands of files can be watched: their numbers are not made texts, which takes as long as asking for them. */
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

/**
 * Whether a file was changed so shortly before that its next change may get the same time. The clock of most systems goes
 * on every few milliseconds; file systems that keep whole seconds may keep every other one only.
 */
function isRecent({ mtimeNs, ctimeNs }: BigIntStats, now: bigint): boolean {
  return [mtimeNs, ctimeNs].some((time) => time > now - (time % 1_000_000n === 0n ? 2_000_000_000n : 50_000_000n));
}
