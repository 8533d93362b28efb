import { existsSync, writeFileSync } from "node:fs";
import { readSpecFile } from "./inputs.js";
import { problemOf } from "./problem.js";
import { rewriteFile } from "./spec-files.js";

/** The text of a file. Undefined if it does not exist. */
export function readText(file: string): string | undefined {
  return existsSync(file) ? readSpecFile(file).toString("utf8") : undefined;
}

/** Writes a text file atomically. */
export function writeText(file: string, text: string): void {
  try {
    // A new file is created empty, then replaced in one step.
    if (!existsSync(file)) writeFileSync(file, "", { flag: "wx" });
  } catch (error) {
    throw problemOf(error, file);
  }
  rewriteFile(file, Buffer.from(text));
}
