import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { filesBelow } from "./inputs.js";

/** The file in a target's folder that says how to run and to test it. */
export const targetFileName = "errspec-target.json";

/** The text of the file that describes the target in a folder. Undefined if the path is not a folder, or has none. */
export function readTargetFile(folder: string): string | undefined {
  const file = join(folder, targetFileName);
  return existsSync(file) ? readFileSync(file, "utf8") : undefined;
}

export function isFolder(path: string): boolean {
  return existsSync(path) && statSync(path).isDirectory();
}

/** Calls a function with a new temporary folder, which is removed afterwards. */
export async function inTemporaryFolder<T>(use: (folder: string) => Promise<T>): Promise<T> {
  const folder = mkdtempSync(join(tmpdir(), "errspec-target-"));
  try {
    return await use(folder);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Writes files below a folder, whatever is there. */
export function writeTree(folder: string, files: ReadonlyMap<string, string>): void {
  for (const [path, text] of files) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
}

/** The files below a folder, by path. Undefined if the folder does not exist. */
export function readTree(folder: string): ReadonlyMap<string, string> | undefined {
  if (!existsSync(folder)) return undefined;
  return new Map(
    filesBelow(folder).map((file) => [file.slice(folder.length + 1).replaceAll("\\", "/"), readFileSync(file, "utf8")]),
  );
}

/** Replaces everything in a folder. */
export function replaceTree(folder: string, files: ReadonlyMap<string, string>): void {
  rmSync(folder, { recursive: true, force: true });
  writeTree(folder, files);
}
