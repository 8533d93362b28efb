import { spawnSync } from "node:child_process";
import { closeSync, fsync, openSync, statfsSync } from "node:fs";
import { release } from "node:os";
import { problemOf } from "./problem.js";

/*
 * Flushing makes sure that files and renames survive a crash of the machine. Each file can be flushed on its own, or the
 * whole file system at once, which takes a fraction of the time if there are many files.
 */

/** An open file or folder, and the path that is named if it cannot be flushed. */
export interface Open {
  readonly descriptor: number;
  readonly file: string;
}

/** How many files are flushed at the same time: the system needs hardly longer for several than for one. */
export const atOnce = 64;

/** Flushes open files, unless something else will, and closes them. */
export async function close(open: readonly Open[], flush: boolean): Promise<void> {
  const flushed = await Promise.allSettled(flush ? open.map(flushOne) : []);
  const problems = flushed.flatMap((result): unknown[] => (result.status === "rejected" ? [result.reason] : []));
  for (const { descriptor, file } of open) {
    try {
      closeSync(descriptor);
    } catch (error) {
      problems.push(problemOf(error, file));
    }
  }
  if (problems.length > 0) throw problems[0];
}

async function flushOne({ descriptor, file }: Open): Promise<void> {
  try {
    await new Promise<void>((resolve, reject) => {
      fsync(descriptor, (error) => (error === null ? resolve() : reject(error)));
    });
  } catch (error) {
    throw problemOf(error, file);
  }
}

/** Flushes files and folders by their paths. */
export async function flushEach(paths: Iterable<string>): Promise<void> {
  const all = [...paths];
  for (let start = 0; start < all.length; start += atOnce) {
    const open = all.slice(start, start + atOnce).map((file) => ({ descriptor: openSync(file, "r"), file }));
    await close(open, true);
  }
}

/** Flushes folders, so that the renames in them survive a crash. Windows needs no flush and cannot open folders. */
export async function flushFolders(folders: Iterable<string>): Promise<void> {
  if (process.platform !== "win32") await flushEach(folders);
}

/** The types of file systems, as statfs(2) gives them, that syncfs(2) flushes as safely as fsync(2) each of their files. */
const flushedWhole: ReadonlySet<number> = new Set([
  0xef53, // ext4
  0x58465342, // XFS
  0x9123683e, // Btrfs
]);

/** The releases of Linux that report errors of such a flush: 5.8 and later. */
const reportsErrors = /^(?:5\.(?:[89]|\d\d)|[6-9]\.|\d\d)/;

/**
 * Whether `flushFileSystem` is as safe for a folder as flushing each file. Other file systems may only pass on
 * the flush of a file, and of the programs named `sync`, only GNU's is known to report the errors of the system.
 */
export function canFlushFileSystem(folder: string): boolean {
  if (process.platform !== "linux" || !flushedWhole.has(statfsSync(folder).type)) return false;
  if (!reportsErrors.test(release())) return false;
  const { status, stdout } = spawnSync("sync", ["--version"], { encoding: "utf8" });
  return status === 0 && stdout.includes("GNU coreutils");
}

/** Flushes everything in the file system of a folder. False if that failed: flushing each file tells why. */
export function flushFileSystem(folder: string): boolean {
  return spawnSync("sync", ["--file-system", folder]).status === 0;
}
