import { existsSync, readdirSync, rmdirSync, rmSync, unlinkSync } from "node:fs";
import { dirname, join } from "node:path";
import { manifestPath, manifestText } from "../output/manifest.js";
import type { Manifest } from "../output/manifest.js";
import type { OutputFile } from "../output/file.js";
import { canFlushFileSystem, FileSystemFlush, flushEach, flushFolders } from "./flush.js";
import { sha256 } from "./hash.js";
import { readPresent } from "./output.js";
import { DiskProblem } from "./problem.js";
import {
  commit,
  commitIn,
  commitNew,
  discard,
  isTemporary,
  makeFolder,
  modeOf,
  removeTemporaries,
  replacement,
  stageAll,
} from "./stage.js";
import type { NewFile, Staged } from "./stage.js";
import { clock, writtenState } from "./state.js";
import { blocked, fileAt, isOneDevice, makeWay, parentOf } from "./way.js";
import type { Ways } from "./way.js";

/** The changes to make to an output folder. Every path has been checked: errspec owns the file, or there is none. */
export interface Plan {
  /** Called when every file has its new text, which is then flushed to the disk. */
  readonly onRenamed?: (() => void) | undefined;
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
 * First, every new text is written to a temporary file and flushed to the disk, with two manifests: one that has the old and
 * the new hash of each file, and the final one. If the disk is full, the run stops here with nothing changed. Then follow the
 * renames, that of the first manifest before the others, the removals, and last the rename of the final manifest.
 */
export async function apply(out: string, plan: Plan): Promise<Applied> {
  makeFolder(out);
  const isLong = plan.write.length + plan.remove.length >= many;
  const whole = isLong && canFlushFileSystem(out) ? new FileSystemFlush(out) : undefined;
  try {
    return await applyWith(whole, out, plan);
  } finally {
    whole?.end();
  }
}

async function applyWith(
  whole: FileSystemFlush | undefined,
  out: string,
  { write, remove, before, kept, onRenamed }: Plan,
): Promise<Applied> {
  const ways: Ways = new Map();
  const written = new Map<string, readonly string[]>();
  const files = function* (): Generator<NewFile> {
    yield* newFiles(out, write, ways, written);
    yield manifestFile(out, union(before, written));
    yield manifestFile(out, new Map([...kept, ...written]));
  };
  const staged = await stageAll(files(), whole === undefined);
  const texts = staged.slice(0, write.length);
  const [transitional, final] = [staged.slice(-2, -1), staged.slice(-1)];
  const flushAtOnce = async (): Promise<boolean> =>
    whole !== undefined && isOneDevice(out, ways) && (await whole.flush());
  try {
    if (whole !== undefined && !(await flushAtOnce())) await flushEach(staged.map(({ temporary }) => temporary));
    await commitIn(out, transitional);
    const renamed = clock();
    for (const text of texts) commit(text);
    for (const path of remove) {
      fileAt(out, path, ways);
      unlinkSync(join(out, path));
      removeEmptyFolders(out, path);
    }
    onRenamed?.();
    // Removals are flushed too: after a crash a removed file could come back, and no manifest would list it.
    if (!(await flushAtOnce())) await flushFolders(foldersOf(out, [...write.map(({ path }) => path), ...remove]));
    // Not flushed: if a crash undoes this rename, the manifest before lists every file too.
    for (const manifest of final) commit(manifest);
    return { written, states: statesOf(write, texts, renamed) };
  } catch (error) {
    discard(staged);
    throw error;
  }
}

/** What was done. */
export interface Applied {
  /** The entries of the manifest for the files that were written. */
  readonly written: Manifest;
  /** The states of those files that nobody can have changed since. */
  readonly states: ReadonlyMap<string, string>;
}

function statesOf(write: readonly OutputFile[], staged: readonly Staged[], renamed: bigint): Applied["states"] {
  const states = new Map<string, string>();
  for (const [index, { path }] of write.entries()) {
    const one = staged[index];
    const state = one && writtenState(one.file, one.stats, renamed);
    if (state !== undefined) states.set(path, state);
  }
  return states;
}

/** The number of files from which flushing their file system at once, by a program, costs less than flushing each. */
const many = 250;

/** The files of a plan as they are to be written. Each text is made when it is taken, and its hash is noted. */
function* newFiles(
  out: string,
  write: readonly OutputFile[],
  ways: Ways,
  written: Map<string, readonly string[]>,
): Generator<NewFile> {
  for (const wanted of write) {
    const { path } = wanted;
    makeWay(out, parentOf(path), ways);
    const mode = modeOf(fileAt(out, path, ways));
    const { bytes = Buffer.from(wanted.text, "utf8") } = wanted;
    written.set(path, [(wanted.bytes && wanted.hash) ?? sha256(bytes)]);
    yield { file: join(out, path), text: bytes, mode };
  }
}

/** The manifest as it is to be written. */
function manifestFile(out: string, manifest: Manifest): NewFile {
  return replacement(out, { path: manifestPath, text: manifestText(manifest) });
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
  for (const { path } of files) makeFolder(dirname(join(folder, path)));
  const folders = foldersOf(
    folder,
    files.map(({ path }) => path),
  );
  for (const each of folders) removeTemporaries(each);
  const staged = await stageAll(missing.map(({ path, text }) => ({ file: join(folder, path), text })));
  try {
    for (const each of staged.toReversed()) commitNew(each);
    await flushFolders(folders);
  } catch (error) {
    discard(staged);
    throw error;
  }
  return missing;
}

/** Whether a new file must still be written. A file with the same text counts as written. */
function isMissing(folder: string, { path, text }: OutputFile): boolean {
  const present = readPresent(folder, path);
  if (present !== undefined && "obstacle" in present) throw blocked(folder, path, present);
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

function removeEmptyFolders(out: string, path: string): void {
  for (let folder = dirname(path); folder !== "."; folder = dirname(folder)) {
    if (readdirSync(join(out, folder)).length > 0) return;
    rmdirSync(join(out, folder));
  }
}

/** Removes the temporary files of an interrupted run. Call it only under the lock: those of a live run look the same. */
export function removeLeftovers(out: string, files: readonly string[]): void {
  for (const path of files.filter(isTemporary)) rmSync(join(out, path), { force: true });
}
