import { randomBytes } from "node:crypto";
import {
  constants,
  linkSync,
  lstatSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmdirSync,
  rmSync,
  unlinkSync,
  writeFileSync,
} from "node:fs";
import { chmod, mkdir, open, rename, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { manifestPath, manifestText } from "../output/manifest.js";
import type { Manifest } from "../output/manifest.js";
import type { OutputFile } from "../output/file.js";
import { sha256 } from "./hash.js";
import { readPresent } from "./output.js";

/** What is to be done to an output folder. Every path has been checked: it is ours, or nothing is there. */
export interface Plan {
  readonly write: readonly OutputFile[];
  readonly remove: readonly string[];
  /** The manifest before, and what it is to be after. */
  readonly before: Manifest;
  readonly after: Manifest;
}

/** How our temporary files end; a crash can leave some, and the next run removes them. */
const temporary = /^\.[^/]*\.errspec-[0-9a-f]{12}\.tmp$/;

/**
 * Carries a plan out, so that a crash at any point leaves each file old or new, never half of either, and never one that
 * errspec no longer knows for its own.
 *
 * First every new text is written beside its place and forced to the disk: a full disk stops the run here, with nothing
 * changed. Then a manifest that knows each file by its old and its new hash, then the renames, then the removals, and
 * last the manifest of what is there now.
 */
export async function apply(out: string, { write, remove, before, after }: Plan): Promise<void> {
  await mkdir(out, { recursive: true });
  const staged: { readonly temporary: string; readonly file: string }[] = [];
  try {
    for (const { path, text } of write) {
      const file = join(out, path);
      await mkdir(dirname(file), { recursive: true });
      refuseBlocked(out, path);
      staged.push({ temporary: await stage(file, text), file });
    }
    await replace(join(out, manifestPath), manifestText(union(before, write)));
    for (const { temporary, file } of staged) await rename(temporary, file);
  } catch (error) {
    for (const { temporary } of staged) rmSync(temporary, { force: true });
    throw error;
  }
  for (const path of remove) {
    refuseBlocked(out, path);
    unlinkSync(join(out, path));
    removeEmptyFolders(out, path);
  }
  for (const folder of new Set(write.map(({ path }) => dirname(join(out, path))))) await syncFolder(folder);
  await replace(join(out, manifestPath), manifestText(after));
}

/** Writes files where nothing is yet. Where something is, it throws, and what it has written so far is removed. */
export async function writeNewFiles(folder: string, files: readonly OutputFile[]): Promise<void> {
  const written: string[] = [];
  try {
    for (const { path, text } of files) {
      const file = join(folder, path);
      await mkdir(dirname(file), { recursive: true });
      await writeFile(file, text, { flag: "wx" });
      written.push(file);
    }
  } catch (error) {
    for (const file of written) rmSync(file, { force: true });
    throw error;
  }
}

/** Each path with the hash it had and the one it is about to have. */
function union(before: Manifest, write: readonly OutputFile[]): Manifest {
  const both = new Map(before);
  for (const { path, text } of write) both.set(path, [...new Set([...(before.get(path) ?? []), sha256(text)])]);
  return both;
}

/** Between the comparison and now somebody may have put a link there: that would lead out of the folder. */
function refuseBlocked(out: string, path: string): void {
  const present = readPresent(out, path);
  if (present !== undefined && "obstacle" in present) throw new Error(`${join(out, path)}: ${present.obstacle}`);
}

/** Writes a text beside its place, forced to the disk, with the mode of the file it will replace. */
async function stage(file: string, text: string): Promise<string> {
  const name = file.slice(dirname(file).length + 1);
  const temporary = join(dirname(file), `.${name.slice(0, 100)}.errspec-${randomBytes(6).toString("hex")}.tmp`);
  const handle = await open(temporary, constants.O_WRONLY | constants.O_CREAT | constants.O_EXCL);
  try {
    await handle.writeFile(text, "utf8");
    await handle.sync();
    const old = lstatSync(file, { throwIfNoEntry: false });
    if (old !== undefined) await chmod(temporary, old.mode & 0o777);
  } catch (error) {
    rmSync(temporary, { force: true });
    throw error;
  } finally {
    await handle.close();
  }
  return temporary;
}

async function replace(file: string, text: string): Promise<void> {
  const temporary = await stage(file, text);
  try {
    await rename(temporary, file);
  } catch (error) {
    rmSync(temporary, { force: true });
    throw error;
  }
  await syncFolder(dirname(file));
}

/** A rename is on the disk only when its folder is. Where a folder cannot be opened (Windows), it needs no such help. */
async function syncFolder(folder: string): Promise<void> {
  if (process.platform === "win32") return;
  const handle = await open(folder, "r");
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}

function removeEmptyFolders(out: string, path: string): void {
  for (let folder = dirname(path); folder !== "."; folder = dirname(folder)) {
    if (readdirSync(join(out, folder)).length > 0) return;
    rmdirSync(join(out, folder));
  }
}

/** Removes what an earlier run left when it was killed. Only under the lock: another run's files look the same. */
export function removeLeftovers(out: string, folder = ""): void {
  for (const entry of readdirSync(join(out, folder), { withFileTypes: true })) {
    const path = join(folder, entry.name);
    if (entry.isDirectory() && entry.name !== "node_modules") removeLeftovers(out, path);
    else if (entry.isFile() && temporary.test(entry.name)) rmSync(join(out, path), { force: true });
  }
}

/** How long a run waits for another one, in milliseconds; whole runs take a few seconds. */
const patience = 60_000;

/** Runs one thing at a time in an output folder: other processes wait. A lock whose process is gone is taken over. */
export async function withLock<T>(out: string, action: () => Promise<T>): Promise<T> {
  await mkdir(out, { recursive: true });
  const lock = join(out, ".errspec.lock");
  const deadline = Date.now() + patience;
  while (!take(lock)) {
    if (Date.now() > deadline) throw new Error(`${lock}: another run is under way; remove the file if there is none`);
    await new Promise((resolve) => setTimeout(resolve, 25));
  }
  try {
    return await action();
  } finally {
    rmSync(lock, { force: true });
  }
}

function take(lock: string): boolean {
  try {
    writeFileSync(lock, String(process.pid), { flag: "wx" });
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "EEXIST") throw error;
  }
  const holder = abandonedBy(lock);
  if (holder !== undefined) removeAbandoned(lock, holder);
  return false;
}

/** What a lock says whose process is gone; undefined for one that is held. */
function abandonedBy(lock: string): string | undefined {
  try {
    const holder = readFileSync(lock, "utf8");
    const pid = Number(holder);
    if (holder === "" || !Number.isInteger(pid))
      return Date.now() - lstatSync(lock).mtimeMs > 5000 ? holder : undefined;
    return isRunning(pid) ? undefined : holder;
  } catch {
    return undefined; // gone meanwhile
  }
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
