import { isPlain } from "../../diagnostic/width.js";
import { hidden, oneLine, utf16Escapes } from "../text-line.js";

/*
 * Text from a spec on its way into Java and into the files of a package: one pure function per place. None of them can
 * leave its place, whatever the text. Java reads `\u` followed by four digits as a character anywhere in a file, before it
 * knows what is a comment or a string: no backslash of the text may reach a comment, and in a string each is doubled.
 */

const escapes: Readonly<Record<string, string>> = { "\n": "\\n", "\r": "\\r", "\t": "\\t" };

/** A string literal with this very value; half a surrogate pair, which UTF-8 cannot hold, becomes U+FFFD. */
export function javaString(text: string): string {
  return `"${stringUnits(text).join("")}"`;
}

/**
 * What stands between the quotes of a string literal, in pieces between which the literal may be cut. No line end is written
 * as a Unicode escape: it would end the line.
 */
export function stringUnits(text: string): readonly string[] {
  if (isPlain(text) && !/["\\]/.test(text)) return Array.from(text);
  return Array.from(text.toWellFormed(), (character) =>
    character.replace(/["\\]/, "\\$&").replace(hidden, (found) => escapes[found] ?? utf16Escapes(found)),
  );
}

/**
 * Text within a line of a Javadoc comment. Nothing in it is a tag, an element or the end of the comment, and it has no
 * backslash, which could start an escape.
 */
export function javadocText(text: string): string {
  const line = oneLine(text);
  if (isPlain(line) && !/[&<>@{}\\*]/.test(line)) return line;
  return line
    .replace(hidden, "\ufffd")
    .replace(/[&<>@{}\\]/g, (sign) => references[sign] ?? "")
    .replaceAll("*/", "*&#47;");
}

const references: Readonly<Record<string, string>> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  "@": "&#64;",
  "{": "&#123;",
  "}": "&#125;",
  "\\": "&#92;",
};

/** The text of an element of an XML file, in one line. */
export function xmlText(text: string): string {
  return oneLine(text)
    .replace(hidden, "\ufffd")
    .replace(/[\ufffe\uffff]/g, "\ufffd")
    .replaceAll("&", "&amp;")
    .replaceAll("<", "&lt;")
    .replaceAll(">", "&gt;");
}

/** Text behind `//`, in one line, without a backslash that could start an escape. */
export function commentText(text: string): string {
  return oneLine(text).replace(hidden, "\ufffd").replaceAll("\\", "&#92;");
}
