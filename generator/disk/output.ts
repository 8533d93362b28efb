import { closeSync, constants, existsSync, lstatSync, openSync, readdirSync, readFileSync, readSync } from "node:fs";
import type { BigIntStats, Dirent } from "node:fs";
import { dirname, join } from "node:path";
import type { Present, PresentFiles } from "../output/compare.js";
import { manifestPath, manifestText, parseManifest } from "../output/manifest.js";
import type { Manifest } from "../output/manifest.js";
import { sha256, withLineFeeds } from "./hash.js";
import { fileState } from "./state.js";
import { kindOf, parentOf, waysTo, wayTo } from "./way.js";
import type { Obstacle, Ways } from "./way.js";

/** Whether an output folder has a manifest, readable or not. */
export function hasManifest(out: string): boolean {
  return existsSync(join(out, manifestPath));
}

/** The manifest of an output folder. Empty if there is none, undefined if the file is not a valid manifest. */
export function readManifest(out: string): Manifest | undefined {
  const present = readPresent(out, manifestPath);
  if (present === undefined) return new Map();
  return "text" in present ? parseManifest(present.text) : undefined;
}

/** Whether the manifest and every file in it exist and are unchanged. */
export function isAsLeft(out: string, manifest: Manifest): boolean {
  const presentManifest = readPresentText(out, manifestPath);
  if (presentManifest !== manifestText(manifest)) return false;
  const ways: Ways = new Map();
  for (const [path, hashes] of manifest) {
    const present = readPresent(out, path, ways);
    if (present === undefined || !("hash" in present) || hashes.length !== 1 || present.hash !== hashes[0])
      return false;
  }
  return manifest.size > 0;
}

/** The present files by path, and the states of those that were looked at. */
export interface PresentOutput extends PresentFiles {
  readonly states: ReadonlyMap<string, string>;
}

/** The hash of a file, and its state when that was known. */
export interface KnownFile {
  readonly hash: string;
  readonly state?: string | undefined;
}

/** What is known about an output folder. */
export interface KnownOutput {
  readonly files: ReadonlyMap<string, KnownFile>;
  /** The file that was read last: most files that are read to be compared are then edited. */
  last?: { readonly path: string; readonly hash: string; readonly bytes: Buffer };
}

/**
 * The present files at the given paths, and those of the files below the folder that were generated and no manifest lists.
 * A file in its known state is not read until somebody asks for its text.
 */
export function readOutput(
  out: string,
  paths: Iterable<string>,
  files = listFiles(out),
  known: KnownOutput = { files: new Map() },
): PresentOutput {
  const all = new Set(paths);
  for (const path of files) if (!all.has(path) && !isForeign(path) && isMarked(join(out, path))) all.add(path);
  const ways = waysTo(files);
  const states = new Map<string, string>();
  const get = (path: string): Present | undefined => {
    const stats = statsAt(out, path, ways);
    if (stats === undefined || "obstacle" in stats) return stats;
    const state = fileState(stats);
    if (state !== undefined) states.set(path, state);
    const before = known.files.get(path);
    if (state !== undefined && state === before?.state) return unread(out, path, before.hash);
    const present = read(out, path);
    known.last = { path, hash: present.hash, bytes: present.bytes };
    return present;
  };
  return { keys: () => all.keys(), get, states };
}

/**
 * What is at a path below the output folder, with LF line ends. Links are not followed, neither at the end of the path nor
 * on the way.
 */
export function readPresent(out: string, path: string, ways: Ways = new Map()): PresentFile | Obstacle | undefined {
  const stats = statsAt(out, path, ways);
  return stats === undefined || "obstacle" in stats ? stats : read(out, path);
}

/** What the system reports about a file, or what is in its place. */
function statsAt(out: string, path: string, ways: Ways): BigIntStats | Obstacle | undefined {
  const way = wayTo(out, parentOf(path), ways);
  if (way === undefined || "obstacle" in way) return way;
  const stats = lstatSync(`${out}/${path}`, { bigint: true, throwIfNoEntry: false });
  return stats === undefined || stats.isFile() ? stats : { obstacle: `${path} is ${kindOf(stats)}` };
}

/** A file that was read. */
type PresentFile = Exclude<Present, Obstacle> & { readonly bytes: Buffer };

function read(out: string, path: string): PresentFile {
  const bytes = withLineFeeds(readWithoutLink(join(out, path)));
  const hash = sha256(bytes);
  return {
    get text() {
      return bytes.toString("utf8");
    },
    bytes,
    hash,
  };
}

function unread(out: string, path: string, hash: string): Present {
  return {
    get text() {
      return read(out, path).text;
    },
    hash,
  };
}

/** The bytes of a file below the output folder, with LF line ends, if they have this hash. */
export function readPresentBytes(
  out: string,
  path: string,
  hash: string,
  { last }: Pick<KnownOutput, "last"> = {},
): Buffer | undefined {
  if (last?.path === path && last.hash === hash) return last.bytes;
  const present = readPresent(out, path);
  return present !== undefined && "bytes" in present && present.hash === hash ? present.bytes : undefined;
}

/** The text of a file below the output folder; undefined if the file does not exist. */
export function readPresentText(out: string, path: string): string | undefined {
  const present = readPresent(out, path);
  return present !== undefined && "text" in present ? present.text : undefined;
}

function readWithoutLink(file: string): Buffer {
  return withoutLink(file, (descriptor) => readFileSync(descriptor));
}

function withoutLink<T>(file: string, read: (descriptor: number) => T): T {
  // Windows has no O_NOFOLLOW, and `| undefined` changes nothing: there, only the check before protects.
  const descriptor = openSync(file, constants.O_RDONLY | constants.O_NOFOLLOW);
  try {
    return read(descriptor);
  } finally {
    closeSync(descriptor);
  }
}

/** Folders of package managers and compilers: they have no generated files and can be large. */
const foreign: ReadonlySet<string> = new Set(["node_modules", ".git", "dist", "build", "__pycache__", ".venv", "venv"]);

function isForeign(path: string): boolean {
  return dirname(path)
    .split("/")
    .some((step) => foreign.has(step));
}

/** The paths of all files below an output folder, also in foreign folders, except those of installed packages. */
export function listAllFiles(out: string): readonly string[] {
  return [...filesBelow(out, new Set(["node_modules"]), (folder) => readdirSync(folder, { withFileTypes: true }))];
}

/** The paths of the files where generated ones may be. A folder that cannot be read has none. */
export function listFiles(out: string): readonly string[] {
  const read = (folder: string): readonly Dirent[] => {
    try {
      return readdirSync(folder, { withFileTypes: true });
    } catch {
      return [];
    }
  };
  return [...filesBelow(out, foreign, read)];
}

function* filesBelow(
  out: string,
  skipped: ReadonlySet<string>,
  read: (folder: string) => readonly Dirent[],
): Generator<string> {
  const folders = [""];
  for (const folder of folders) {
    for (const entry of read(join(out, folder))) {
      const path = folder === "" ? entry.name : `${folder}/${entry.name}`;
      if (entry.isFile()) yield path;
      else if (entry.isDirectory() && !skipped.has(entry.name)) folders.push(path);
    }
  }
}

/** Whether a file has the comment of generated files. Only its start is read. An unreadable file was not generated. */
function isMarked(file: string): boolean {
  const head = Buffer.alloc(300);
  try {
    withoutLink(file, (descriptor) => readSync(descriptor, head));
  } catch {
    return false;
  }
  return head.includes("Code generated by errspec from ");
}
