import { basename } from "node:path";
import { sha256 as sha256Of } from "../disk/hash.js";
import { readDocumentFile } from "../disk/import.js";
import { limits, Unreadable } from "../import/document.js";
import type { DocumentFile } from "../import/propose.js";
import { UsageError } from "./exit.js";

/**
 * Reads a document, or standard input for `-`, and decodes it. `name` replaces its name. Throws {@link UsageError} if it
 * cannot be read or is not in a format that can be imported.
 */
export async function readDocumentCalled(file: string, name?: string): Promise<DocumentFile> {
  const { path, bytes } = file === "-" ? await readInput() : readFile(file);
  const document = await decoded(path, bytes);
  return name === undefined ? document : { ...document, path: nameOf(name, path), renamed: true };
}

interface Bytes {
  readonly path: string;
  readonly bytes: Buffer;
}

/** The name from `--name` with the extension of the file, which identifies the format. */
function nameOf(name: string, path: string): string {
  if (!/^[^/\\\p{Cc}]{1,100}$/u.test(name)) throw new UsageError("--name must have 1 to 100 characters and no slashes");
  return `${name}${/\.[A-Za-z0-9]+$/.exec(path)?.[0] ?? ""}`;
}

async function readInput(): Promise<Bytes> {
  if (process.stdin.isTTY)
    throw new UsageError("standard input is a terminal; pipe a document into `errspec import -`");
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of process.stdin as AsyncIterable<Buffer>) {
    chunks.push(chunk);
    size += chunk.length;
    if (size > limits.bytes)
      throw new UsageError(`standard input is too large; the limit is ${limits.bytes / 1_000_000} MB`);
  }
  return { path: "stdin", bytes: Buffer.concat(chunks) };
}

function readFile(file: string): Bytes {
  const read = readDocumentFile(file, limits.bytes);
  if ("problem" in read) throw new UsageError(read.problem);
  return read;
}

/** Files that are no text, by their first bytes, and what to do with them. */
const binaries: readonly { readonly start: string; readonly problem: string }[] = [
  {
    start: "%PDF-",
    problem:
      "is a PDF, which has no tables, only letters at places; import the page or the file that it was made from, or copy its table into a spreadsheet and save that as .xlsx or CSV",
  },
  {
    // Source: [MS-CFB] 2.2, the header signature of compound files.
    start: "\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1",
    problem:
      "is in the format of Office before 2007, or has a password; save it as .xlsx without a password, or as CSV",
  },
];

/** Decodes a document: a workbook, UTF-8, or UTF-16 with a byte order mark. */
async function decoded(path: string, bytes: Buffer): Promise<DocumentFile> {
  const sha256 = sha256Of(bytes);
  const start = bytes.toString("latin1", 0, 8);
  const binary = binaries.find((kind) => start.startsWith(kind.start));
  if (binary !== undefined) throw new UsageError(`${path} ${binary.problem}`);
  if (start.startsWith("PK\u0003\u0004") || start.startsWith("PK\u0005\u0006"))
    return { path, ...(await workbook(path, bytes)), sha256 };
  return { path, text: textOf(path, bytes), sha256 };
}

async function workbook(path: string, bytes: Buffer): Promise<Pick<DocumentFile, "text" | "notes">> {
  const { workbookText } = await import("../import/workbook/workbook.js");
  try {
    return workbookText(bytes, basename(path).replace(/\.[^.]*$/, ""));
  } catch (error) {
    if (!(error instanceof Unreadable)) throw error;
    throw new UsageError(`${path}: ${error.message}`);
  }
}

function textOf(file: string, bytes: Buffer): string {
  const utf16 = (bytes[0] === 0xff && bytes[1] === 0xfe) || (bytes[0] === 0xfe && bytes[1] === 0xff);
  if (utf16) return new TextDecoder(bytes[0] === 0xff ? "utf-16le" : "utf-16be").decode(bytes);
  if (bytes.subarray(0, 8000).includes(0))
    throw new UsageError(`${file} is a binary file; export it as HTML, Markdown or CSV`);
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    const before = new TextDecoder().decode(bytes);
    const offset = Buffer.byteLength(before.slice(0, before.indexOf("\ufffd")));
    throw new UsageError(`${file} is not UTF-8 (invalid byte at offset ${offset}); save it as UTF-8`);
  }
}
