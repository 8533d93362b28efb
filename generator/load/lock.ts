import { idPattern, longestId } from "../model/name.js";

/*
 * `errspec.lock` pins the catalogs that a spec uses. It is JSON with a line for each fact, so that a review shows what has
 * changed, and a merge conflicts where it should. It is checked by hand: a run with nothing to do reads it, and to load a
 * library for schemas would take longer than the rest of that run.
 */

/** A used catalog in a lock. */
export interface Pin {
  /** The source as the spec had it: `npm @acme/errors spec`. */
  readonly from: string;
  /** The folder of its files, relative to that of the lock. */
  readonly folder: string;
  /** The hash of its files. */
  readonly hash: string;
  /** The version of the catalog, as its spec declares it. */
  readonly version?: string | undefined;
  /** The commit of a repository. */
  readonly commit?: string | undefined;
}

export type Lock = ReadonlyMap<string, Pin>;

/** Reads a lock. Undefined if the text is not one, for example after a merge with conflicts. */
export function parseLock(text: string): Lock | undefined {
  try {
    const { version, uses } = JSON.parse(text) as { readonly version?: unknown; readonly uses?: unknown };
    if (version !== 1 || typeof uses !== "object" || uses === null || Array.isArray(uses)) return undefined;
    const lock = new Map<string, Pin>();
    for (const [id, value] of Object.entries(uses)) {
      if (!idPattern.test(id) || id.length > longestId || !isPin(value)) return undefined;
      lock.set(id, value);
    }
    return lock;
  } catch {
    return undefined;
  }
}

function isPin(value: unknown): value is Pin {
  if (typeof value !== "object" || value === null) return false;
  const { from, folder, hash, version, commit } = value as { readonly [key in keyof Pin]?: unknown };
  return (
    typeof from === "string" &&
    typeof folder === "string" &&
    folder !== "" &&
    typeof hash === "string" &&
    /^sha256:[0-9a-f]{64}$/.test(hash) &&
    [version, commit].every((text) => text === undefined || typeof text === "string")
  );
}

/** The text of a lock. It does not depend on the order of the catalogs. */
export function lockText(lock: Lock): string {
  const uses = Object.fromEntries([...lock].sort(([a], [b]) => (a < b ? -1 : 1)));
  const note = "What `errspec uses update` has pinned. Commit it with the spec; do not edit it.";
  return `${JSON.stringify({ note, version: 1, uses }, undefined, 2)}\n`;
}
