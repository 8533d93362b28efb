import type { OutputFile } from "./file.js";
import type { Manifest } from "./manifest.js";
import { hasConflict, isMergeOf } from "./merged.js";
import { isCleanMerge } from "./three-way.js";
import type { Merge } from "./three-way.js";

/** A file that is there: its text with line feeds and the hash of that, or what is in its place. */
export type Present = { readonly text: string; readonly hash: string } | { readonly obstacle: string };

/**
 * How a wanted file and the one that is there differ, and so what may be done about it.
 *
 * - `missing`: nothing is there; it is created.
 * - `stale`: as errspec left it or as a merge made it, and not what is wanted; it is updated.
 * - `extra`: likewise, and no longer wanted; it is removed.
 * - `edited`: errspec made it and somebody changed it; it is left alone and reported.
 * - `unowned`: somebody else's file is in the way, or one that errspec made and no manifest knows; likewise.
 * - `blocked`: something that is no file, a link among them, is in the way; likewise.
 */
export type ChangeKind = "missing" | "stale" | "extra" | "edited" | "unowned" | "blocked";

export interface Change {
  readonly kind: ChangeKind;
  readonly path: string;
  readonly wanted: OutputFile | undefined;
  /** What is there instead of a file. */
  readonly obstacle?: string;
  /** What more is known of a file that is left alone. */
  readonly trait?: "conflict" | "marked";
}

/** What is there, if anything is, of some paths. It is read when it is asked for: a comparison holds one text at a time. */
export type PresentFiles = Pick<ReadonlyMap<string, Present>, "keys" | "get">;

export interface Comparison {
  /** The differences, in the order of the paths. */
  readonly changes: readonly Change[];
  /** The files that are there as they are wanted. */
  readonly same: Manifest;
}

/** The versions of a file that errspec has written before. */
export interface Versions {
  /** Those at this path; undefined where there is no version control to know them. */
  at(path: string): readonly string[] | undefined;
  /** Those at this path that diverged, each pair with a version from before. */
  merges(path: string): readonly Merge[];
  /** Those of all files of this type: git merges a file with one that it takes for the same, renamed. */
  like(path: string): readonly string[];
}

/** What is known without version control. */
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
