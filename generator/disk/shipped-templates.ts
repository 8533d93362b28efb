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

interface Templates {
  readonly file: number;
  /** Where the first piece begins. */
  readonly start: number;
  /** The texts by path: `go/module.go.hbs`. */
  readonly texts: ReadonlyMap<string, Piece>;
  /** The parsed templates as JSON, by the hash of their text. */
  readonly parsed: ReadonlyMap<string, Piece>;
}

/** How many characters the size of the index has, with blanks. */
const sizeWidth = 16;

let opened: Templates | undefined;

/** The templates by path, sorted. */
export function shippedTemplates(): readonly { readonly path: string; readonly text: string }[] {
  return [...open().texts].map(([path, piece]) => ({ path, text: read(piece) }));
}

/** The text of a template. Undefined if there is none at the path. */
export function readTemplate(path: string): string | undefined {
  const piece = open().texts.get(path);
  return piece && read(piece);
}

/** The parsed template with a text, as JSON. Undefined for any other text, such as that of an overridden template. */
export function readParsedTemplate(text: string): string | undefined {
  const piece = open().parsed.get(hash("sha256", text, "base64"));
  return piece && read(piece);
}

function open(): Templates {
  if (opened !== undefined) return opened;
  const file = openSync(join(packageFolder, "dist", "templates.json"), "r");
  const size = Number(readText(file, 0, sizeWidth));
  const { texts, parsed } = JSON.parse(readText(file, sizeWidth, size)) as Record<
    "texts" | "parsed",
    [string, Piece][]
  >;
  opened = { file, start: sizeWidth + size, texts: new Map(texts), parsed: new Map(parsed) };
  return opened;
}

function read([at, size]: Piece): string {
  const { file, start } = open();
  return readText(file, start + at, size);
}

function readText(file: number, start: number, size: number): string {
  const bytes = Buffer.allocUnsafe(size);
  return bytes.toString("utf8", 0, readSync(file, bytes, 0, size, start));
}
