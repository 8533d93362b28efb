import { isPlain } from "../diagnostic/width.js";

/*
 * Pieces of the encoders of several targets, for text from a spec that goes into one line.
 */

/** What a reader of a source would not see, or an editor would obey: controls, format characters, separators of lines. */
export const hidden = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Co}\p{Cn}]/gu;

/** The text in one line: every run of blanks and line ends is one blank. */
export function oneLine(text: string): string {
  if (isPlain(text) && !text.includes("  ")) return text.trim();
  return text
    .toWellFormed()
    .replace(/[\s\u0085]+/gu, " ")
    .trim();
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

/**
 * The name of a file in a comment: what is not plain is percent-encoded, so that nothing of it can act there. So is a hyphen
 * behind another one: comments of XML have no two in a row.
 */
export function commentPath(path: string): string {
  return encodeURI(path.toWellFormed()).replace(/[^\w%./-]|(?<=-)-/g, (sign) => `%${sign.charCodeAt(0).toString(16)}`);
}

/** A text as Unicode escapes of four digits, one for each unit of UTF-16. */
export function utf16Escapes(text: string): string {
  return Array.from({ length: text.length }, (_, index) => {
    return `\\u${text.charCodeAt(index).toString(16).padStart(4, "0")}`;
  }).join("");
}

const escapes: Readonly<Record<string, string>> = { "\n": "\\n", "\r": "\\r", "\t": "\\t" };

/**
 * A string literal of Java or C# with this very value; half a surrogate pair, which UTF-8 cannot hold, becomes U+FFFD.
 */
export function utf16String(text: string): string {
  return `"${utf16Units(text).join("")}"`;
}

/**
 * What stands between the quotes of such a literal, in pieces between which it may be cut. No line end is written as a Unicode
 * escape: in Java it would end the line.
 */
export function utf16Units(text: string): readonly string[] {
  if (isPlain(text) && !/["\\]/.test(text)) return Array.from(text);
  return Array.from(text.toWellFormed(), (character) =>
    character.replace(/["\\]/, "\\$&").replace(hidden, (found) => escapes[found] ?? utf16Escapes(found)),
  );
}

/** The text of an element of an XML file, in one line. */
export function xmlText(text: string): string {
  return oneLine(text)
    .replace(hidden, "\ufffd")
    .replace(/[\ufffe\uffff]/g, "\ufffd")
    .replaceAll("&", "&amp;")
    .replaceAll("<", "&lt;")
    .replaceAll(">", "&gt;");
}
