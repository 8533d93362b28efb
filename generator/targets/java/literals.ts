import { isPlain } from "../../diagnostic/width.js";
import { hidden, oneLine, xmlText } from "../text-line.js";

/*
 * Text from a spec on its way into Java and into the files of a package: one pure function per place. None of them can
 * leave its place, whatever the text. Java reads `\u` followed by four digits as a character anywhere in a file, before it
 * knows what is a comment or a string: no backslash of the text may reach a comment, and in a string each is doubled.
 */

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

/** Text behind `//`, in one line, without a backslash that could start an escape. */
export function commentText(text: string): string {
  return oneLine(text).replace(hidden, "\ufffd").replaceAll("\\", "&#92;");
}

/**
 * The text of an element of a `pom.xml`. Maven puts a value for `${…}`, and has no escape that says not to: it gets a blank
 * between the two signs, `$ {…}`.
 */
export function pomText(text: string): string {
  return xmlText(text).replaceAll("${", "$ {");
}
