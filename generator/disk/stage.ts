import { randomBytes } from "node:crypto";
import {
  fchmodSync,
  fstatSync,
  linkSync,
  lstatSync,
  mkdirSync,
  openSync,
  readdirSync,
  renameSync,
  rmSync,
  statSync,
  unlinkSync,
  writeFileSync,
} from "node:fs";
import type { BigIntStats, Stats } from "node:fs";
import { basename, dirname, join } from "node:path";
import type { OutputFile } from "../output/file.js";
import { atOnce, close, flushFolders } from "./flush.js";
import type { Open } from "./flush.js";
import { DiskProblem, problemOf } from "./problem.js";

/** A new text in a temporary file, beside the file that it will replace. */
export interface Staged {
  readonly temporary: string;
  readonly file: string;
  /** What the system reported about it when it was written. */
  readonly stats: BigIntStats;
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

/** Whether a file is a temporary one, by its path. A crash can leave some behind. */
export function isTemporary(path: string): boolean {
  return temporaryName.test(basename(path));
}

const temporaryName = /^\.[^/]*\.errspec-[0-9a-f]{12}\.tmp$/;

/** Removes the temporary files in a folder that an interrupted run left. The caller knows that no run is using them. */
export function removeTemporaries(folder: string): void {
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    if (entry.isFile() && isTemporary(entry.name)) rmSync(join(folder, entry.name), { force: true });
  }
}

/** A text to write, with the mode of the file that it replaces. */
export interface NewFile {
  readonly file: string;
  readonly text: string | Uint8Array;
  readonly mode?: number | undefined;
}

/**
 * Writes texts to temporary files beside the files that they will replace. Each is taken only when those before it are
 * written. Without `flush`, the caller flushes them. If one cannot be written, no temporary file is left.
 */
export async function stageAll(files: Iterable<NewFile>, flush = true): Promise<readonly Staged[]> {
  const staged: Staged[] = [];
  const temporaries: Pick<Staged, "temporary">[] = [];
  let open: Open[] = [];
  const closeAll = (): Promise<void> => {
    const all = open;
    open = [];
    return close(all, flush);
  };
  try {
    const nextName = temporaryNames();
    for (const { file, text, mode } of files) {
      const temporary = join(dirname(file), nextName(basename(file)));
      try {
        const descriptor = openSync(temporary, "wx");
        open.push({ descriptor, file });
        temporaries.push({ temporary });
        writeFileSync(descriptor, text);
        if (mode !== undefined) fchmodSync(descriptor, mode);
        staged.push({ temporary, file, stats: fstatSync(descriptor, { bigint: true }) });
      } catch (error) {
        throw problemOf(error, file);
      }
      if (open.length === atOnce) await closeAll();
    }
    await closeAll();
  } catch (error) {
    await close(open, false).catch(() => undefined);
    discard(temporaries);
    throw error;
  }
  return staged;
}

/** Makes names of temporary files, with one random number for all: making one takes as long as creating a file. */
function temporaryNames(): (name: string) => string {
  let number = randomBytes(6).readUIntBE(0, 6);
  return (name) => {
    number = (number + 1) % 2 ** 48;
    return `.${name.slice(0, 100)}.errspec-${number.toString(16).padStart(12, "0")}.tmp`;
  };
}

/** Replaces the file with the staged text, atomically. */
export function commit({ temporary, file }: Staged): void {
  renameSync(temporary, file);
}

/** The errors of file systems without hard links, such as those of USB sticks and some network drives. */
const withoutLinks: ReadonlySet<string | undefined> = new Set(["EPERM", "ENOSYS", "ENOTSUP", "EOPNOTSUPP"]);

/** Moves a staged text to a new file. A rename would replace a file that has just been created there, so it uses a link. */
export function commitNew({ temporary, file }: Staged): void {
  try {
    linkSync(temporary, file);
  } catch (error) {
    if (!withoutLinks.has((error as NodeJS.ErrnoException).code)) throw problemOf(error, file);
    if (lstatSync(file, { throwIfNoEntry: false }) !== undefined) {
      throw new DiskProblem(`${file} already exists; move it away`, { cause: error });
    }
    renameSync(temporary, file);
    return;
  }
  unlinkSync(temporary);
}

/** Removes the temporary files of staged texts. */
export function discard(staged: readonly Pick<Staged, "temporary">[]): void {
  for (const { temporary } of staged) rmSync(temporary, { force: true });
}

/** Replaces one file. */
export async function replaceFile(file: string, text: string): Promise<void> {
  await replaceFiles(dirname(file), [{ path: basename(file), text }]);
}

/** Replaces files in a folder. No file is replaced before all new texts are on the disk. */
export async function replaceFiles(folder: string, files: readonly OutputFile[]): Promise<void> {
  await commitIn(folder, await stageAll(files.map((file) => replacement(folder, file))));
}

/** A file as it is to be written in the place of the present one, if there is one. */
export function replacement(folder: string, { path, text }: OutputFile): NewFile {
  const file = join(folder, path);
  return { file, text, mode: modeOf(lstatSync(file, { throwIfNoEntry: false })) };
}

/** Replaces files in a folder with staged texts that are on the disk, and flushes the folder. */
export async function commitIn(folder: string, staged: readonly Staged[]): Promise<void> {
  try {
    for (const each of staged) commit(each);
  } catch (error) {
    discard(staged);
    throw problemOf(error);
  }
  await flushFolders([folder]);
}

/** The permissions of a file, for the one that replaces it. */
export function modeOf(stats: Stats | undefined): number | undefined {
  return stats === undefined ? undefined : stats.mode & 0o777;
}
