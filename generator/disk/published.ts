import { lstatSync, readFileSync } from "node:fs";
import { join } from "node:path";

/**
 * What stands at a path of a published folder, `/` first: a file's bytes, those of a folder's `index.html` where the path
 * ends with a slash, `folder` for one without, undefined for nothing. Neither links nor `..` lead out.
 */
export function readPublished(folder: string, path: string): Buffer | "folder" | undefined {
  const steps = path.split("/").slice(1);
  if (steps.at(-1) === "") steps.splice(-1, 1, "index.html");
  if (steps.some((step) => step === "" || step === "." || step === ".." || /[\0\\]/.test(step))) return undefined;
  let place = folder;
  for (const [index, step] of steps.entries()) {
    place = join(place, step);
    const stats = lstatSync(place, { throwIfNoEntry: false });
    const isLast = index === steps.length - 1;
    if (isLast && stats?.isDirectory() === true) return "folder";
    if (isLast ? stats?.isFile() !== true : stats?.isDirectory() !== true) return undefined;
  }
  return readFileSync(place);
}
