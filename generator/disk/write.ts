import { existsSync, readdirSync, rmdirSync, unlinkSync } from "node:fs";
import { dirname, join } from "node:path";
import { manifestPath, manifestText } from "../output/manifest.js";
import type { Manifest } from "../output/manifest.js";
import type { Present } from "../output/compare.js";
import type { OutputFile } from "../output/file.js";
import { sha256 } from "./hash.js";
import { readPresent } from "./output.js";
import { DiskProblem } from "./problem.js";
import { commit, commitNew, discard, makeFolder, removeTemporaries, replaceFiles, stage, syncFolder } from "./stage.js";
import type { Staged } from "./stage.js";

/** What is to be done to an output folder. Every path has been checked: it is ours, or nothing is there. */
export interface Plan {
  readonly write: readonly OutputFile[];
  readonly remove: readonly string[];
  /** The manifest before, and what it is to hold after, beside what is written. */
  readonly before: Manifest;
  readonly kept: Manifest;
}

/**
 * Carries a plan out, so that a crash at any point leaves each file old or new, never half of either, and never one that
 * errspec no longer knows for its own.
 *
 * First every new text is written beside its place and forced to the disk: a full disk stops the run here, with nothing
 * changed. Then a manifest that knows each file by its old and its new hash, then the renames, then the removals, and
 * last the manifest of what is there now.
 */
export async function apply(out: string, { write, remove, before, kept }: Plan): Promise<void> {
  makeFolder(out);
  const staged: Staged[] = [];
  const written = new Map<string, readonly string[]>();
  try {
    await aFewAtOnce(write, async ({ path, text }) => {
      const file = join(out, path);
      makeFolder(dirname(file));
      fileAt(out, path);
      staged.push(await stage(file, text));
      written.set(path, [sha256(text)]);
    });
    await replaceManifest(out, union(before, written));
    for (const each of staged) await commit(each);
  } catch (error) {
    discard(staged);
    throw error;
  }
  for (const path of remove) {
    fileAt(out, path);
    unlinkSync(join(out, path));
    removeEmptyFolders(out, path);
  }
  // A removal too is on the disk only when its folder is: else the file could come back, and no manifest would know it.
  await aFewAtOnce(foldersOf(out, [...write.map(({ path }) => path), ...remove]), syncFolder);
  await replaceManifest(out, new Map([...kept, ...written]));
}

/**
 * Does something to each item, a few at a time: to force a file to the disk takes long, and several take hardly longer.
 * When one fails, those under way come to their end and no more begin.
 */
async function aFewAtOnce<Item>(items: Iterable<Item>, action: (item: Item) => Promise<void>): Promise<void> {
  const rest = (function* () {
    yield* items;
  })(); // shared by all: the loop that an error ends closes it
  const work = async (): Promise<void> => {
    for (const item of rest) await action(item);
  };
  const results = await Promise.allSettled(Array.from({ length: 16 }, work));
  const failed = results.find((result) => result.status === "rejected");
  if (failed !== undefined) throw failed.reason;
}

async function replaceManifest(out: string, manifest: Manifest): Promise<void> {
  await replaceFiles(out, [{ path: manifestPath, text: manifestText(manifest) }]);
}

/** Removes a manifest that lists nothing, where nothing is wanted any more. Without it nothing is owned, so a crash does no harm. */
export function removeManifest(out: string): void {
  unlinkSync(join(out, manifestPath));
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

/**
 * Writes files where nothing is yet, and returns those that were missing. Where something else is it throws, and writes none.
 * The first file takes its place last, as the one that tells that all are there: after a crash the same call does the rest.
 */
export async function writeNewFiles(folder: string, files: readonly OutputFile[]): Promise<readonly OutputFile[]> {
  const missing = files.filter((file) => isMissing(folder, file));
  const staged: Staged[] = [];
  try {
    for (const { path } of files) makeFolder(dirname(join(folder, path)));
    const folders = foldersOf(
      folder,
      files.map(({ path }) => path),
    );
    for (const each of folders) removeTemporaries(each);
    for (const { path, text } of missing) staged.push(await stage(join(folder, path), text));
    for (const each of staged.toReversed()) await commitNew(each);
    for (const each of folders) await syncFolder(each);
  } catch (error) {
    discard(staged);
    throw error;
  }
  return missing;
}

/** Whether a new file is still to be written. One that is there already with the same text is as good as written. */
function isMissing(folder: string, { path, text }: OutputFile): boolean {
  const present = fileAt(folder, path);
  if (present !== undefined && present.text !== text) {
    throw new DiskProblem(`${join(folder, path)} already exists; move it away or choose another folder`);
  }
  return present === undefined;
}

/** Each path with the hash it had and the one it is about to have. */
function union(before: Manifest, written: Manifest): Manifest {
  const both = new Map(before);
  for (const [path, hashes] of written) both.set(path, [...new Set([...(before.get(path) ?? []), ...hashes])]);
  return both;
}

/** The file at a path. Since the comparison somebody may have put a link there: that would lead out of the folder. */
function fileAt(out: string, path: string): Extract<Present, { readonly text: string }> | undefined {
  const present = readPresent(out, path);
  if (present === undefined || "text" in present) return present;
  throw new DiskProblem(`${join(out, path)} cannot be written: ${present.obstacle}; move it away`);
}

function removeEmptyFolders(out: string, path: string): void {
  for (let folder = dirname(path); folder !== "."; folder = dirname(folder)) {
    if (readdirSync(join(out, folder)).length > 0) return;
    rmdirSync(join(out, folder));
  }
}

/** Removes what an earlier run left when it was killed. Only under the lock: another run's files look the same. */
export function removeLeftovers(out: string, folder = ""): void {
  removeTemporaries(join(out, folder));
  for (const entry of readdirSync(join(out, folder), { withFileTypes: true })) {
    if (entry.isDirectory() && entry.name !== "node_modules") removeLeftovers(out, join(folder, entry.name));
  }
}
