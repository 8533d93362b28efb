import type { Nodes } from "mdast";
import { fromHtml } from "hast-util-from-html";
import { fromMarkdown } from "mdast-util-from-markdown";
import type { Cell } from "../document.js";
import { tidy } from "../document.js";
import { elementText } from "./html-text.js";

/** Whatever Markdown or HTML could make of a text begins with one of these. */
const special = /[\\`*_[\]<&~!]/;

/** Longer cells are taken as they stand: nobody wrote them by hand, and brackets without end cost the parser dearly. */
const longest = 20_000;

/** Before a cell's text, so that no list, heading or quotation begins there: a cell holds inline content only. */
const guard = "\u00a0 ";

/** The plain text of inline Markdown, as of a table's cell; HTML in it is read as HTML. */
export function inlineCell(source: string): Cell {
  if (!special.test(source) || source.length > longest) return { text: tidy(source) };
  const simple = simpleText(source);
  if (simple !== undefined) return { text: tidy(simple) };
  const tree = fromMarkdown(guard + source);
  let html = "";
  let hasHtml = false;
  const stack: Nodes[] = [tree];
  for (let node = stack.pop(); node !== undefined; node = stack.pop()) {
    switch (node.type) {
      case "text":
      case "inlineCode":
        html += escape(node.value);
        break;
      case "html":
        html += node.value.replace(/<\/br\s*>/gi, "<br>");
        hasHtml = true;
        break;
      case "break":
        html += "<br>";
        hasHtml = true;
        break;
      case "image":
      case "imageReference":
        html += escape(node.alt ?? "");
        break;
      default:
        if ("children" in node) stack.push(...[...node.children].reverse());
    }
  }
  const read = hasHtml ? elementText(fromHtml(html, { fragment: true })) : undefined;
  const plain = read?.text ?? unescape(html);
  return {
    // Next to Chinese, `**` is no emphasis by the letter, and was meant to be.
    text: tidy(plain.replace(/\*\*(\S(?:[^*]*\S)?)\*\*/g, "$1").replace(/~~([^~]+)~~/g, "$1")),
    struck: read?.struck === true || /^\s*~~[^~]+~~\s*$/.test(source),
  };
}

/** What most cells are made of, each with one reading only: words, code, links, line breaks, bold words, escapes. */
const simple =
  /([^\\`*_[\]<&~!]+)|`([^`]+)`(?!`)|\[([^\\`*_[\]<&~!]*)\]\([^()\s<>]*\)|(<\/?br\s*\/?>)|\*\*([^\s\\`*_[\]<&~!](?:[^\\`*_[\]<&~!]*[^\s\\`*_[\]<&~!])?)\*\*(?!\*)|\\([!-/:-@[-`{-~])|((?<=[A-Za-z0-9])_(?=[A-Za-z0-9])|!(?!\[)|&(?![a-z#])|(?<=\s)\*(?=\s))/giy;

/** The text of a cell that has only such parts: the whole parser takes a hundred times as long. */
function simpleText(source: string): string | undefined {
  let text = "";
  simple.lastIndex = 0;
  while (simple.lastIndex < source.length) {
    const match = simple.exec(source);
    if (match === null) return undefined;
    const [, words, code, link, line, bold, escaped, mark] = match;
    text += line === undefined ? (words ?? code ?? link ?? bold ?? escaped ?? mark ?? "") : "\n";
  }
  return text;
}

/** The text of an HTML cell in a Markdown document: authors write Markdown there as well, and some tools render it. */
export function htmlCellText(text: string): string {
  if (!/[`*[~\\]/.test(text)) return text;
  return text
    .split("\n")
    .map((line) => inlineCell(line.trim().replace(/[<&]/g, "\\$&")).text)
    .join("\n");
}

const escape = (text: string): string => text.replaceAll("&", "&amp;").replaceAll("<", "&lt;");

const unescape = (html: string): string => html.replaceAll("&lt;", "<").replaceAll("&amp;", "&");
