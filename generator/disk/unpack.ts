import {
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  utimesSync,
  writeFileSync,
} from "node:fs";
import { dirname, join } from "node:path";
import { gunzipSync } from "node:zlib";
import { cacheFolder } from "./cache-folder.js";
import { DiskProblem } from "./problem.js";

const day = 24 * 60 * 60 * 1000;

/** How long a build of errspec stays unpacked after its last start, in milliseconds. */
const keptUnused = 30 * day;

/** What the name of a folder begins with while a run writes it. */
const unfinished = "new-";

/** The file of a package that has the size of each other file, in bytes. */
const record = "unpacked.json";

/**
 * The folder of a package that the single executable contains, in the user's cache. The first run of a build unpacks it: from
 * there on, errspec finds its own files as if it were installed. Each run checks that nothing is missing.
 *
 * @param id names the build
 * @param archive the files of the package: JSON with their texts by path, compressed by gzip
 * @throws DiskProblem if the cache cannot be written, or if another user can write what would run
 */
export function unpack(id: string, archive: () => Uint8Array): string {
  const programs = join(cacheFolder(), "program");
  const folder = join(programs, id);
  try {
    mkdirSync(programs, { recursive: true, mode: 0o700 });
    checkOwner(programs);
    checkOwner(folder);
    if (isWhole(folder)) markUsed(folder);
    else write(programs, folder, archive());
  } catch (error) {
    const { code, syscall } = error as NodeJS.ErrnoException;
    if (code === undefined || syscall === undefined) throw error; // none of the file system
    const problem = `${programs}: the parts of errspec cannot be written here (${code})`;
    throw new DiskProblem(`${problem}; set XDG_CACHE_HOME to a folder that can be written`, { cause: error });
  }
  return folder;
}

/** What runs must be the user's own. Windows keeps the folders of a user's cache from others. */
function checkOwner(folder: string): void {
  const stats = lstatSync(folder, { throwIfNoEntry: false });
  const user = process.getuid?.();
  if (stats === undefined || user === undefined) return;
  if (stats.isDirectory() && stats.uid === user && (stats.mode & 0o022) === 0) return;
  const problem = `${folder}: errspec runs programs from here, but other users can write it`;
  throw new DiskProblem(`${problem}; remove it, or set XDG_CACHE_HOME to a folder that only you can write`);
}

/** Whether each file has its size. A full disk, a crash or a program that cleans up can leave less. */
function isWhole(folder: string): boolean {
  try {
    const sizes = JSON.parse(readFileSync(join(folder, record), "utf8")) as Readonly<Record<string, number>>;
    return Object.entries(sizes).every(([path, size]) => statSync(join(folder, path)).size === size);
  } catch {
    return false;
  }
}

/** The time of a folder says when its build was last used, to the day. */
function markUsed(folder: string): void {
  const now = new Date();
  attempt(() => {
    if (now.getTime() - statSync(folder).mtimeMs > day) utimesSync(folder, now, now);
  });
}

function write(programs: string, folder: string, archive: Uint8Array): void {
  const files = JSON.parse(gunzipSync(archive).toString("utf8")) as Readonly<Record<string, string>>;
  const own = mkdtempSync(join(programs, unfinished));
  try {
    writeFiles(join(own, "package"), files);
    moveTo(folder, own);
  } finally {
    attempt(() => {
      rmSync(own, { recursive: true, force: true });
    });
  }
  removeOld(programs, folder);
}

function writeFiles(folder: string, files: Readonly<Record<string, string>>): void {
  mkdirSync(folder, { mode: 0o700 });
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
  const sizes = Object.entries(files).map(([path, text]) => [path, Buffer.byteLength(text)]);
  writeFileSync(join(folder, record), JSON.stringify(Object.fromEntries(sizes)));
}

/**
 * Gives the unpacked files their place, all at once. If another run was faster, its files stay. A damaged package goes first,
 * and another run may do the same at this moment, so it is tried more than once.
 */
function moveTo(folder: string, own: string): void {
  for (let tries = 0; ; tries++) {
    try {
      renameSync(join(own, "package"), folder);
      return;
    } catch (error) {
      if (isWhole(folder)) return;
      if (tries === 3) throw error;
      attempt(() => {
        renameSync(folder, join(own, `damaged-${tries}`));
      });
    }
  }
}

/** Other runs may write, use or remove the same folders now, and the next start tries again. */
function removeOld(programs: string, used: string): void {
  for (const name of readdirSync(programs)) {
    const folder = join(programs, name);
    const age = name.startsWith(unfinished) ? day : keptUnused;
    attempt(() => {
      if (folder !== used && Date.now() - statSync(folder).mtimeMs > age) rmSync(folder, { recursive: true });
    });
  }
}

/** Does what nothing depends on. */
function attempt(work: () => void): void {
  try {
    work();
  } catch {
    // The next start does it.
  }
}
