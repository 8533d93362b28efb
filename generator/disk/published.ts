import { lstatSync, readFileSync } from "node:fs";
import { join } from "node:path";

/**
 * Reads a URL path, which starts with `/`, from a published folder: the bytes of a file, or of `index.html` if the path ends
 * with a slash; `folder` for a folder without the slash; undefined for nothing. Links and `..` are refused.
 */
export function readPublished(folder: string, path: string): Buffer | "folder" | undefined {
  const steps = path.split("/").slice(1);
  if (steps.at(-1) === "") steps.splice(-1, 1, "index.html");
  if (steps.some((step) => step === "" || step === "." || step === ".." || /[\0\\]/.test(step))) return undefined;
  let file = folder;
  for (const [index, step] of steps.entries()) {
    file = join(file, step);
    const stats = lstatSync(file, { throwIfNoEntry: false });
    const isLast = index === steps.length - 1;
    if (isLast && stats?.isDirectory() === true) return "folder";
    if (isLast ? stats?.isFile() !== true : stats?.isDirectory() !== true) return undefined;
  }
  return readFileSync(file);
}
