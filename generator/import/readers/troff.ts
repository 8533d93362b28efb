import type { SourceDocument } from "../document.js";
import { tidy } from "../document.js";
import { itemGrids } from "./items.js";
import { linesOf } from "./lines.js";
import { Outline } from "./outline.js";

/** Reads a manual page: its sections and the tagged paragraphs in them. */
export function readTroff(path: string, text: string): SourceDocument {
  const outline = new Outline();
  let title = "";
  let open: { label: string; body: string[]; start: number; marked?: string } | undefined;
  let tagNext = false;
  const close = (): void => {
    if (open !== undefined) outline.term(open.label, tidy(open.body.join(" ")), open.start, open.marked);
    open = undefined;
  };
  for (const line of linesOf(text)) {
    const [, request = "", rest = ""] = /^[.']\s*([A-Za-z]{1,3})\b\s*(.*)$/.exec(line.text) ?? [];
    if (/^[.']\s*\\"/.test(line.text) || /^[.']\s*$/.test(line.text)) continue;
    const argument = plain(/^"([^"]*)"/.exec(rest)?.[1] ?? rest);
    if (tagNext && request !== "TP") {
      tagNext = false;
      const label = plain(request === "" ? line.text : rest.replaceAll('"', ""));
      const isBold = request === "B" || /^\\f(?:B|\[B\])/.test(line.text);
      open = { label, body: [], start: line.start, marked: isBold ? label : "" };
      continue;
    }
    switch (request) {
      case "":
        open?.body.push(plain(line.text));
        break;
      case "TH":
        title = plain(rest.split(/\s+/)[0] ?? "");
        break;
      case "SH":
      case "SS":
        close();
        outline.heading(request === "SH" ? 1 : 2, argument, line.start);
        break;
      case "IP":
        close();
        open = { label: argument, body: [], start: line.start };
        break;
      case "TP":
      case "TQ":
        close();
        tagNext = true;
        break;
      case "B":
      case "I":
      case "BR":
      case "IR":
      case "BI":
        open?.body.push(plain(rest.replaceAll('"', "")));
        break;
      default:
        break;
    }
  }
  close();
  const { items, headings, prose } = outline;
  return { path, format: "troff", title, grids: itemGrids(items, headings), samples: [], prose };
}

/** The text without font changes and escapes. */
function plain(text: string): string {
  return text
    .replace(/\\f(?:\[[^\]]*\]|\(..|.)/g, "")
    .replace(/\\\((?:en|em|hy)/g, "-")
    .replace(/\\\((?:aq|cq|oq)/g, "'")
    .replace(/\\[&|^%/,]/g, "")
    .replace(/\\(.)/g, (_, mark: string) => ({ e: "\\", "-": "-", " ": " ", "~": " " })[mark] ?? mark);
}
