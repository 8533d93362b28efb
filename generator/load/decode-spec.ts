import type { Diagnostic } from "../diagnostic/diagnostic.js";
import type { SpecFile } from "./spec-file.js";

/** A spec file as bytes. */
type EncodedFile = Omit<SpecFile, "text"> & { readonly bytes: Buffer };

/** Decodes spec files. A file that is not UTF-8 is left out and reported with the position of its first invalid byte. */
export function decodeSpec(files: readonly EncodedFile[]): {
  readonly spec: readonly SpecFile[];
  readonly diagnostics: readonly Diagnostic[];
} {
  const diagnostics: Diagnostic[] = [];
  const spec = files.flatMap(({ bytes, ...file }): SpecFile[] => {
    try {
      return [{ ...file, text: new TextDecoder("utf-8", { fatal: true }).decode(bytes) }];
    } catch {
      diagnostics.push(notUtf8(file.path, bytes));
      return [];
    }
  });
  return { spec, diagnostics };
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
