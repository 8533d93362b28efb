import type { OutputFile } from "./file.js";
import type { Manifest } from "./manifest.js";

/** A file that is there: its text and the SHA-256 of its bytes, or what stands in its place. */
export type Present = { readonly text: string; readonly hash: string } | { readonly obstacle: string };

/**
 * How a wanted file and the one that is there differ, and so what may be done about it.
 *
 * - `missing`: nothing is there; it is created.
 * - `stale`: as errspec left it, and no longer what is wanted; it is updated.
 * - `extra`: as errspec left it, and no longer wanted; it is removed.
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
}

/** What is there, if anything is, of some paths. It is read when it is asked for: a comparison holds one text at a time. */
export type PresentFiles = Pick<ReadonlyMap<string, Present>, "keys" | "get">;

export interface Comparison {
  /** The differences, in the order of the paths. */
  readonly changes: readonly Change[];
  /** The files that are there as they are wanted. */
  readonly same: Manifest;
}

/** Compares what is wanted with what is there. Nothing is decided elsewhere. */
export function compare(wanted: readonly OutputFile[], present: PresentFiles, manifest: Manifest): Comparison {
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
    const difference = change(path, file, found, manifest.get(path));
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
): Change | undefined {
  if (present === undefined) return wanted === undefined ? undefined : { kind: "missing", path, wanted };
  if ("obstacle" in present) {
    // A link or a folder where nothing is wanted any more is somebody else's business.
    return wanted === undefined ? undefined : { kind: "blocked", path, wanted, obstacle: present.obstacle };
  }
  return { kind: kindOf(wanted, present.hash, hashes), path, wanted };
}

function kindOf(wanted: OutputFile | undefined, hash: string, hashes: readonly string[] | undefined): ChangeKind {
  if (hashes === undefined) return "unowned";
  if (!hashes.includes(hash)) return "edited";
  return wanted === undefined ? "extra" : "stale";
}

/** Whether errspec leaves the file alone and reports it. With `force` it overwrites files where others are wanted. */
export function isConflict({ kind, wanted }: Change, force: boolean): boolean {
  if (kind === "blocked") return true;
  return (kind === "edited" || kind === "unowned") && !(force && wanted !== undefined);
}
