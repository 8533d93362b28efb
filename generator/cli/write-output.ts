import { withLock } from "../disk/lock.js";
import { listAllFiles, listFiles, readManifest, readOutput, readPresentText } from "../disk/output.js";
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
export function compareOutput(
  out: string,
  wanted: readonly OutputFile[],
  isMeant: IsMeant = everything,
): readonly Change[] {
  const { ours: manifest, others } = split(manifestOf(out), isMeant);
  const present = readOutput(out, pathsOf(wanted, manifest), listFiles(out).filter(isMeant));
  const { changes, same } = compare(wanted, present, manifest, writtenVersions(out));
  if (changes.length > 0) return changes;
  const text = manifestText(new Map([...others, ...same]));
  const stored = readPresentText(out, manifestPath);
  if (stored === text) return [];
  const file = { path: manifestPath, text };
  return [{ kind: stored === undefined ? "missing" : "stale", path: manifestPath, wanted: file }];
}

/** Whether a run is about the file at a path. A shard leaves the files of other shards alone. */
export type IsMeant = (path: string) => boolean;

const everything: IsMeant = () => true;

/** A manifest as two: of the files that a run is about, and of the others. */
function split(manifest: Manifest, isMeant: IsMeant): { readonly ours: Manifest; readonly others: Manifest } {
  const entries = [...manifest];
  return {
    ours: new Map(entries.filter(([path]) => isMeant(path))),
    others: new Map(entries.filter(([path]) => !isMeant(path))),
  };
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

/** What is called with what a run has done, once the files have their new texts. They are flushed to the disk after it. */
export type Report = (changes: Pick<Written, "done" | "conflicts">) => void;

/** Updates the output folder. Only `force` overwrites files that errspec did not write. */
export async function writeOutput(
  out: string,
  wanted: readonly OutputFile[],
  force: boolean,
  known?: KnownOutput,
  { isMeant = everything, report }: { readonly isMeant?: IsMeant | undefined; readonly report?: Report } = {},
): Promise<Written> {
  return withLock(out, async () => {
    const files = listAllFiles(out);
    removeLeftovers(out, files);
    const before = manifestOf(out);
    const { ours, others } = split(before, isMeant);
    const present = readOutput(out, pathsOf(wanted, ours), files.filter(isMeant), known);
    const { changes, same } = compare(wanted, present, ours, writtenVersions(out));
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
    const kept = new Map([...others, ...same, ...keptEntries]);
    const isStale = done.length > 0 || manifestText(kept) !== readPresentText(out, manifestPath);
    const onRenamed = (): void => report?.({ done, conflicts });
    if (!isStale) onRenamed();
    const applied = isStale ? await apply(out, { write, remove, before, kept, onRenamed }) : nothing;
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
