import { realpathSync } from "node:fs";
import { dirname, join } from "node:path";
import { manifestPath } from "../output/manifest.js";
import type { Manifest } from "../output/manifest.js";
import { sha256 } from "./hash.js";
import { isSpecFolder } from "./inputs.js";
import { isAsLeft, readManifest } from "./output.js";
import { packageFolder } from "./package-folder.js";
import { readSpecFolder } from "./spec-folder.js";
import { foldersIn, inputsHash, sharedStamp, stampOf } from "./stamp.js";
import { hasTemplates } from "./templates.js";
import { countInState, storeState, stateOf } from "./state.js";
import type { Watched } from "./state.js";

/**
 * The number of files of an output if all of them are up to date. Undefined if only a whole run can tell. Files whose state
 * is known from an earlier run are not read, unless `bytes` asks for that.
 */
export function countUpToDate(spec: string, out: string, bytes: boolean): number | undefined {
  const stamp = sharedStamp(out);
  if (stamp === undefined || !isSpecFolder(spec) || hasTemplates(spec)) return undefined;
  const outs = foldersIn(stamp);
  if (stamp !== stampOf(inputsHash(readSpecFolder(spec), []), spec, outs)) return undefined;
  const key = sha256([packageFolder, realpathSync(spec), stamp].join("\0"));
  const known = bytes ? undefined : countInState(out, key);
  if (known !== undefined) return known;

  const manifests = outs.map((folder) => [folder, readManifest(folder) ?? new Map()] as const);
  const count = manifests.reduce((sum, [, manifest]) => sum + manifest.size, 0);
  if (count === 0) return undefined;
  const places = manifests.map(([folder, manifest]) => placesOf(folder, manifest));
  const folders = places.flatMap((place) => place.folders);
  const watched = { key, count, folders, files: places.flatMap((place) => place.files) };
  const state = stateOf(watched); // before the files are read
  if (!manifests.every(([folder, manifest]) => isAsLeft(folder, manifest))) return undefined;
  if (state !== undefined && !bytes) storeState(out, state, watched);
  return count;
}

/**
 * What has to stay the same in an output folder: the manifest, its files, and the folders on the way to them. A folder with
 * many subfolders is watched like a file, instead of them: when one of them is replaced, the time of the folder changes.
 */
function placesOf(out: string, manifest: Manifest): Pick<Watched, "folders" | "files"> {
  const folders = new Set<string>();
  for (const path of manifest.keys()) {
    for (let folder = dirname(path); folder !== "." && !folders.has(folder); folder = dirname(folder)) {
      folders.add(folder);
    }
  }
  const sizes = new Map<string, number>();
  for (const parent of [...folders].map(dirname)) sizes.set(parent, (sizes.get(parent) ?? 0) + 1);
  const crowded = new Set([...sizes].filter(([, size]) => size > crowd).map(([folder]) => folder));
  const place = (path: string): string => join(out, path);
  return {
    folders: [...folders].filter((folder) => !crowded.has(dirname(folder))).map(place),
    files: [manifestPath, ...manifest.keys(), ...crowded].map(place),
  };
}

/** The number of subfolders from which this saves more than it costs. */
const crowd = 10;
