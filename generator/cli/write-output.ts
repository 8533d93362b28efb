import { withLock } from "../disk/lock.js";
import { listAllFiles, readManifest, readOutput, readPresentText } from "../disk/output.js";
import type { KnownOutput } from "../disk/output.js";
import { writtenVersions } from "../disk/versions.js";
import { apply, removeLeftovers, removeManifest } from "../disk/write.js";
import type { Applied } from "../disk/write.js";
import { compare, isConflict } from "../output/compare.js";
import type { Change } from "../output/compare.js";
import type { OutputFile } from "../output/file.js";
import { manifestPath, manifestText } from "../output/manifest.js";
import type { Manifest } from "../output/manifest.js";
import { UsageError } from "./exit.js";

/** The differences between the output folder and the wanted files. The manifest counts only if nothing else differs. */
export function compareOutput(out: string, wanted: readonly OutputFile[]): readonly Change[] {
  const manifest = manifestOf(out);
  const { changes, same } = compare(wanted, readOutput(out, pathsOf(wanted, manifest)), manifest, writtenVersions(out));
  if (changes.length > 0) return changes;
  const text = manifestText(same);
  const present = readPresentText(out, manifestPath);
  if (present === text) return [];
  const file = { path: manifestPath, text };
  return [{ kind: present === undefined ? "missing" : "stale", path: manifestPath, wanted: file }];
}

/** What a run did to an output folder. */
export interface Written {
  readonly done: readonly Change[];
  readonly conflicts: readonly Change[];
  /** The files that are up to date now. */
  readonly current: Manifest;
  /** The states of files in the output folder, by path. Without a state, nothing is known. */
  readonly states: ReadonlyMap<string, string>;
}

/** Updates the output folder. Only `force` overwrites files that errspec did not write. */
export async function writeOutput(
  out: string,
  wanted: readonly OutputFile[],
  force: boolean,
  known?: KnownOutput,
): Promise<Written> {
  return withLock(out, async () => {
    const files = listAllFiles(out);
    removeLeftovers(out, files);
    const before = manifestOf(out);
    const present = readOutput(out, pathsOf(wanted, before), files, known);
    const { changes, same } = compare(wanted, present, before, writtenVersions(out));
    const conflicts = changes.filter((change) => isConflict(change, force));
    const done = changes.filter((change) => !isConflict(change, force));
    const stale = new Set(done.map(({ wanted: file }) => file));
    const write = wanted.filter((file) => stale.has(file));
    const remove = done.flatMap(({ path, wanted: file }) => (file === undefined ? [path] : []));
    // The manifest still lists a kept file with the hashes it had.
    const keptEntries = conflicts.flatMap(({ path }) => {
      const hashes = before.get(path);
      return hashes === undefined ? [] : [[path, hashes] as const];
    });
    const kept = new Map([...same, ...keptEntries]);
    const isStale = done.length > 0 || manifestText(kept) !== readPresentText(out, manifestPath);
    const applied = isStale ? await apply(out, { write, remove, before, kept }) : nothing;
    if (wanted.length === 0 && kept.size === 0) removeManifest(out);
    const unchanged = [...present.states].filter(([path]) => same.has(path));
    const states = new Map([...unchanged, ...applied.states]);
    return { done, conflicts, current: new Map([...same, ...applied.written]), states };
  });
}

const nothing: Applied = { written: new Map(), states: new Map() };

function manifestOf(out: string): Manifest {
  const manifest = readManifest(out);
  if (manifest !== undefined) return manifest;
  throw new UsageError(`${out}/${manifestPath} is not a valid manifest; restore it from version control, or remove it`);
}

function pathsOf(wanted: readonly OutputFile[], manifest: Manifest): Iterable<string> {
  return [...wanted.map(({ path }) => path), ...manifest.keys()];
}
