import type { Nodes } from "mdast";
import { fromHtml } from "hast-util-from-html";
import { fromMarkdown } from "mdast-util-from-markdown";
import type { Cell } from "../document.js";
import { tidy } from "../document.js";
import { elementText } from "./html-text.js";

/** A text without any of these characters has no Markdown or HTML markup. */
const special = /[\\`*_[\]<&~!]/;

/** Longer cells are not parsed: nobody wrote them by hand, and unclosed brackets are slow to parse. */
const longest = 20_000;

/** A prefix that keeps the parser from seeing a list, a heading or a quotation: a cell has inline content only. */
const guard = "\u00a0 ";

/** The plain text of inline Markdown, such as a table cell. HTML in it is read as HTML. */
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
    // Next to Chinese text, `**` is not emphasis in CommonMark, although its author meant it.
    text: tidy(plain.replace(/\*\*(\S(?:[^*]*\S)?)\*\*/g, "$1").replace(/~~([^~]+)~~/g, "$1")),
    struck: read?.struck === true || /^\s*~~[^~]+~~\s*$/.test(source),
  };
}

/** The unambiguous parts of most cells: words, code, links, line breaks, bold words, escapes. */
const simple =
  /([^\\`*_[\]<&~!]+)|`([^`]+)`(?!`)|\[([^\\`*_[\]<&~!]*)\]\([^()\s<>]*\)|(<\/?br\s*\/?>)|\*\*([^\s\\`*_[\]<&~!](?:[^\\`*_[\]<&~!]*[^\s\\`*_[\]<&~!])?)\*\*(?!\*)|\\([!-/:-@[-`{-~])|((?<=[A-Za-z0-9])_(?=[A-Za-z0-9])|!(?!\[)|&(?![a-z#])|(?<=\s)\*(?=\s))/giy;

/** The text of a cell with only such parts. This is a hundred times as fast as the full parser. */
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

/** The text of an HTML cell in a Markdown document. Authors use Markdown there too, and some tools render it. */
export function htmlCellText(text: string): string {
  if (!/[`*[~\\]/.test(text)) return text;
  return text
    .split("\n")
    .map((line) => inlineCell(line.trim().replace(/[<&]/g, "\\$&")).text)
    .join("\n");
}

const escape = (text: string): string => text.replaceAll("&", "&amp;").replaceAll("<", "&lt;");

const unescape = (html: string): string => html.replaceAll("&lt;", "<").replaceAll("&amp;", "&");
