import { spawn } from "node:child_process";
import { closeSync, fsync, openSync, statfsSync } from "node:fs";
import { release } from "node:os";
import { resolve } from "node:path";
import type { Readable, Writable } from "node:stream";
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

/** Whether flushing the file system of a folder is as safe as flushing each file. Others may only pass on the flush of a file. */
export function canFlushFileSystem(folder: string): boolean {
  return process.platform === "linux" && flushedWhole.has(statfsSync(folder).type) && reportsErrors.test(release());
}

/**
 * Flushes a file system whenever a line comes, and says so. Of the programs named `sync`, only GNU's is known to report the
 * errors of the system, so the shell ends where it is another one, and where a flush fails.
 */
const flushing = `case $(sync --version) in *"GNU coreutils"*) ;; *) exit 1 ;; esac
while read -r _; do sync --file-system "$1" && echo || exit 1; done`;

/**
 * Flushes everything in the file system of a folder, as often as needed, by one shell. To start a program copies the tables
 * of all memory, and after it the first change of each page takes a fault: 25 ms for 100 MB. So the shell starts once, before
 * a run has made its texts.
 */
export class FileSystemFlush {
  readonly #shell: Shell | undefined;

  constructor(folder: string) {
    this.#shell = startShell(folder);
  }

  /** Flushes. False if that failed: flushing each file tells why. */
  async flush(): Promise<boolean> {
    if (this.#shell === undefined) return false;
    const { stdin, stdout, ended } = this.#shell;
    const flushed = new Promise<boolean>((done) => stdout.once("data", () => done(true)));
    stdin.write("\n");
    return Promise.race([flushed, ended]);
  }

  end(): void {
    this.#shell?.stdin.end();
  }
}

interface Shell {
  readonly stdin: Writable;
  readonly stdout: Readable;
  /** False, once it has ended. */
  readonly ended: Promise<boolean>;
}

/** Starts the shell that flushes. Undefined if the system has no room for a process or its pipes, or does not allow one. */
function startShell(folder: string): Shell | undefined {
  try {
    const shell = spawn("sh", ["-c", flushing, "sh", resolve(folder)], { stdio: ["pipe", "pipe", "ignore"] });
    const ended = new Promise<boolean>((done) =>
      shell.once("error", () => done(false)).once("close", () => done(false)),
    );
    // Where files are short, there is a child without them, whatever its type says: then this throws.
    const { stdin, stdout } = shell;
    stdin.on("error", () => undefined); // of a shell that has ended
    return { stdin, stdout, ended };
  } catch {
    return undefined;
  }
}
