import { join } from "node:path";
import { setFlagsFromString } from "node:v8";
import { count } from "../diagnostic/count.js";
import type { Diagnostic } from "../diagnostic/diagnostic.js";
import { diagnosticText } from "../diagnostic/text.js";
import { isSpecFolder } from "../disk/inputs.js";
import type { InputFile } from "../disk/inputs.js";
import { readSpecFolder } from "../disk/spec-folder.js";
import { catalogFileName } from "../load/spec-file.js";
import type { SpecFile } from "../load/spec-file.js";
import { UsageError } from "./exit.js";
import { paintFor, printError } from "./output.js";

/** The files of a spec folder. */
export function readSpec(folder: string): readonly InputFile[] {
  requireSpec(folder);
  const files = readSpecFolder(folder);
  if (files.reduce((sum, { bytes }) => sum + bytes.length, 0) > large) collectForLargeHeap();
  return files;
}

/** Of a large heap, V8 marks objects in steps and threads again. */
function collectForLargeHeap(): void {
  for (const flag of [growth, "--incremental-marking"]) setFlagsFromString(flag);
}

/** The size in bytes of a spec for which a run needs more memory than V8 reserves at first. */
const large = 1024 * 1024;

/**
 * V8 collects garbage when the heap has grown by this many percent since the last time. Left to itself, it waits until the
 * heap is four times as large: for a large spec that saves no time, and takes a gigabyte more. For a small one, this would
 * be a collection of all garbage in each run, where there is none otherwise.
 */
const growth = "--heap-growing-percent=40";

/** Throws if a folder has no spec. */
export function requireSpec(folder: string): void {
  if (isSpecFolder(folder)) return;
  throw new UsageError(
    `there is no ${join(folder, catalogFileName)}; run \`errspec init\`, or pass the spec's folder with --spec`,
  );
}

/** A text as bytes, with the byte order mark of the file, if it had one. */
export function encoded(text: string, before: Buffer): Buffer {
  const mark = before.subarray(0, 3);
  return Buffer.from((mark.equals(Buffer.from("\ufeff")) ? "\ufeff" : "") + text);
}

/** Prints diagnostics as text to standard error, and how many there are. */
export function printDiagnostics(diagnostics: readonly Diagnostic[], spec: readonly SpecFile[]): void {
  const sources = new Map(spec.map(({ path, text }) => [path, text]));
  const paint = paintFor(process.stderr);
  for (const diagnostic of diagnostics) printError(`${diagnosticText(diagnostic, sources, paint)}\n`);
  const errors = diagnostics.filter(({ severity }) => severity === "error").length;
  const others = diagnostics.length - errors;
  printError([count(errors, "error"), ...(others > 0 ? [count(others, "warning")] : [])].join(", "));
}
