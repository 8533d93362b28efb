import {
  closeSync,
  linkSync,
  lstatSync,
  openSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  unlinkSync,
  writeSync,
} from "node:fs";
import { join, resolve } from "node:path";
import { readPresent } from "./output.js";
import { DiskProblem, problemOf } from "./problem.js";
import { makeFolder } from "./stage.js";

/** The path of the lock below the output folder. The file contains the process ID of its owner. */
export const lockPath = ".errspec.lock";

/** How long a run waits for another run, in milliseconds. A run takes a few seconds. */
const usualPatience = 60_000;

/** How long a lock file may be empty, in milliseconds: its process may have died before it wrote its ID. */
const writingTime = 5000;

/** The locks of this process. Any other lock with its ID is from an earlier process, as happens in containers. */
const held = new Set<string>();

/** Runs an action under the lock of an output folder. Other processes wait. The lock of a dead process is taken over. */
export async function withLock<T>(out: string, action: () => Promise<T>, patience = usualPatience): Promise<T> {
  makeFolder(out);
  const lock = resolve(out, lockPath);
  const deadline = Date.now() + patience;
  while (!take(out, lock)) {
    if (Date.now() > deadline) {
      throw new DiskProblem(`${join(out, lockPath)}: another run is in progress; if there is none, remove this file`);
    }
    await new Promise((done) => setTimeout(done, 25));
  }
  held.add(lock);
  try {
    removeMovedLocks(out);
    return await action();
  } finally {
    held.delete(lock);
    release(lock);
  }
}

/** Removes a lock. Node's `rmSync` would do, but it loads a module first, to remove folders. */
function release(lock: string): void {
  try {
    unlinkSync(lock);
  } catch {
    rmSync(lock, { force: true }); // it may not exist any more
  }
}

function take(out: string, lock: string): boolean {
  try {
    create(lock);
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "EEXIST") throw error;
  }
  const holder = read(out);
  if (holder !== undefined && isAbandoned(lock, holder)) removeAbandoned(lock, holder);
  return false;
}

/** Creates the lock file. If the process ID cannot be written, for example on a full disk, the file is removed again. */
function create(lock: string): void {
  const descriptor = openSync(lock, "wx");
  try {
    try {
      writeSync(descriptor, String(process.pid));
    } finally {
      closeSync(descriptor);
    }
  } catch (error) {
    rmSync(lock, { force: true });
    throw problemOf(error, lock);
  }
}

/** The content of the lock file. Undefined if it was removed meanwhile. A pipe is refused, because reading it could block. */
function read(out: string): string | undefined {
  let present;
  try {
    present = readPresent(out, lockPath);
  } catch {
    return undefined;
  }
  if (present !== undefined && "obstacle" in present) throw new DiskProblem(`${out}/${present.obstacle}; move it away`);
  return present?.text;
}

function isAbandoned(lock: string, holder: string): boolean {
  const pid = Number(holder);
  if (holder === "" || !Number.isInteger(pid)) {
    const stats = lstatSync(lock, { throwIfNoEntry: false });
    return stats !== undefined && Date.now() - stats.mtimeMs > writingTime;
  }
  return pid === process.pid ? !held.has(lock) : !isRunning(pid);
}

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code !== "ESRCH";
  }
}

/** Two runs may find the same abandoned lock. If this one has moved the other's new lock aside, it puts it back. */
function removeAbandoned(lock: string, holder: string): void {
  const aside = `${lock}.${process.pid}`;
  try {
    renameSync(lock, aside);
    if (readFileSync(aside, "utf8") !== holder) linkSync(aside, lock);
  } catch {
    // Another run was quicker.
  }
  rmSync(aside, { force: true });
}

/** Removes the files of runs that were killed while they took over a lock. A live run may still put its file back. */
function removeMovedLocks(out: string): void {
  for (const entry of readdirSync(out, { withFileTypes: true })) {
    const pid = /^\.errspec\.lock\.([0-9]+)$/.exec(entry.name)?.[1];
    if (pid === undefined || !entry.isFile()) continue;
    if (Number(pid) === process.pid || !isRunning(Number(pid))) rmSync(join(out, entry.name), { force: true });
  }
}
