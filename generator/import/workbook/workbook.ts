/*
 * Reads workbooks (.xlsx): what is in their cells becomes a page with a table, which the reader of HTML understands. Source of
 * the format: ECMA-376, Office Open XML, part 1, 18 (SpreadsheetML), and part 2 (packages).
 */

import { count } from "../../diagnostic/count.js";
import { Unreadable } from "../document.js";
import { numberFormat } from "./number-format.js";
import { pageOf } from "./page.js";
import type { Shared, SharedText, Style } from "./sheet.js";
import { isTrue, readSheet, withoutEscapes } from "./sheet.js";
import { attribute, scanXml } from "./xml.js";
import { openZip } from "./zip.js";
import type { Archive } from "./zip.js";

/** A workbook as a page, and what the author of the import should know about it. */
export interface WorkbookText {
  readonly text: string;
  readonly notes: readonly string[];
}

/** Reads a workbook. `title` is the title of the page. Throws {@link Unreadable} if it is damaged or too large. */
export function workbookText(bytes: Buffer, title: string): WorkbookText {
  const archive = openZip(bytes);
  const root = relationsOf(archive, "").find(({ type }) => type === "officeDocument")?.target;
  const book = root === undefined ? undefined : textOf(archive, root);
  if (root === undefined || book === undefined || !/<(?:[\w.-]+:)?workbook\b/.test(book))
    throw new Unreadable(otherArchive(archive.names));
  const relations = relationsOf(archive, root);
  const part = (type: string): string => {
    const target = relations.find((relation) => relation.type === type)?.target;
    return target === undefined ? "" : (textOf(archive, target) ?? "");
  };
  const { sheets, from1904 } = sheetsIn(book);
  const shared: Shared = { texts: sharedTexts(part("sharedStrings")), styles: stylesIn(part("styles")), from1904 };
  const notes: string[] = [];
  const read = sheets.flatMap(({ name, id, hidden }) => {
    const target = relations.find((relation) => relation.id === id && relation.type === "worksheet")?.target;
    if (target === undefined) return [];
    if (hidden) {
      notes.push(`the hidden sheet ${JSON.stringify(name)} is left out; show it if it has codes`);
      return [];
    }
    const xml = textOf(archive, target);
    if (xml === undefined) throw new Unreadable(`the file is damaged: the sheet ${name} is missing; save it again`);
    const sheet = readSheet(xml, shared);
    const rows = sheet.rows.filter((row) => row.hidden).length;
    if (rows > 0) notes.push(`${count(rows, "hidden row")} of the sheet ${JSON.stringify(name)}: read like all others`);
    return [{ name, ...sheet }];
  });
  if (archive.names.some((name) => /comments?\d*\.xml$/i.test(name))) notes.push("comments on cells are not read");
  return { text: pageOf(read, title), notes };
}

/** What another archive is, and what to do with it. */
function otherArchive(names: readonly string[]): string {
  const has = (name: string): boolean => names.includes(name);
  if (has("word/document.xml")) return "the file is a Word document; save it as a web page (.html)";
  if (has("xl/workbook.bin")) return "the file is a binary workbook; save it as .xlsx or as CSV";
  if (has("content.xml") && has("mimetype"))
    return "the file is an OpenDocument file; save a spreadsheet as .xlsx or CSV, and a text as a web page (.html)";
  return "the file is a ZIP archive; unpack it, and import the file in it that has the codes";
}

function textOf(archive: Archive, name: string): string | undefined {
  const bytes = archive.read(name);
  if (bytes === undefined) return undefined;
  const isWide = bytes[0] === 0xff && bytes[1] === 0xfe;
  return new TextDecoder(isWide ? "utf-16le" : "utf-8").decode(bytes);
}

interface Relation {
  readonly id: string;
  /** The last part of its type: `worksheet`. */
  readonly type: string;
  /** The name of a part of the archive. */
  readonly target: string;
}

/** What a part of an archive refers to. Files outside of the archive are left out. */
function relationsOf(archive: Archive, source: string): Relation[] {
  const folder = source.slice(0, source.lastIndexOf("/") + 1);
  const relations: Relation[] = [];
  scanXml(textOf(archive, `${folder}_rels/${source.slice(folder.length)}.rels`) ?? "", {
    ...nothing,
    open(name, attributes) {
      if (name !== "Relationship" || attribute(attributes, "TargetMode") === "External") return;
      const target = attribute(attributes, "Target") ?? "";
      relations.push({
        id: attribute(attributes, "Id") ?? "",
        type: attribute(attributes, "Type")?.replace(/^.*\//, "") ?? "",
        target: target.startsWith("/") ? target.slice(1) : folder + target,
      });
    },
  });
  return relations;
}

const nothing = { open: () => undefined, close: () => undefined, text: () => undefined };

function sheetsIn(book: string): {
  readonly sheets: readonly { readonly name: string; readonly id: string; readonly hidden: boolean }[];
  readonly from1904: boolean;
} {
  const sheets: { name: string; id: string; hidden: boolean }[] = [];
  let from1904 = false;
  scanXml(book, {
    ...nothing,
    open(name, attributes) {
      if (name === "workbookPr") from1904 = isTrue(attribute(attributes, "date1904"));
      if (name !== "sheet") return;
      sheets.push({
        name: attribute(attributes, "name") ?? "",
        id: attribute(attributes, "id") ?? "",
        hidden: (attribute(attributes, "state") ?? "visible") !== "visible",
      });
    },
  });
  return { sheets, from1904 };
}

/** The texts that cells share, each whole even if parts of it look different. */
function sharedTexts(xml: string): SharedText[] {
  const texts: SharedText[] = [];
  let [text, inside, phonetic, struck, plain, run] = ["", false, false, false, false, false];
  scanXml(xml, {
    open(name, attributes, empty) {
      if (name === "si") [text, struck, plain, run] = ["", false, false, false];
      else if (name === "r") run = false;
      else if (name === "strike") run = isTrue(attribute(attributes, "val") ?? "1");
      else if (name === "rPh") phonetic = !empty;
      else if (name === "t") inside = !empty && !phonetic;
      if (name === "si" && empty) texts.push({ text: "", struck: false });
    },
    close(name) {
      if (name === "t") inside = false;
      else if (name === "rPh") phonetic = false;
      else if (name === "si") texts.push({ text: withoutEscapes(text), struck: struck && !plain });
    },
    text(piece) {
      if (!inside) return;
      text += piece;
      if (piece.trim() === "") return;
      if (run) struck = true;
      else plain = true;
    },
  });
  return texts;
}

/** The styles of cells, in the order in which cells refer to them. */
function stylesIn(xml: string): Style[] {
  const codes = new Map<number, string>();
  const fonts: boolean[] = [];
  const styles: Style[] = [];
  let list = "";
  scanXml(xml, {
    ...nothing,
    open(name, attributes, empty) {
      if (name === "numFmt" && list !== "dxfs")
        codes.set(Number(attribute(attributes, "numFmtId")), attribute(attributes, "formatCode") ?? "");
      else if (name === "font" && list === "fonts") fonts.push(false);
      else if (name === "strike" && list === "fonts")
        fonts[fonts.length - 1] = isTrue(attribute(attributes, "val") ?? "1");
      else if (name === "xf" && list === "cellXfs") {
        const id = Number(attribute(attributes, "numFmtId") ?? 0);
        const struck = fonts[Number(attribute(attributes, "fontId") ?? -1)] ?? false;
        styles.push({ format: numberFormat(id, codes.get(id)), struck });
      } else if (/^(?:fonts|cellXfs|cellStyleXfs|dxfs)$/.test(name) && !empty) list = name;
    },
    close(name) {
      if (name === list) list = "";
    },
  });
  return styles;
}
