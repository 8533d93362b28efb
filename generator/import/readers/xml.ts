import { parseXml, XmlElement, XmlError, XmlText } from "@rgrove/parse-xml";
import type { SourceDocument } from "../document.js";
import { limits, Unreadable } from "../document.js";
import type { Data } from "./data.js";
import { dataGrids } from "./data.js";

/** Reads XML: elements of one name are a list of records, with their attributes and inner elements as fields. */
export function readXml(path: string, text: string): SourceDocument {
  let depth = 0;
  for (const [, slash, , alone] of text.matchAll(/<(\/?)([A-Za-z][\w:.-]*)(?:[^<>"']|"[^"]*"|'[^']*')*?(\/?)>/g)) {
    if (alone !== "/") depth += slash === "/" ? -1 : 1;
    if (depth > limits.depth) throw new Unreadable(`elements are nested more than ${limits.depth} levels deep`);
  }
  let root: XmlElement | null;
  try {
    ({ root } = parseXml(text, { includeOffsets: true }));
  } catch (error) {
    if (!(error instanceof XmlError)) throw error;
    throw new Unreadable(`invalid XML on line ${error.line}: ${error.message.split("\n")[0] ?? ""}`);
  }
  const grids = root === null ? [] : dataGrids(dataOf(root));
  return { path, format: "XML", title: root?.attributes["title"] ?? "", grids, samples: [] };
}

const elementsIn = (element: XmlElement): XmlElement[] =>
  element.children.filter((child) => child instanceof XmlElement);

const textIn = (element: XmlElement): string =>
  element.children
    .map((child) => (child instanceof XmlText ? child.text : child instanceof XmlElement ? textIn(child) : ""))
    .join("");

/** An element as data: a text, or a mapping of its attributes and inner elements. Equal siblings are a list. */
function dataOf(element: XmlElement): Data {
  const { start, attributes } = element;
  const inner = elementsIn(element);
  const named = new Map<string, XmlElement[]>();
  for (const child of inner) named.set(child.name, [...(named.get(child.name) ?? []), child]);
  const pairs = Object.entries(attributes).filter(([name]) => !/^xml[:n]/.test(name));
  if (pairs.length === 0 && inner.length === 0) return { kind: "scalar", text: textIn(element).trim(), start };
  const entries: [string, Data][] = pairs.map(([name, text]) => [name, { kind: "scalar", text, start }]);
  for (const [name, list] of named) {
    const [first] = list;
    if (first === undefined) continue;
    entries.push([
      name,
      list.length === 1 ? dataOf(first) : { kind: "list", items: list.map(dataOf), start: first.start },
    ]);
  }
  const text = inner.length === 0 ? textIn(element).trim() : "";
  if (text !== "") entries.push(["text", { kind: "scalar", text, start }]);
  return { kind: "map", entries, start };
}
