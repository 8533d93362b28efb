import { existsSync, readdirSync, rmdirSync, rmSync, unlinkSync } from "node:fs";
import { mkdir, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { manifestPath, manifestText } from "../output/manifest.js";
import type { Manifest } from "../output/manifest.js";
import type { OutputFile } from "../output/file.js";
import { sha256 } from "./hash.js";
import { readPresent } from "./output.js";
import { commit, discard, isTemporary, replaceFiles, stage, syncFolder } from "./stage.js";
import type { Staged } from "./stage.js";

/** What is to be done to an output folder. Every path has been checked: it is ours, or nothing is there. */
export interface Plan {
  readonly write: readonly OutputFile[];
  readonly remove: readonly string[];
  /** The manifest before, and what it is to be after. */
  readonly before: Manifest;
  readonly after: Manifest;
}

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
  const staged: Staged[] = [];
  try {
    for (const { path, text } of write) {
      const file = join(out, path);
      await mkdir(dirname(file), { recursive: true });
      refuseBlocked(out, path);
      staged.push(await stage(file, text));
    }
    await replaceManifest(out, union(before, write));
    for (const each of staged) await commit(each);
  } catch (error) {
    discard(staged);
    throw error;
  }
  for (const path of remove) {
    refuseBlocked(out, path);
    unlinkSync(join(out, path));
    removeEmptyFolders(out, path);
  }
  // A removal too is on the disk only when its folder is: else the file could come back, and no manifest would know it.
  for (const folder of foldersOf(out, [...write.map(({ path }) => path), ...remove])) await syncFolder(folder);
  await replaceManifest(out, after);
}

async function replaceManifest(out: string, manifest: Manifest): Promise<void> {
  await replaceFiles(out, [{ path: manifestPath, text: manifestText(manifest) }]);
}

/** The folders that some paths are in, or were: of a folder that is gone, the one that it was in. */
function foldersOf(out: string, paths: readonly string[]): ReadonlySet<string> {
  const folders = new Set<string>();
  for (const path of paths) {
    let folder = dirname(path);
    while (folder !== "." && !existsSync(join(out, folder))) folder = dirname(folder);
    folders.add(join(out, folder));
  }
  return folders;
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
    else if (entry.isFile() && isTemporary(entry.name)) rmSync(join(out, path), { force: true });
  }
}
