import type { Element, Nodes, Root } from "hast";
import { limits, tidy, Unreadable } from "../document.js";
import type { Heading } from "./headings.js";
import { elementText } from "./html-text.js";
import { readLabel } from "./labels.js";
import { Outline } from "./outline.js";

/** The useful parts of a page, in source order. */
export interface Found {
  readonly tables: Element[];
  readonly lists: Element[];
  readonly headings: Heading[];
  readonly outline: Outline;
  title: string | undefined;
}

/** Blocks that end a run of inline text. */
const blocks =
  /^(?:address|article|aside|blockquote|body|dd|details|div|dl|dt|fieldset|figure|footer|form|h[1-6]|header|hr|html|li|main|nav|ol|p|pre|section|summary|table|ul)$/;

/** Collects the useful parts of a page, in source order. */
export function walk(tree: Root): Found {
  const outline = new Outline();
  const found: Found = { tables: [], lists: [], headings: outline.headings, outline, title: undefined };
  const stack: Step[] = [{ node: tree, depth: 0, lists: 0, inTable: false, inList: false }];
  for (let step = stack.pop(); step !== undefined; step = stack.pop()) {
    const { node, depth, lists, inTable, inList } = step;
    if (depth > limits.depth) throw new Unreadable(`HTML elements are nested more than ${limits.depth} levels deep`);
    if (node.type !== "element" && node.type !== "root") continue;
    const name = node.type === "element" ? node.tagName : "";
    const start = node.position?.start.offset ?? 0;
    if (node.type === "element") {
      const level = /^h([1-6])$/.exec(name)?.[1];
      if (level !== undefined) {
        outline.heading(Number(level), tidy(elementText(node).text).replaceAll("\n", " "), start, markedIn(node));
        continue;
      }
      if (name === "title") {
        found.title ??= elementText(node).text;
        continue;
      }
      if (name === "script" || name === "style") continue;
      if (name === "pre" && !inTable) outline.block(elementText(node).text, start);
      if (name === "table") {
        found.tables.push(node);
        if (!inTable) outline.break();
      }
      if (name === "dl" && !inList) found.lists.push(node);
      if (name === "li" && !inTable) {
        const [label = "", ...below] = tidy(inlineText(node)).split("\n");
        outline.bullet(lists, label, start, markedIn(node));
        if (below.length > 0) outline.paragraph(below, start, { inside: true });
      } else if (!inTable && name !== "pre" && name !== "dt" && name !== "dd" && blocks.test(name)) {
        if (lists === 0 || name !== "p") addText(outline, node, start, lists > 0 || inList);
      }
    }
    const inner = {
      depth: depth + 1,
      lists: lists + (name === "ul" || name === "ol" ? 1 : 0),
      inList: inList || name === "dl",
      inTable: inTable || name === "table",
    };
    for (let i = node.children.length - 1; i >= 0; i -= 1) {
      const child = node.children[i];
      if (child !== undefined) stack.push({ node: child, ...inner });
    }
  }
  return found;
}

interface Step {
  readonly node: Nodes;
  readonly depth: number;
  readonly lists: number;
  readonly inTable: boolean;
  readonly inList: boolean;
}

/** The text of an element without that of the blocks in it. */
function inlineText({ children }: Element): string {
  const shown = children.filter(
    (child) => child.type !== "element" || !blocks.test(child.tagName) || child.tagName === "p",
  );
  return shown.map((child) => elementText(child).text).join("");
}

/** Adds the text that is directly in a block as a paragraph. */
function addText(outline: Outline, element: Element, start: number, inside: boolean): void {
  const lines = tidy(element.tagName === "p" ? elementText(element).text : looseText(element)).split("\n");
  const [first = ""] = lines;
  if (first === "") return;
  const marked = markedIn(element);
  const isOne =
    element.tagName === "p" || element.tagName === "summary" || (element.tagName === "div" && marked !== "");
  const own = !inside && isOne && (marked !== "" || element.tagName === "summary" || readLabel(first)?.by === "word");
  outline.paragraph(lines, start, { marked, own, inside });
}

/** Text beside blocks, such as that of a `div` around tables. */
function looseText({ children }: Element): string {
  return children
    .filter(
      (child) =>
        child.type === "text" ||
        (child.type === "element" &&
          !blocks.test(child.tagName) &&
          !/^(?:script|style|title|head|thead|tbody|tfoot|tr|td|th|caption|colgroup|svg|button|select)$/.test(
            child.tagName,
          )),
    )
    .map((child) => elementText(child).text)
    .join("");
}

/** The text of the bold or code element that an element begins with, or an empty string. */
function markedIn(element: Element): string {
  const first = element.children.find((child) => child.type !== "text" || child.value.trim() !== "");
  if (first?.type !== "element") return "";
  const isCode = first.tagName === "span" && /code|errno|number/i.test(String(first.properties.className ?? ""));
  if (isCode || /^(?:b|strong|code|tt|kbd|samp)$/.test(first.tagName))
    return tidy(elementText(first).text)
      .replace(/[:：]$/, "")
      .trim();
  return first.tagName === "p" || first.tagName === "a" || first.tagName === "span" ? markedIn(first) : "";
}
