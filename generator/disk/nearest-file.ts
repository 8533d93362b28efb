import { existsSync } from "node:fs";
import { dirname, join, resolve } from "node:path";

/** The nearest file with a name in the folder of a file, or in a folder around it. */
export function nearestFile(path: string, name: string): string | undefined {
  for (let folder = dirname(resolve(path)); ; folder = dirname(folder)) {
    const file = join(folder, name);
    if (existsSync(file)) return file;
    if (folder === dirname(folder)) return undefined;
  }
}
