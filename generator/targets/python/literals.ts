import { visible } from "../../diagnostic/visible.js";
import { isPlain } from "../../diagnostic/width.js";

/*
 * One encoder for each place where text lands. What Python reads back from a string is the text itself; what stands in
 * documentation is for eyes only, and so shows what it cannot hold.
 */

/** What a reader of the source would not see, or a terminal would obey: controls, format characters, line ends. */
const unprintable = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu;

const shortEscapes: Readonly<Record<string, string>> = { "\n": "\\n", "\r": "\\r", "\t": "\\t" };

/** A string literal, in the quotes that ruff would choose: those that need fewer escapes. */
export function stringLiteral(text: string): string {
  if (isPlain(text) && !/["\\]/.test(text)) return `"${text}"`;
  const whole = text.replace(/\p{Cs}/gu, "\ufffd"); // lone surrogates: UTF-8 cannot hold them
  const quote = count(whole, '"') > count(whole, "'") ? "'" : '"';
  const escaped = whole.replaceAll("\\", "\\\\").replaceAll(quote, `\\${quote}`).replace(unprintable, escape);
  return `${quote}${escaped}${quote}`;
}

function escape(character: string): string {
  const point = Number(character.codePointAt(0));
  const hex = (digits: number): string => point.toString(16).padStart(digits, "0");
  return (
    shortEscapes[character] ?? (point < 0x100 ? `\\x${hex(2)}` : point < 0x10000 ? `\\u${hex(4)}` : `\\U${hex(8)}`)
  );
}

function count(text: string, character: string): number {
  return text.split(character).length - 1;
}

/**
 * A piece of one line of a docstring. It can neither end the docstring nor start an escape; a line that begins with it
 * must be one of `docLines`, or have fixed text before it.
 */
export function docText(text: string): string {
  if (isPlain(text) && !/["\\]|^ | {2}| $/.test(text)) return text;
  return visible(oneLine(text))
    .replace(/\p{Cf}/gu, "\ufffd")
    .replaceAll("\\", "\\\\")
    .replaceAll('""', '"\\"');
}

/** A basic string of TOML, quotes included. Line ends become blanks: metadata has one line a field. */
export function tomlString(text: string): string {
  const escaped = visible(oneLine(text)).replaceAll("\\", "\\\\").replaceAll('"', '\\"');
  return `"${escaped}"`;
}

/** Text within a line of Markdown, where nothing of it is markup. */
export function markdownText(text: string): string {
  return visible(oneLine(text))
    .replaceAll("&", "&amp;")
    .replaceAll("<", "&lt;")
    .replace(/[\\`*_[\]#|~{}!]/g, "\\$&")
    .replaceAll("@", "&#64;")
    .replaceAll("://", "&#58;//")
    .replace(/www(?=\.)/gi, (www) => `${www.slice(0, 2)}&#${www.charCodeAt(2)};`);
}

/** The address of a link in Markdown, between its parentheses. The spec's schema keeps backslashes out of it. */
export function markdownUrl(url: string): string {
  return url
    .replace(/\p{Cs}/gu, "\ufffd")
    .replace(/[\p{C}\p{Z}<>]/gu, encodeURIComponent)
    .replace(/[()]|&(?=#|[A-Za-z][A-Za-z0-9]*;)/g, "\\$&");
}

/** The name of a file in a comment: what is not plain is percent-encoded, so that no `coding:` can act in line 1. */
export function commentPath(path: string): string {
  return encodeURI(path.replace(/\p{Cs}/gu, "\ufffd")).replace(
    /[^\w%./-]/g,
    (sign) => `%${sign.charCodeAt(0).toString(16)}`,
  );
}

/** The text in one line: every run of blanks and line ends is one blank. */
export function oneLine(text: string): string {
  const isOneLine = !/[^\S ]|[\u0085\u200b]| {2}/u.test(text);
  return (isOneLine ? text : text.replace(/[\s\u0085\u200b]+/gu, " ")).trim();
}
