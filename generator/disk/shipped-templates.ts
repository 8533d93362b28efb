import { hash } from "node:crypto";
import { openSync, readSync } from "node:fs";
import { join } from "node:path";
import { packageFolder } from "./package-folder.js";

/*
 * The templates that come with errspec are in one file, which the build writes (`scripts/parsed-templates.mjs`): the size of an
 * index, the index, then one piece after another. A run needs few of them, so it reads each when it is printed.
 */

/** Where a piece begins, after the index, and how many bytes it has. */
type Piece = readonly [start: number, size: number];

interface Index {
  /** The texts by path: `go/module.go.hbs`. */
  readonly texts: Readonly<Record<string, Piece>>;
  /** The parsed templates as JSON, by the hash of their text. */
  readonly parsed: Readonly<Record<string, Piece>>;
}

/** How many characters the size of the index has, with blanks. */
const sizeWidth = 16;

let opened: { readonly file: number; readonly index: Index; readonly start: number } | undefined;

/** The paths of the templates, sorted. */
export function templatePaths(): readonly string[] {
  return Object.keys(open().index.texts);
}

/** The text of a template. Undefined if there is none at the path. */
export function readTemplate(path: string): string | undefined {
  const { texts } = open().index;
  return Object.hasOwn(texts, path) ? read(texts[path]) : undefined;
}

/** The parsed template with a text, as JSON. Undefined for any other text, such as that of an overridden template. */
export function readParsedTemplate(text: string): string | undefined {
  return read(open().index.parsed[hash("sha256", text, "base64")]);
}

function open(): NonNullable<typeof opened> {
  if (opened !== undefined) return opened;
  const file = openSync(join(packageFolder, "dist", "templates.json"), "r");
  const size = Number(readText(file, 0, sizeWidth));
  opened = { file, index: JSON.parse(readText(file, sizeWidth, size)) as Index, start: sizeWidth + size };
  return opened;
}

function read(piece: Piece | undefined): string | undefined {
  if (piece === undefined) return undefined;
  const { file, start } = open();
  return readText(file, start + piece[0], piece[1]);
}

function readText(file: number, start: number, size: number): string {
  const bytes = Buffer.allocUnsafe(size);
  return bytes.toString("utf8", 0, readSync(file, bytes, 0, size, start));
}
