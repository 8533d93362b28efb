import { existsSync, mkdirSync, mkdtempSync, readdirSync, renameSync, rmSync, statSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { gunzipSync } from "node:zlib";
import { cacheFolder } from "./cache.js";
import { DiskProblem } from "./problem.js";

/** How many builds of errspec stay unpacked. */
const kept = 3;

/**
 * The folder of a package that the single executable contains, in the user's cache. The first run of a build unpacks it: from
 * there on, errspec finds its own files as if it were installed.
 *
 * @param id names the build
 * @param archive the files of the package: JSON with their texts by path, compressed by gzip
 * @throws DiskProblem if the cache cannot be written
 */
export function unpack(id: string, archive: () => Uint8Array): string {
  const programs = join(cacheFolder(), "program");
  const folder = join(programs, id);
  if (existsSync(folder)) return folder;
  try {
    mkdirSync(programs, { recursive: true });
    const own = mkdtempSync(join(programs, "new-"));
    writeFiles(own, JSON.parse(gunzipSync(archive()).toString("utf8")) as Readonly<Record<string, string>>);
    moveTo(folder, own);
    removeOld(programs);
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    const problem = `${programs}: the parts of errspec cannot be written here (${code})`;
    throw new DiskProblem(`${problem}; set XDG_CACHE_HOME to a folder that can be written`, { cause: error });
  }
  return folder;
}

function writeFiles(folder: string, files: Readonly<Record<string, string>>): void {
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
}

/** Gives the unpacked files their place, all at once. If another run was faster, its files stay. */
function moveTo(folder: string, own: string): void {
  try {
    renameSync(own, folder);
  } catch (error) {
    rmSync(own, { recursive: true });
    if (!existsSync(folder)) throw error;
  }
}

function removeOld(programs: string): void {
  const written = (name: string): number => statSync(join(programs, name)).mtimeMs;
  const newestFirst = readdirSync(programs).sort((a, b) => written(b) - written(a));
  for (const name of newestFirst.slice(kept)) rmSync(join(programs, name), { recursive: true, force: true });
}
