import type { Row, SourceDocument } from "../document.js";
import { cell, tidy } from "../document.js";
import { linesOf } from "./lines.js";

/** Reads a gettext catalog: each `msgid` with its `msgstr`. */
export function readPo(path: string, text: string): SourceDocument {
  const rows: Row[] = [];
  let fields = new Map<string, string>();
  let start = 0;
  let field = "";
  const close = (): void => {
    const id = fields.get("msgid") ?? "";
    const context = fields.get("msgctxt") ?? "";
    const translated = fields.get("msgstr") ?? fields.get("msgstr[0]") ?? "";
    // With a context, the context is the key and the ID is the source text.
    const [key, words] = context === "" ? [id, translated] : [context, translated === "" ? id : translated];
    if (key !== "") rows.push({ cells: [cell(key), cell(tidy(words))], start });
    fields = new Map();
  };
  for (const line of linesOf(text)) {
    const [, keyword, literal = ""] =
      /^(?:(msgctxt|msgid|msgid_plural|msgstr(?:\[\d\])?)\s+)?"((?:[^"\\]|\\.)*)"\s*$/.exec(line.text) ?? [];
    if (keyword === "msgid" || keyword === "msgctxt") {
      if (fields.has("msgid")) close();
      if (fields.size === 0) ({ start } = line);
    }
    field = keyword ?? field;
    if (/^(?:msg|")/.test(line.text)) fields.set(field, (fields.get(field) ?? "") + unescaped(literal));
  }
  close();
  const header = [{ cells: ["code", "text"].map(cell), start: 0 }];
  const grids =
    rows.length === 0
      ? []
      : [{ kind: "list", headings: [], caption: "", header, rows, synthetic: true, start: rows[0]?.start ?? 0 }];
  return { path, format: "gettext", title: "", grids, samples: [] };
}

const unescaped = (text: string): string =>
  text.replace(/\\(.)/g, (_, escape: string) => ({ n: "\n", t: "\t" })[escape] ?? escape);
