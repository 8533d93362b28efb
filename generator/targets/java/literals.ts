import { isPlain } from "../../diagnostic/width.js";

/*
 * Text from a spec on its way into Java and into the files of a package: one pure function per place. None of them can
 * leave its place, whatever the text. Java reads `\u` followed by four digits as a character anywhere in a file, before it
 * knows what is a comment or a string: no backslash of the text may reach a comment, and in a string each is doubled.
 */

/** What a reader of the source would not see, or an editor would obey: controls, format characters, separators of lines. */
const hidden = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Co}\p{Cn}]/gu;

const escapes: Readonly<Record<string, string>> = { "\n": "\\n", "\r": "\\r", "\t": "\\t" };

/** A string literal with this very value; half a surrogate pair, which UTF-8 cannot hold, becomes U+FFFD. */
export function javaString(text: string): string {
  return `"${stringUnits(text).join("")}"`;
}

/** What stands between the quotes of a string literal, in pieces between which the literal may be cut. */
export function stringUnits(text: string): readonly string[] {
  if (isPlain(text) && !/["\\]/.test(text)) return Array.from(text);
  return Array.from(text.toWellFormed(), (character) =>
    character.replace(/["\\]/, "\\$&").replace(hidden, (found) => escapes[found] ?? utf16Escapes(found)),
  );
}

/** A character as Unicode escapes, one for each unit of UTF-16. No line end is written so: it would end the line. */
function utf16Escapes(character: string): string {
  return Array.from({ length: character.length }, (_, index) => {
    return `\\u${character.charCodeAt(index).toString(16).padStart(4, "0")}`;
  }).join("");
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

/** Text within a line of Markdown, where nothing of it is markup or becomes a link. */
export function markdownText(text: string): string {
  return oneLine(text)
    .replace(hidden, "\ufffd")
    .replace(/[\\`*_[\]#|~!$]/g, "\\$&")
    .replace(/^[-+=]|^(\d+)(?=[.)])/, (mark, digits?: string) => (digits === undefined ? `\\${mark}` : `${mark}\\`))
    .replace(/[&<>{}@]/g, (mark) => `&#${mark.charCodeAt(0)};`)
    .replace(/(https?|ftp|mailto|xmpp):/gi, "$1&#58;")
    .replace(/www\./gi, (www) => `${www.slice(0, 3)}&#46;`);
}

/** The name of a file in a comment: what is not plain is percent-encoded, so that no escape can act in it. */
export function commentPath(path: string): string {
  return encodeURI(path.toWellFormed()).replace(/[^\w%./-]/g, (sign) => `%${sign.charCodeAt(0).toString(16)}`);
}

/** The text in one line: every run of blanks and line ends is one blank. */
function oneLine(text: string): string {
  if (isPlain(text) && !text.includes("  ")) return text.trim();
  return text
    .toWellFormed()
    .replace(/[\s\u0085]+/gu, " ")
    .trim();
}

/** Text behind `//`, in one line, without a backslash that could start an escape. */
export function commentText(text: string): string {
  return oneLine(text).replace(hidden, "\ufffd").replaceAll("\\", "&#92;");
}
