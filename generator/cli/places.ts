import { overlap, targetFolder } from "../disk/target-folder.js";
import { loadCatalog } from "../load/catalog.js";
import { decodeSpec } from "../load/decode-spec.js";
import { targets } from "../targets/index.js";
import { optionsOf } from "../targets/target.js";
import { UsageError } from "./exit.js";
import { readSpec } from "./spec.js";
import type { Job } from "./specs.js";

/** A folder that errspec writes, and what it belongs to. */
interface Place {
  readonly folder: string;
  /** For messages: `the output folder of spec`. */
  readonly owner: string;
}

/** The folders of targets that have their own, relative to the working directory. Throws if two folders overlap. */
export function targetFolders({ spec, out }: Job, outs: Readonly<Record<string, string>>): ReadonlyMap<string, string> {
  const folders = new Map(Object.entries(outs).map(([target, folder]) => [target, targetFolder(spec, target, folder)]));
  requireDistinct(placesOf({ spec, out }, folders));
  return folders;
}

/** Throws if specs of one run share an output folder. */
export function requireOwnFolders(jobs: readonly Job[]): void {
  requireDistinct(jobs.flatMap((job) => placesOf(job, targetFolders(job, outsOf(job.spec)))));
}

/** The folders that a spec sets for its targets. Empty if the spec cannot be read. */
export function outsOf(spec: string): Readonly<Record<string, string>> {
  const { catalog, diagnostics } = loadCatalog(decodeSpec(readSpec(spec)).spec, optionsOf(targets));
  return diagnostics.some(({ severity }) => severity === "error") ? {} : (catalog?.outs ?? {});
}

function placesOf({ spec, out }: Job, folders: ReadonlyMap<string, string>): readonly Place[] {
  const ofTargets = Array.from(folders, ([target, folder]) => ({ folder, owner: `targets.${target}.out in ${spec}` }));
  return [{ folder: out, owner: `the output folder of ${spec}` }, ...ofTargets];
}

function requireDistinct(places: readonly Place[]): void {
  for (const [index, place] of places.entries()) {
    const other = places.slice(0, index).find(({ folder }) => overlap(folder, place.folder));
    if (other === undefined) continue;
    throw new UsageError(
      `${place.owner} (${place.folder}) and ${other.owner} (${other.folder}) overlap; choose another folder for one of them`,
    );
  }
}
