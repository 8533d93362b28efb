import { join } from "node:path";
import { count } from "../diagnostic/count.js";
import type { Diagnostic } from "../diagnostic/diagnostic.js";
import { diagnosticText } from "../diagnostic/text.js";
import { isSpecFolder, readSpecFolder } from "../disk/inputs.js";
import type { InputFile } from "../disk/inputs.js";
import { catalogFileName } from "../load/spec-file.js";
import type { SpecFile } from "../load/spec-file.js";
import { UsageError } from "./exit.js";
import { paintFor, printError } from "./output.js";

/** The files of a spec folder. */
export function readSpec(folder: string): readonly InputFile[] {
  requireSpec(folder);
  return readSpecFolder(folder);
}

/** Throws if a folder has no spec. */
export function requireSpec(folder: string): void {
  if (isSpecFolder(folder)) return;
  throw new UsageError(
    `there is no ${join(folder, catalogFileName)}; run \`errspec init\`, or pass the spec's folder with --spec`,
  );
}

/** Decodes spec files. A file that is not UTF-8 is left out and reported with the position of its first invalid byte. */
export function decodeSpec(files: readonly InputFile[]): {
  readonly spec: readonly SpecFile[];
  readonly diagnostics: readonly Diagnostic[];
} {
  const diagnostics: Diagnostic[] = [];
  const spec = files.flatMap(({ path, source, bytes }): SpecFile[] => {
    try {
      return [{ path, source, text: new TextDecoder("utf-8", { fatal: true }).decode(bytes) }];
    } catch {
      diagnostics.push(notUtf8(path, bytes));
      return [];
    }
  });
  return { spec, diagnostics };
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

function notUtf8(file: string, bytes: Buffer): Diagnostic {
  const { before, offset } = firstUnreadable(bytes);
  const line = before.split("\n").length;
  const column = before.length - before.lastIndexOf("\n");
  return {
    rule: "yaml-encoding",
    severity: "error",
    at: { file, line, column, endLine: line, endColumn: column + 1 },
    message: `the file is not UTF-8: invalid byte at offset ${offset}`,
    help: "save the file as UTF-8",
  };
}

/** The text of a file before its first invalid byte, without a byte order mark, and the offset of that byte. */
function firstUnreadable(bytes: Buffer): { readonly before: string; readonly offset: number } {
  const text = new TextDecoder("utf-8", { ignoreBOM: true }).decode(bytes);
  let end = 0;
  let offset = 0;
  // The decoder replaces invalid bytes with U+FFFD. A U+FFFD that was in the file has exactly these three bytes.
  for (;;) {
    const next = text.indexOf("\ufffd", end);
    offset += Buffer.byteLength(text.slice(end, next));
    end = next;
    if (!bytes.subarray(offset, offset + 3).equals(replacement)) break;
    offset += 3;
    end += 1;
  }
  return { before: text.slice(0, end).replace(/^\ufeff/, ""), offset };
}

const replacement = Buffer.from("\ufffd");
