import {
  closeSync,
  linkSync,
  lstatSync,
  openSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeSync,
} from "node:fs";
import { join, resolve } from "node:path";
import { readPresent } from "./output.js";
import { DiskProblem, problemOf } from "./problem.js";
import { makeFolder } from "./stage.js";

/** The lock's place below the output folder. It holds the number of the process whose it is. */
export const lockPath = ".errspec.lock";

/** How long a run waits for another one, in milliseconds; whole runs take a few seconds. */
const usualPatience = 60_000;

/** How long a lock may be without a number, in milliseconds: between its making and its writing its process may die. */
const writingTime = 5000;

/** What this process has locked. Another lock with its number is of an earlier process, as it happens in containers. */
const held = new Set<string>();

/** Runs one thing at a time in an output folder: other processes wait. A lock whose process is gone is taken over. */
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
    removeLeftAside(out);
    return await action();
  } finally {
    held.delete(lock);
    rmSync(lock, { force: true });
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

/** Where there is no room for a number, there is no lock either. */
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

/** What a lock says; undefined for one that is gone meanwhile. What is no file, a pipe or a link, would hold us up. */
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

/** Two runs may find the same abandoned lock: what is moved aside may be the other's new one, and is put back then. */
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

/** Removes what a run left that was killed while it took over a lock. What another run has moved aside, it may put back. */
function removeLeftAside(out: string): void {
  for (const entry of readdirSync(out, { withFileTypes: true })) {
    const pid = /^\.errspec\.lock\.([0-9]+)$/.exec(entry.name)?.[1];
    if (pid === undefined || !entry.isFile()) continue;
    if (Number(pid) === process.pid || !isRunning(Number(pid))) rmSync(join(out, entry.name), { force: true });
  }
}
