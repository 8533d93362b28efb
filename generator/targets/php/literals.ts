import { isPlain } from "../../diagnostic/width.js";
import { hidden, oneLine, utf16Escapes } from "../text-line.js";

/*
 * Text from a spec on its way into PHP and into the files of a package: one pure function per place. None of them can
 * leave its place, whatever the text. In PHP, `?>` ends the code even within a comment of one line.
 */

const escapes: Readonly<Record<string, string>> = { "\n": "\\n", "\r": "\\r", "\t": "\\t" };

/**
 * A string with this very value: in single quotes, where nothing is replaced, or in double quotes if it has characters that
 * no one sees. Half a surrogate pair, which UTF-8 cannot hold, becomes U+FFFD.
 */
export function phpString(text: string): string {
  const whole = text.toWellFormed();
  if (isPlain(whole) || whole.search(hidden) < 0) return `'${whole.replace(/['\\]/g, "\\$&")}'`;
  const inner = whole
    .replace(/["\\$]/g, "\\$&")
    .replace(hidden, (found) => escapes[found] ?? `\\u{${(found.codePointAt(0) ?? 0).toString(16)}}`);
  return `"${inner}"`;
}

/** Text within a line of a doc comment: nothing in it is a tag, an element or the end of the comment. */
export function docText(text: string): string {
  const line = oneLine(text);
  if (isPlain(line) && !/[&<>@{}*]/.test(line)) return line;
  return line
    .replace(hidden, "\ufffd")
    .replace(/[&<>@{}]/g, (sign) => references[sign] ?? "")
    .replaceAll("*/", "*&#47;");
}

const references: Readonly<Record<string, string>> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  "@": "&#64;",
  "{": "&#123;",
  "}": "&#125;",
};

/** Text behind `//`, in one line, which does not end the code. */
export function commentText(text: string): string {
  return oneLine(text).replace(hidden, "\ufffd").replaceAll("?>", "? >");
}

/** A string of JSON with this very value, in which the characters are escaped that no one sees. */
export function jsonString(text: string): string {
  return JSON.stringify(text.toWellFormed()).replace(hidden, utf16Escapes);
}
