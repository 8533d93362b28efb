import type { OutputFile } from "./file.js";
import type { Manifest } from "./manifest.js";
import { hasConflict, isMergeOf } from "./merged.js";
import { isCleanMerge } from "./three-way.js";
import type { Merge } from "./three-way.js";

/** A present file: its text with LF line ends and the hash of that text; or what is in its place. */
export type Present = { readonly text: string; readonly hash: string } | { readonly obstacle: string };

/**
 * How a wanted file and the present one differ, and what happens to it.
 *
 * - `missing`: the file does not exist; it is created.
 * - `stale`: unchanged since errspec wrote it, or the result of a merge, but out of date; it is updated.
 * - `extra`: unchanged likewise, and no longer wanted; it is removed.
 * - `edited`: errspec wrote it and somebody changed it; it is kept and reported.
 * - `unowned`: another file is in the way, or a generated file that no manifest lists; it is kept and reported.
 * - `blocked`: a link, a folder or a device is in the way; it is kept and reported.
 */
export type ChangeKind = "missing" | "stale" | "extra" | "edited" | "unowned" | "blocked";

export interface Change {
  readonly kind: ChangeKind;
  readonly path: string;
  readonly wanted: OutputFile | undefined;
  /** What is in the place of the file: `a/b is a symbolic link`. */
  readonly obstacle?: string;
  /** More about a file that is kept: it has a merge conflict, or the comment of generated files. */
  readonly trait?: "conflict" | "marked";
}

/** The present files by path. Each is read on demand, so a comparison holds one text at a time. */
export type PresentFiles = Pick<ReadonlyMap<string, Present>, "keys" | "get">;

export interface Comparison {
  /** The differences, sorted by path. */
  readonly changes: readonly Change[];
  /** The files that are up to date. */
  readonly same: Manifest;
}

/** The earlier versions of a file that errspec wrote. */
export interface Versions {
  /** The versions at this path. Undefined without version control. */
  at(path: string): readonly string[] | undefined;
  /** The diverged versions at this path, each pair with their common ancestor. */
  merges(path: string): readonly Merge[];
  /** The versions of all files of this type: git may merge a file with one that it considers renamed. */
  like(path: string): readonly string[];
}

/** The versions without version control: none. */
const noVersions: Versions = { at: () => undefined, merges: () => [], like: () => [] };

/** Compares the wanted files with the present ones. All decisions about them are made here. */
export function compare(
  wanted: readonly OutputFile[],
  present: PresentFiles,
  manifest: Manifest,
  versions = noVersions,
): Comparison {
  const files = new Map(wanted.map((file) => [file.path, file]));
  const changes: Change[] = [];
  const same = new Map<string, readonly string[]>();
  // In the order of the wanted files: those whose texts share something are beside each other.
  for (const path of new Set([...files.keys(), ...manifest.keys(), ...present.keys()])) {
    const file = files.get(path);
    const found = present.get(path);
    if (file !== undefined && found !== undefined && "text" in found && hasText(found, file)) {
      same.set(path, [found.hash]);
      continue;
    }
    const difference = change(path, file, found, manifest.get(path), versions);
    if (difference !== undefined) changes.push(difference);
  }
  return { changes: changes.sort((a, b) => (a.path < b.path ? -1 : 1)), same };
}

/** Whether a present file has the text of the wanted one. Where the hash of that text is known, no text is needed. */
function hasText(present: Extract<Present, { readonly text: string }>, wanted: OutputFile): boolean {
  return wanted.hash === undefined ? present.text === wanted.text : present.hash === wanted.hash;
}

/** The change for a path whose present file is not the wanted one. Undefined if there is neither. */
function change(
  path: string,
  wanted: OutputFile | undefined,
  present: Present | undefined,
  hashes: readonly string[] | undefined,
  versions: Versions,
): Change | undefined {
  if (present === undefined) return wanted === undefined ? undefined : { kind: "missing", path, wanted };
  if ("obstacle" in present) {
    // A link or a folder at a path that is no longer wanted is not errspec's.
    return wanted === undefined ? undefined : { kind: "blocked", path, wanted, obstacle: present.obstacle };
  }
  const isOwn = hashes?.includes(present.hash) === true || isMerged(path, present.text, hashes, versions);
  if (isOwn) return { kind: wanted === undefined ? "extra" : "stale", path, wanted };
  const kind = hashes === undefined ? "unowned" : "edited";
  if (hasConflict(present.text)) return { kind, path, wanted, trait: "conflict" };
  return { kind, path, wanted, ...(isMarked(present.text) ? { trait: "marked" } : {}) };
}

/** Whether a file is a merge of versions that errspec wrote. */
function isMerged(path: string, text: string, hashes: readonly string[] | undefined, versions: Versions): boolean {
  const written = versions.at(path);
  if (written === undefined) return hashes !== undefined && hasConflict(text);
  if (isMergeOf(text, written) || versions.merges(path).some((merge) => isCleanMerge(text, merge))) return true;
  return isMergeOf(text, versions.like(path));
}

/** Whether the first lines of a file have the comment of generated files. */
function isMarked(text: string): boolean {
  return text.slice(0, 300).includes("Code generated by errspec from ");
}

/** Whether errspec keeps the file and reports it. With `force`, it overwrites files that are still wanted. */
export function isConflict({ kind, wanted }: Change, force: boolean): boolean {
  if (kind === "blocked") return true;
  return (kind === "edited" || kind === "unowned") && !(force && wanted !== undefined);
}
