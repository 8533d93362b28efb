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

/** The changes to make to an output folder. Every path has been checked: errspec owns the file, or there is none. */
export interface Plan {
  readonly write: readonly OutputFile[];
  readonly remove: readonly string[];
  /** The manifest before the changes. */
  readonly before: Manifest;
  /** The entries of the manifest for files that stay as they are. */
  readonly kept: Manifest;
}

/**
 * Applies a plan. After a crash at any point, each file has its old or its new text, never a part of it, and the manifest
 * still lists every file that errspec wrote.
 *
 * First, every new text is written to a temporary file and flushed to the disk: if the disk is full, the run stops here with
 * nothing changed. Then follow a manifest with the old and the new hash of each file, the renames, the removals, and last
 * the final manifest. Returns the entries of the manifest for the files that were written.
 */
export async function apply(out: string, { write, remove, before, kept }: Plan): Promise<Manifest> {
  makeFolder(out);
  const staged: Staged[] = [];
  const written = new Map<string, readonly string[]>();
  try {
    await inParallel(write, async (wanted) => {
      const { path } = wanted;
      const bytes = encode(wanted);
      const file = join(out, path);
      makeFolder(dirname(file));
      fileAt(out, path);
      staged.push(await stage(file, bytes));
      written.set(path, [sha256(bytes)]);
    });
    await replaceManifest(out, union(before, written));
    for (const text of staged) await commit(text);
  } catch (error) {
    discard(staged);
    throw error;
  }
  for (const path of remove) {
    fileAt(out, path);
    unlinkSync(join(out, path));
    removeEmptyFolders(out, path);
  }
  // Removals are flushed too: after a crash a removed file could come back, and no manifest would list it.
  await inParallel(foldersOf(out, [...write.map(({ path }) => path), ...remove]), syncFolder);
  await replaceManifest(out, new Map([...kept, ...written]));
  return written;
}

/**
 * Runs an action on each item, several at a time: flushing a file takes long, and flushing several takes hardly longer.
 * After a failure, the actions in progress finish and no more start.
 */
async function inParallel<Item>(items: Iterable<Item>, action: (item: Item) => Promise<void>): Promise<void> {
  const rest = (function* () {
    yield* items;
  })(); // shared by all workers; an error ends a worker's loop, which closes it
  const worker = async (): Promise<void> => {
    for (const item of rest) await action(item);
  };
  const results = await Promise.allSettled(Array.from({ length: 16 }, worker));
  const failed = results.find((result) => result.status === "rejected");
  if (failed !== undefined) throw failed.reason;
}

/** The bytes of a file. Made before anything is awaited: its text, and what that is made of, need not stay in memory. */
function encode({ text }: OutputFile): Buffer {
  return Buffer.from(text, "utf8");
}

async function replaceManifest(out: string, manifest: Manifest): Promise<void> {
  await replaceFiles(out, [{ path: manifestPath, text: manifestText(manifest) }]);
}

/** Removes a manifest that lists no files. */
export function removeManifest(out: string): void {
  unlinkSync(join(out, manifestPath));
}

/** The folders of some paths. For a folder that was removed, its closest parent that exists. */
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
 * Writes new files and returns those that were missing. If another file is at one of the paths, it throws and writes none.
 * The first file is written last, as a sign that all others exist: after a crash, the same call writes the rest.
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

/** Whether a new file must still be written. A file with the same text counts as written. */
function isMissing(folder: string, { path, text }: OutputFile): boolean {
  const present = fileAt(folder, path);
  if (present !== undefined && present.text !== text) {
    throw new DiskProblem(`${join(folder, path)} already exists; move it away or choose another folder`);
  }
  return present === undefined;
}

/** Each path with its old hash and its new hash. */
function union(before: Manifest, written: Manifest): Manifest {
  const both = new Map(before);
  for (const [path, hashes] of written) both.set(path, [...new Set([...(before.get(path) ?? []), ...hashes])]);
  return both;
}

/** The file at a path. It is checked again, because somebody may have put a link there since the comparison. */
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

/** Removes the temporary files of an interrupted run. Call it only under the lock: those of a live run look the same. */
export function removeLeftovers(out: string, folder = ""): void {
  removeTemporaries(join(out, folder));
  for (const entry of readdirSync(join(out, folder), { withFileTypes: true })) {
    if (entry.isDirectory() && entry.name !== "node_modules") removeLeftovers(out, join(folder, entry.name));
  }
}
