import { randomBytes } from "node:crypto";
import { constants, lstatSync, mkdirSync, readdirSync, rmSync, statSync } from "node:fs";
import { chmod, link, open, rename, unlink } from "node:fs/promises";
import { basename, dirname, join } from "node:path";
import type { OutputFile } from "../output/file.js";
import { DiskProblem, problemOf } from "./problem.js";

/** A new text in a temporary file, beside the file that it will replace. */
export interface Staged {
  readonly temporary: string;
  readonly file: string;
}

/**
 * Creates a folder and its parents. Node's `recursive` option is not used: if a parent cannot be created, it reports another
 * error than the system's.
 */
export function makeFolder(folder: string): void {
  if (isFolder(folder)) return;
  makeFolder(dirname(folder));
  try {
    mkdirSync(folder);
  } catch (error) {
    if (!isFolder(folder)) throw problemOf(error, folder); // otherwise another run has created it meanwhile
  }
}

function isFolder(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false })?.isDirectory() === true;
}

/** The names of temporary files. A crash can leave some behind. */
const temporaryName = /^\.[^/]*\.errspec-[0-9a-f]{12}\.tmp$/;

/** Removes the temporary files in a folder that an interrupted run left. The caller knows that no run is using them. */
export function removeTemporaries(folder: string): void {
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    if (entry.isFile() && temporaryName.test(entry.name)) rmSync(join(folder, entry.name), { force: true });
  }
}

/** Writes a text, or its bytes, to a temporary file beside `file`, flushed to the disk and with the mode of the file it will replace. */
export async function stage(file: string, text: string | Buffer): Promise<Staged> {
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

/** Replaces the file with the staged text, atomically. */
export async function commit({ temporary, file }: Staged): Promise<void> {
  await rename(temporary, file);
}

/** The errors of file systems without hard links, such as those of USB sticks and some network drives. */
const withoutLinks: ReadonlySet<string | undefined> = new Set(["EPERM", "ENOSYS", "ENOTSUP", "EOPNOTSUPP"]);

/** Moves a staged text to a new file. A rename would replace a file that has just been created there, so it uses a link. */
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

/** Removes the temporary files of staged texts. */
export function discard(staged: readonly Staged[]): void {
  for (const { temporary } of staged) rmSync(temporary, { force: true });
}

/** Replaces files in a folder. No file is replaced before all new texts are on the disk. */
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

/** Flushes a folder to the disk, so that a rename in it survives a crash. Windows needs no flush and cannot open folders. */
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
