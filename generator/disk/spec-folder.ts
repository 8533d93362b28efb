import { existsSync, readdirSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { parseLock } from "../load/lock.js";
import { historyFileName, lockFileName } from "../load/spec-file.js";
import { isSpecFolder, readOwnFiles } from "./inputs.js";
import type { InputFile } from "./inputs.js";
import { installedSpec } from "./installed-spec.js";
import { isSpecFile, withUses } from "./uses.js";

/**
 * The files of a spec folder, its history, and the files of the catalogs that its lock pins. `users` are the folders of specs
 * that use it: these have a history of their own, with what they take from it.
 */
export function readSpecFolder(folder: string, users: readonly string[] = []): readonly InputFile[] {
  return withUses(users.length > 0 ? readOwnFiles(folder) : readOwnFiles(folder, historyFileName), {
    of: folder,
    users,
    read: (path, inner) => {
      const place = join(folder, path);
      return isSpecFolder(place) ? readSpecFolder(place, inner) : [];
    },
    installed: (pin) => installedSpec(folder, pin),
  });
}

/** A spec folder, and those of the catalogs that it uses and that are not copies beside it. */
export function foldersOfSpec(folder: string, depth = 0): readonly string[] {
  const file = join(folder, lockFileName);
  const lock = depth < deepest && existsSync(file) ? parseLock(readFileSync(file, "utf8")) : undefined;
  const used = [...(lock?.values() ?? [])].flatMap((pin) => foldersOfSpec(join(folder, pin.folder), depth + 1));
  return [...new Set([folder, ...used])];
}

/** The names of the files in a spec folder that a run reads. */
export function namesIn(folder: string): readonly string[] {
  return readdirSync(folder).filter((name) => isSpecFile(name) || name === historyFileName);
}

/** Changes when a file of a spec, or of the catalogs that it uses, is added, removed or written. */
export function specStamp(folder: string): string {
  const files = foldersOfSpec(folder).flatMap((each) => namesIn(each).map((name) => join(each, name)));
  const stamps = files.map((file) => {
    const stats = statSync(file, { throwIfNoEntry: false });
    return stats === undefined ? file : `${file} ${stats.mtimeMs} ${stats.size}`;
  });
  return stamps.join("\n");
}

/** Reading a spec reports catalogs that use each other. */
const deepest = 8;
