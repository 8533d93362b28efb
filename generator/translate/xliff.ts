import type { XmlNode } from "@rgrove/parse-xml";
import { parseXml, XmlElement, XmlError, XmlText } from "@rgrove/parse-xml";
import { lineOf, UnreadableTable } from "./table.js";
import type { TranslationRow, TranslationTable } from "./table.js";
import type { Unit } from "./units.js";

const namespace = "urn:oasis:names:tc:xliff:document:2.0";

/**
 * Prints units as XLIFF 2.0. The name of a unit is its ID in the spec; `id` may have no slash, so it is a number.
 * Source: OASIS, XLIFF Version 2.0, section 4.2.
 */
export function xliffText(units: readonly Unit[], source: string, target: string): string {
  const lines = units.flatMap(({ id, context, texts }, i) => {
    const translation = texts[target];
    return [
      `    <unit id="u${i + 1}" name="${attribute(id)}">`,
      `      <notes><note category="context">${content(context)}</note></notes>`,
      `      <segment state="${translation === undefined ? "initial" : "translated"}">`,
      `        <source xml:space="preserve">${content(texts[source] ?? "")}</source>`,
      ...(translation === undefined ? [] : [`        <target xml:space="preserve">${content(translation)}</target>`]),
      "      </segment>",
      "    </unit>",
    ];
  });
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    `<xliff xmlns="${namespace}" version="2.0" srcLang="${attribute(source)}" trgLang="${attribute(target)}">`,
    '  <file id="spec">',
    ...lines,
    "  </file>",
    "</xliff>",
    "",
  ].join("\n");
}

/** Reads XLIFF 2: the units with their names, sources and targets, whatever tool wrote it. */
export function readXliff(file: string, text: string, target: string): TranslationTable {
  const { root } = parsed(file, text);
  const line = (element: XmlElement): number => text.slice(0, element.start).split("\n").length;
  if (root?.name !== "xliff" || !(root.attributes["version"] ?? "").startsWith("2.")) {
    const help = "save it as XLIFF 2.0, or use CSV";
    throw new UnreadableTable(lineOf(file, 1), "the file is not XLIFF 2", help);
  }
  const language = root.attributes["trgLang"];
  if (language !== undefined && language.toLowerCase() !== target.toLowerCase()) {
    const help = `use --locale ${language}, or choose another file`;
    throw new UnreadableTable(
      lineOf(file, line(root)),
      `the file is a translation into ${language}, not ${target}`,
      help,
    );
  }
  return {
    rows: elements(root, "unit").map((unit): TranslationRow => {
      const segments = [...elements(unit, "segment"), ...elements(unit, "ignorable")].sort((a, b) => a.start - b.start);
      const part = (name: string): string =>
        segments.map((segment) => elements(segment, name).map(textOf).join("")).join("");
      const isOpen = segments.every(({ attributes }) => attributes["state"] === "initial");
      return {
        id: unit.attributes["name"] ?? "",
        source: part("source"),
        target: isOpen ? "" : part("target").trim(),
        at: lineOf(file, line(unit)),
      };
    }),
  };
}

function parsed(file: string, text: string): { readonly root: XmlElement | null } {
  try {
    return parseXml(text, { includeOffsets: true });
  } catch (error) {
    if (!(error instanceof XmlError)) throw error;
    const message = error.message.split(" (line ", 1)[0] ?? "";
    const at = { ...lineOf(file, error.line), column: error.column, endColumn: error.column + 1 };
    throw new UnreadableTable(at, `the file is not valid XML: ${message}`, "export it again from the translation tool");
  }
}

/** The elements with a name below an element, at any depth. */
function elements(parent: XmlElement, name: string): readonly XmlElement[] {
  return parent.children.flatMap((child) =>
    !(child instanceof XmlElement) ? [] : child.name === name ? [child] : elements(child, name),
  );
}

/** The text of an element. `<cp hex="001A"/>` is a character that XML cannot contain. */
function textOf(node: XmlNode): string {
  if (node instanceof XmlText) return node.text;
  if (!(node instanceof XmlElement)) return "";
  if (node.name === "cp") return String.fromCodePoint(Number.parseInt(node.attributes["hex"] ?? "fffd", 16));
  return node.children.map(textOf).join("");
}

function attribute(text: string): string {
  return escaped(text).replace(/[\t\n\r]/g, (mark) => `&#${mark.charCodeAt(0)};`);
}

/** A text between tags. */
function content(text: string): string {
  return escaped(text)
    .replaceAll("\r", "&#13;")
    .replace(illegal, (mark) => `<cp hex="${(mark.codePointAt(0) ?? 0).toString(16).padStart(4, "0")}"/>`);
}

function escaped(text: string): string {
  const marks: Readonly<Record<string, string>> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" };
  return text.toWellFormed().replace(/[&<>"]/g, (mark) => marks[mark] ?? mark);
}

/** Characters that XML 1.0 cannot contain. Source: section 2.2, production 2. */
const illegal = /[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu;
