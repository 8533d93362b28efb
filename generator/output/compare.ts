import type { OutputFile } from "./file.js";
import type { Manifest } from "./manifest.js";
import { hasConflict, isMergeOf } from "./merged.js";
import { isCleanMerge } from "./three-way.js";
import type { Merge } from "./three-way.js";

/** An existing file: its text with line feeds and the hash of that text, or what is in its place. */
export type Present = { readonly text: string; readonly hash: string } | { readonly obstacle: string };

/**
 * How a wanted file differs from the existing one, and what errspec does about it.
 *
 * - `missing`: there is no file; errspec creates it.
 * - `stale`: the file is as errspec or a merge left it, and out of date; errspec updates it.
 * - `extra`: the file is as errspec or a merge left it, and no longer wanted; errspec removes it.
 * - `edited`: somebody changed a file of errspec's; errspec keeps it and reports it.
 * - `unowned`: a file that no manifest lists is in the way; errspec keeps it and reports it.
 * - `blocked`: something that is not a file, such as a link, is in the way; errspec keeps it and reports it.
 */
export type ChangeKind = "missing" | "stale" | "extra" | "edited" | "unowned" | "blocked";

export interface Change {
  readonly kind: ChangeKind;
  readonly path: string;
  readonly wanted: OutputFile | undefined;
  /** What is in place of the file. */
  readonly obstacle?: string;
  /** Why a file is kept, if more is known. */
  readonly trait?: "conflict" | "marked";
}

/** The existing files at some paths. Each is read on demand, so that a comparison holds one text at a time. */
export type PresentFiles = Pick<ReadonlyMap<string, Present>, "keys" | "get">;

export interface Comparison {
  /** The differences, in the order of the paths. */
  readonly changes: readonly Change[];
  /** The files that are up to date. */
  readonly same: Manifest;
}

/** The versions of a file that errspec has written before. */
export interface Versions {
  /** The versions at this path; undefined without version control. */
  at(path: string): readonly string[] | undefined;
  /** The versions at this path that diverged, each pair with a version from before. */
  merges(path: string): readonly Merge[];
  /** The versions of all files of this type. Git may take a file for a renamed one and merge the two. */
  like(path: string): readonly string[];
}

/** The versions without version control. */
const noVersions: Versions = { at: () => undefined, merges: () => [], like: () => [] };

/** Compares what is wanted with what is there. Nothing is decided elsewhere. */
export function compare(
  wanted: readonly OutputFile[],
  present: PresentFiles,
  manifest: Manifest,
  versions = noVersions,
): Comparison {
  const files = new Map(wanted.map((file) => [file.path, file]));
  const changes: Change[] = [];
  const same = new Map<string, readonly string[]>();
  for (const path of [...new Set([...files.keys(), ...manifest.keys(), ...present.keys()])].sort()) {
    const file = files.get(path);
    const found = present.get(path);
    if (file !== undefined && found !== undefined && "text" in found && found.text === file.text) {
      same.set(path, [found.hash]);
      continue;
    }
    const difference = change(path, file, found, manifest.get(path), versions);
    if (difference !== undefined) changes.push(difference);
  }
  return { changes, same };
}

/** What is there is not what is wanted, unless both are nothing. */
function change(
  path: string,
  wanted: OutputFile | undefined,
  present: Present | undefined,
  hashes: readonly string[] | undefined,
  versions: Versions,
): Change | undefined {
  if (present === undefined) return wanted === undefined ? undefined : { kind: "missing", path, wanted };
  if ("obstacle" in present) {
    // A link or a folder where nothing is wanted any more is somebody else's business.
    return wanted === undefined ? undefined : { kind: "blocked", path, wanted, obstacle: present.obstacle };
  }
  if (isOwn(path, present, hashes, versions)) return { kind: wanted === undefined ? "extra" : "stale", path, wanted };
  const kind = hashes === undefined ? "unowned" : "edited";
  if (hasConflict(present.text)) return { kind, path, wanted, trait: "conflict" };
  return { kind, path, wanted, ...(isMarked(present.text) ? { trait: "marked" } : {}) };
}

/** Whether errspec left a file like this, or a merge made it of what errspec left: nothing in it is anybody else's. */
function isOwn(
  path: string,
  { text, hash }: Extract<Present, { readonly text: string }>,
  hashes: readonly string[] | undefined,
  versions: Versions,
): boolean {
  if (hashes?.includes(hash) === true) return true;
  const written = versions.at(path);
  if (written === undefined) return hashes !== undefined && hasConflict(text);
  if (isMergeOf(text, written) || versions.merges(path).some((merge) => isCleanMerge(text, merge))) return true;
  return isMergeOf(text, versions.like(path));
}

/** Whether the first lines of a file say that errspec made it. */
function isMarked(text: string): boolean {
  return text.slice(0, 300).includes("Code generated by errspec from ");
}

/** Whether errspec leaves the file alone and reports it. With `force` it overwrites files where others are wanted. */
export function isConflict({ kind, wanted }: Change, force: boolean): boolean {
  if (kind === "blocked") return true;
  return (kind === "edited" || kind === "unowned") && !(force && wanted !== undefined);
}
