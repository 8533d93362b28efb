import { isPlain } from "../../diagnostic/width.js";

/*
 * Text from a spec on its way into a crate: one pure function per place. None of them can leave its place, whatever the text.
 */

const codePoint = (character: string): string => Number(character.codePointAt(0)).toString(16);

const escapes: Readonly<Record<string, string>> = { "\n": "\\n", "\r": "\\r", "\t": "\\t", "\0": "\\0" };

const escaped = (character: string): string => escapes[character] ?? `\\u{${codePoint(character)}}`;

/**
 * A string literal with this very value; half a surrogate pair becomes U+FFFD. Characters that no one sees are escapes, and
 * so are those beyond ASCII in a text that is not in Unicode's Normalization Form C, of which clippy asks to see them.
 */
export function rustString(text: string): string {
  const quoted = text.toWellFormed().replace(/["\\]/g, "\\$&");
  if (isPlain(quoted)) return `"${quoted}"`;
  const visible = quoted.replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Co}\p{Cn}\u00a0]/gu, escaped);
  return `"${visible === visible.normalize("NFC") ? visible : visible.replace(/[\u0080-\u{10ffff}]/gu, escaped)}"`;
}

/** One line of text. Line ends and tabs become blanks, and characters that no one sees are spelled out. */
function line(text: string): string {
  if (isPlain(text) && !text.includes("  ")) return text.trim();
  return text
    .toWellFormed()
    .replace(/[\s\u0085]+/g, " ")
    .trim()
    .replace(/[\p{Cc}\p{Cf}\p{Co}\p{Cn}]/gu, (character) => `U+${codePoint(character).toUpperCase().padStart(4, "0")}`);
}

/** A text after `//` and a blank. */
export const rustComment = line;

/** Prose in a line of Markdown, in which nothing is markup or becomes a link. */
function inert(text: string): string {
  return line(text)
    .replace(/[\\`*_[\]<>&#|~!$]/g, "\\$&")
    .replace(/:(?=\/\/)/g, "\\:")
    .replace(/(?<=www)\./gi, "\\.")
    .replace(/@/g, "\\@");
}

/** What follows the mark of a doc comment for one line of Markdown: a blank and the line, or nothing. */
export function docLine(markdown: string): string {
  return markdown === "" ? "" : ` ${markdown}`;
}

/** Free text as Markdown of a doc comment. */
export const docText = inert;

/** A URL as a link of a doc comment. */
export function docUrl(url: string): string {
  return `<${url.toWellFormed().replace(/[\p{C}\p{Z}<>\\`]/gu, encodeURIComponent)}>`;
}

/** Prose within a line of a Markdown file. */
export function markdown(text: string): string {
  return inert(text).replace(/[{}]/g, (mark) => `&#${mark.charCodeAt(0)};`);
}

/** A basic string of TOML on one line. Source: TOML 1.0.0, "String". */
export function tomlString(text: string): string {
  const quoted = line(text).replace(/["\\]/g, "\\$&");
  return `"${quoted}"`;
}
