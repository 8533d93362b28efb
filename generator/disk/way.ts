import { lstatSync, mkdirSync, statSync } from "node:fs";
import type { Stats } from "node:fs";
import { join } from "node:path";
import { DiskProblem, problemOf } from "./problem.js";

/** What is in the way to a path, or at it: `a/b is a symbolic link`. */
export interface Obstacle {
  readonly obstacle: string;
}

/** A folder on some device. This run may have made it: then nothing is in it but what this run has put there. */
interface Folder {
  readonly device: number;
  readonly isNew?: true;
}

/** What is at the path of a folder: a folder, an obstacle, or nothing. */
type Way = Folder | Obstacle | undefined;

/** The folders below an output folder that were looked at. A run looks at each once, not once for each file. */
export type Ways = Map<string, Way>;

/** The ways to files that were found by going through folders, and no links. */
export function waysTo(found: readonly string[]): Ways {
  const folder: Folder = { device: 0 };
  return new Map(found.map((path) => [parentOf(path), folder]));
}

/** The folder of a path with forward slashes. For many paths, it takes half the time of Node's `dirname`. */
export function parentOf(path: string): string {
  const end = path.lastIndexOf("/");
  return end < 0 ? "." : path.slice(0, end);
}

/** What is at the path of a folder below the output folder. Links are not followed. */
export function wayTo(out: string, folder: string, ways: Ways): Way {
  if (!ways.has(folder)) ways.set(folder, folder === "." ? { device: deviceOf(out) } : look(out, folder, ways));
  return ways.get(folder);
}

function look(out: string, folder: string, ways: Ways): Way {
  const parent = wayTo(out, parentOf(folder), ways);
  if (parent === undefined || "obstacle" in parent) return parent;
  return parent.isNew === true ? undefined : lookAt(out, folder);
}

function lookAt(out: string, folder: string): Way {
  const stats = lstat(join(out, folder));
  if (stats === undefined) return undefined;
  return stats.isDirectory() ? { device: stats.dev } : { obstacle: `${folder} is ${kindOf(stats)}` };
}

/** Creates a folder below the output folder, with its parents, unless it exists or something is in the way. */
export function makeWay(out: string, folder: string, ways: Ways): Folder | Obstacle {
  const known = wayTo(out, folder, ways);
  if (known !== undefined) return known;
  const parent = makeWay(out, parentOf(folder), ways);
  const made = "obstacle" in parent ? parent : makeFolderIn(parent, out, folder);
  ways.set(folder, made);
  return made;
}

function makeFolderIn({ device }: Folder, out: string, folder: string): Folder | Obstacle {
  try {
    mkdirSync(join(out, folder));
    return { device, isNew: true };
  } catch (error) {
    const found = lookAt(out, folder); // somebody may have put something there meanwhile
    if (found === undefined) throw problemOf(error, join(out, folder));
    return found;
  }
}

/**
 * The file at a path, undefined if there is none. It is looked at again before it is written, because somebody may have put
 * a link there since the comparison.
 */
export function fileAt(out: string, path: string, ways: Ways): Stats | undefined {
  const way = wayTo(out, parentOf(path), ways);
  if (way !== undefined && "obstacle" in way) throw blocked(out, path, way);
  if (way?.isNew === true) return undefined;
  const stats = lstat(join(out, path));
  if (stats === undefined || stats.isFile()) return stats;
  throw blocked(out, path, { obstacle: `${path} is ${kindOf(stats)}` });
}

/** The problem that a file cannot be written because of an obstacle. */
export function blocked(out: string, path: string, { obstacle }: Obstacle): DiskProblem {
  return new DiskProblem(`${join(out, path)} cannot be written: ${obstacle}; move it away`);
}

/** Whether all folders that were looked at are on the device of the output folder. */
export function isOneDevice(out: string, ways: Ways): boolean {
  const device = deviceOf(out);
  return [...ways.values()].every((way) => way === undefined || "obstacle" in way || way.device === device);
}

/** The device of a folder, or 0 if there is no such folder. */
function deviceOf(folder: string): number {
  return statSync(folder, { throwIfNoEntry: false })?.dev ?? 0;
}

function lstat(file: string): Stats | undefined {
  return lstatSync(file, { throwIfNoEntry: false });
}

export function kindOf(stats: Pick<Stats, "isSymbolicLink" | "isDirectory" | "isFile">): string {
  if (stats.isSymbolicLink()) return "a symbolic link";
  if (stats.isDirectory()) return "a folder";
  return stats.isFile() ? "a file" : "neither a file nor a folder";
}
