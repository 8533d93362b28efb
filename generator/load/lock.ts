import * as v from "valibot";
import { record } from "./record.js";
import { id } from "./values.js";

/*
 * `errspec.lock` pins the catalogs that a spec uses. It is JSON with a line for each fact, so that a review shows what has
 * changed, and a merge conflicts where it should.
 */

const pin = v.object({
  /** The source as the spec had it: `npm @acme/errors spec`. */
  from: v.string(),
  /** The folder of its files, relative to that of the lock. */
  folder: v.pipe(v.string(), v.nonEmpty()),
  /** The hash of its files. */
  hash: v.pipe(v.string(), v.regex(/^sha256:[0-9a-f]{64}$/)),
  /** The version of the catalog, as its spec declares it. */
  version: v.optional(v.string()),
  /** The commit of a repository. */
  commit: v.optional(v.string()),
});

const lockSchema = v.object({ version: v.literal(1), uses: record(id, pin) });

/** A used catalog in a lock. */
export type Pin = v.InferOutput<typeof pin>;

export type Lock = ReadonlyMap<string, Pin>;

/** Reads a lock. Undefined if the text is not one, for example after a merge with conflicts. */
export function parseLock(text: string): Lock | undefined {
  try {
    const { success, output } = v.safeParse(lockSchema, JSON.parse(text));
    return success ? new Map(Object.entries(output.uses)) : undefined;
  } catch {
    return undefined;
  }
}

/** The text of a lock. It does not depend on the order of the catalogs. */
export function lockText(lock: Lock): string {
  const uses = Object.fromEntries([...lock].sort(([a], [b]) => (a < b ? -1 : 1)));
  const note = "What `errspec uses update` has pinned. Commit it with the spec; do not edit it.";
  return `${JSON.stringify({ note, version: 1, uses }, undefined, 2)}\n`;
}
