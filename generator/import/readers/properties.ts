import type { Grid, Row, SourceDocument } from "../document.js";
import { cell, tidy } from "../document.js";
import { linesOf } from "./lines.js";

/** Reads `.properties` and `.ini` files: a key and a text on each line, in sections. */
export function readProperties(path: string, text: string): SourceDocument {
  const grids: Grid[] = [];
  let rows: Row[] = [];
  let heading = "";
  let title = "";
  const close = (): void => {
    const [first] = rows;
    if (first === undefined) return;
    const header = [{ cells: ["code", "text"].map(cell), start: first.start }];
    const headings = heading === "" ? [] : [heading];
    grids.push({ kind: "list", headings, caption: "", header, rows, synthetic: true, start: first.start });
    rows = [];
  };
  let open = "";
  for (const { text: line, start } of linesOf(text)) {
    const whole = open + line.trimStart();
    open = /(?:^|[^\\])(?:\\\\)*\\$/.test(whole) ? whole.slice(0, -1) : "";
    if (open !== "") continue;
    const comment = /^[#!;]\s*(.*)$/.exec(whole)?.[1];
    const section = /^\[([^\]]+)\]\s*$/.exec(whole)?.[1];
    if (comment !== undefined) title ||= comment;
    else if (section !== undefined) {
      close();
      heading = section;
    } else {
      const [, key, value = ""] = /^((?:[^\\=:\s]|\\.)+)\s*[=:]?\s*(.*)$/.exec(whole) ?? [];
      if (key !== undefined) rows.push({ cells: [cell(unescaped(key)), cell(tidy(unescaped(value)))], start });
    }
  }
  close();
  return { path, format: path.endsWith(".ini") ? "INI" : "Properties", title, grids, samples: [] };
}

const unescaped = (text: string): string =>
  text.replace(/\\(u[0-9a-fA-F]{4}|[\s\S])/g, (_, escape: string) => {
    if (escape.length > 1) return String.fromCharCode(parseInt(escape.slice(1), 16));
    return ({ n: "\n", t: "\t", r: "" } as Readonly<Record<string, string>>)[escape] ?? escape;
  });
