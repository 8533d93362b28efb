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
  /** The text that is wanted, if the file is. */
  readonly wanted: string | undefined;
  /** The text that is there, if it is a file. */
  readonly present: string | undefined;
  /** What is there instead of a file. */
  readonly obstacle?: string;
}

/** The differences between what is wanted and what is there, in the order of the paths. Nothing is decided elsewhere. */
export function compare(
  wanted: readonly OutputFile[],
  present: ReadonlyMap<string, Present>,
  manifest: Manifest,
): readonly Change[] {
  const texts = new Map(wanted.map(({ path, text }) => [path, text]));
  const paths = [...new Set([...texts.keys(), ...manifest.keys(), ...present.keys()])].sort();
  return paths.flatMap((path) => change(path, texts.get(path), present.get(path), manifest.get(path)) ?? []);
}

function change(
  path: string,
  wanted: string | undefined,
  present: Present | undefined,
  hashes: readonly string[] | undefined,
): Change | undefined {
  if (present === undefined) return wanted === undefined ? undefined : { kind: "missing", path, wanted, present };
  if ("obstacle" in present) {
    // A link or a folder where nothing is wanted any more is somebody else's business.
    if (wanted === undefined) return undefined;
    return { kind: "blocked", path, wanted, present: undefined, obstacle: present.obstacle };
  }
  const { text, hash } = present;
  if (text === wanted) return undefined;
  return { kind: kindOf(wanted, hash, hashes), path, wanted, present: text };
}

function kindOf(wanted: string | undefined, hash: string, hashes: readonly string[] | undefined): ChangeKind {
  if (hashes === undefined) return "unowned";
  if (!hashes.includes(hash)) return "edited";
  return wanted === undefined ? "extra" : "stale";
}

/** Whether errspec leaves the file alone and reports it. With `force` it overwrites files where others are wanted. */
export function isConflict({ kind, wanted }: Change, force: boolean): boolean {
  if (kind === "blocked") return true;
  return (kind === "edited" || kind === "unowned") && !(force && wanted !== undefined);
}
