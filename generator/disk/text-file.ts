import { existsSync, writeFileSync } from "node:fs";
import { readSpecFile } from "./inputs.js";
import { problemOf } from "./problem.js";
import { rewriteFile } from "./spec-files.js";

/** A file's text; undefined if there is no such file. */
export function readText(file: string): string | undefined {
  return existsSync(file) ? readSpecFile(file).toString("utf8") : undefined;
}

/** Writes a text file: all of it or nothing. */
export function writeText(file: string, text: string): void {
  try {
    // A new file is empty until its text takes its place in one step.
    if (!existsSync(file)) writeFileSync(file, "", { flag: "wx" });
  } catch (error) {
    throw problemOf(error, file);
  }
  rewriteFile(file, Buffer.from(text));
}
