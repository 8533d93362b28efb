import { overlap, targetFolder } from "../disk/target-folder.js";
import { loadCatalog } from "../load/catalog.js";
import { targets } from "../targets/index.js";
import { optionsOf } from "../targets/target.js";
import { UsageError } from "./exit.js";
import { decodeSpec, readSpec } from "./spec.js";
import type { Job } from "./specs.js";

/** A folder that errspec writes, and whose it is. */
interface Place {
  readonly folder: string;
  /** For messages: `the output folder of spec`. */
  readonly owner: string;
}

/** The folder of each target that has one of its own, from where the user is. Throws where two folders overlap. */
export function targetFolders({ spec, out }: Job, outs: Readonly<Record<string, string>>): ReadonlyMap<string, string> {
  const folders = new Map(Object.entries(outs).map(([target, named]) => [target, targetFolder(spec, target, named)]));
  requireDistinct(placesOf({ spec, out }, folders));
  return folders;
}

/** Throws where specs of one run share an output folder. */
export function requireOwnFolders(jobs: readonly Job[]): void {
  requireDistinct(jobs.flatMap((job) => placesOf(job, targetFolders(job, outsOf(job.spec)))));
}

/** The folders that a spec names for its targets; none where it cannot be read. */
export function outsOf(spec: string): Readonly<Record<string, string>> {
  const { catalog, diagnostics } = loadCatalog(decodeSpec(readSpec(spec)).spec, optionsOf(targets));
  return diagnostics.some(({ severity }) => severity === "error") ? {} : (catalog?.outs ?? {});
}

function placesOf({ spec, out }: Job, folders: ReadonlyMap<string, string>): readonly Place[] {
  const own = Array.from(folders, ([target, folder]) => ({ folder, owner: `targets.${target}.out in ${spec}` }));
  return [{ folder: out, owner: `the output folder of ${spec}` }, ...own];
}

function requireDistinct(places: readonly Place[]): void {
  for (const [index, place] of places.entries()) {
    const other = places.slice(0, index).find(({ folder }) => overlap(folder, place.folder));
    if (other === undefined) continue;
    throw new UsageError(
      `${place.owner} (${place.folder}) and ${other.owner} (${other.folder}) overlap: choose another folder for one of them`,
    );
  }
}
