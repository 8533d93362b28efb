import { randomBytes } from "node:crypto";
import { constants, lstatSync, mkdirSync, readdirSync, rmSync, statSync } from "node:fs";
import { chmod, link, open, rename, unlink } from "node:fs/promises";
import { basename, dirname, join } from "node:path";
import type { OutputFile } from "../output/file.js";
import { DiskProblem, problemOf } from "./problem.js";

/** A text that is on the disk beside the file whose place it is to take. */
export interface Staged {
  readonly temporary: string;
  readonly file: string;
}

/**
 * Makes a folder and those that it is in. Where one in the middle cannot be made, Node's own way to do this names another
 * reason than the system's.
 */
export function makeFolder(folder: string): void {
  if (isFolder(folder)) return;
  makeFolder(dirname(folder));
  try {
    mkdirSync(folder);
  } catch (error) {
    if (!isFolder(folder)) throw problemOf(error, folder); // else another run has made it meanwhile
  }
}

function isFolder(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false })?.isDirectory() === true;
}

/** How our temporary files are called; a crash can leave some. */
const temporaryName = /^\.[^/]*\.errspec-[0-9a-f]{12}\.tmp$/;

/** Removes the temporary files of a folder that a killed run has left, and no run is at work with. */
export function removeTemporaries(folder: string): void {
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    if (entry.isFile() && temporaryName.test(entry.name)) rmSync(join(folder, entry.name), { force: true });
  }
}

/** Writes a text beside its place, forced to the disk, with the mode of the file it will replace. */
export async function stage(file: string, text: string): Promise<Staged> {
  const name = `.${basename(file).slice(0, 100)}.errspec-${randomBytes(6).toString("hex")}.tmp`;
  const temporary = join(dirname(file), name);
  try {
    const handle = await open(temporary, constants.O_WRONLY | constants.O_CREAT | constants.O_EXCL);
    try {
      await handle.writeFile(text, "utf8");
      await handle.sync();
    } finally {
      await handle.close();
    }
    const old = lstatSync(file, { throwIfNoEntry: false });
    if (old !== undefined) await chmod(temporary, old.mode & 0o777);
  } catch (error) {
    rmSync(temporary, { force: true });
    throw problemOf(error, file);
  }
  return { temporary, file };
}

/** Puts a staged text in its place: at once, whatever happens. */
export async function commit({ temporary, file }: Staged): Promise<void> {
  await rename(temporary, file);
}

/** What file systems without hard links answer, those of memory sticks and some networks. */
const withoutLinks: ReadonlySet<string | undefined> = new Set(["EPERM", "ENOSYS", "ENOTSUP", "EOPNOTSUPP"]);

/** Puts a staged text in its place, where nothing may be: a rename would replace what has just come there. */
export async function commitNew({ temporary, file }: Staged): Promise<void> {
  try {
    await link(temporary, file);
  } catch (error) {
    if (!withoutLinks.has((error as NodeJS.ErrnoException).code)) throw problemOf(error, file);
    if (lstatSync(file, { throwIfNoEntry: false }) !== undefined) {
      throw new DiskProblem(`${file} already exists; move it away`, { cause: error });
    }
    await rename(temporary, file);
    return;
  }
  await unlink(temporary);
}

/** Removes what was staged and has not taken its place. */
export function discard(staged: readonly Staged[]): void {
  for (const { temporary } of staged) rmSync(temporary, { force: true });
}

/** Replaces files of a folder: none of them before each new text is on the disk. */
export async function replaceFiles(folder: string, files: readonly OutputFile[]): Promise<void> {
  const staged: Staged[] = [];
  try {
    for (const { path, text } of files) staged.push(await stage(join(folder, path), text));
    for (const each of staged) await commit(each);
  } catch (error) {
    discard(staged);
    throw error;
  }
  await syncFolder(folder);
}

/** A rename is on the disk only when its folder is. Where a folder cannot be opened (Windows), it needs no such help. */
export async function syncFolder(folder: string): Promise<void> {
  if (process.platform === "win32") return;
  const handle = await open(folder, "r");
  try {
    await handle.sync();
  } catch (error) {
    throw problemOf(error, folder);
  } finally {
    await handle.close();
  }
}
