import { isPlain } from "../../diagnostic/width.js";

/*
 * One encoder for each place: it takes any text and returns what may be printed there, so that the text can neither end
 * the place nor act from within it. A lone surrogate, which UTF-8 cannot hold, becomes U+FFFD.
 */

/**
 * Characters that must not appear as themselves: controls, the marks of Unicode TR 36 and 55 that hide or reorder text, and
 * separators of lines. The list is fixed here, because the newest Unicode of each Node would make output differ.
 */
const hidden =
  // eslint-disable-next-line no-control-regex, no-misleading-character-class
  /[\u0000-\u001f\u007f-\u00a0\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u2000-\u200f\u2028-\u202f\u205f-\u206f\u3164\ufe00-\ufe0e\ufeff\uffa0\ufff0-\ufffb]|\ud83b[\udca0-\udfff]|\udb40[\udc00-\udfff]/g;

const lineEnds = /\r\n|[\n\r\u0085\u2028\u2029]/g;

/** A string literal, in the quotes that prettier prefers: double, unless the text has more of them than of single ones. */
export function stringLiteral(text: string): string {
  if (isPlain(text) && !/["\\=]/.test(text)) return `"${text}"`;
  const count = (quote: string): number => text.split(quote).length - 1;
  const quote = count('"') > count("'") ? "'" : '"';
  return quote + escaped(text).replaceAll(quote, `\\${quote}`) + quote;
}

/** Text within a template literal, outside `${}`. */
export function templateText(text: string): string {
  return (
    escaped(text)
      .replaceAll("`", "\\`")
      .replaceAll("${", "\\${")
      // Some tools take the backtick or `${` after `\\` for escaped, among them the printer that ts-morph has.
      .replace(/\\\\$/, "\\x5c")
  );
}

/** A property's name: quoted only where it must be, as prettier has it. */
export function propertyName(text: string): string {
  if (text === "__proto__") return '["__proto__"]'; // as a plain name it would set the object's prototype
  const plain = /^[A-Za-z_$][A-Za-z0-9_$]*$/.test(text) || /^(?:0|[1-9][0-9]{0,14})$/.test(text);
  return plain ? text : stringLiteral(text);
}

/**
 * A line of a JSDoc comment, after its ` * `. What would end the comment, begin a tag (also within backticks, where
 * compilers look for `@internal`), open a fence or be HTML is a character reference, which editors show as the character.
 */
export function commentLine(text: string): string {
  if (isPlain(text) && !/[&@</`~=]/.test(text)) return text;
  return wellFormed(text)
    .replace(lineEnds, " ")
    .replace(/&(?=#|[A-Za-z])/g, "&amp;")
    .replaceAll("@", "&#64;")
    .replaceAll("<", "&lt;")
    .replaceAll("*/", "*&#47;")
    .replaceAll("sourceMappingURL=", "sourceMappingURL&#61;")
    .replace(/^(?=[^`]*`(?:[^`]*`[^`]*`)*[^`]*$)(.*)`/, "$1&#96;") // an odd one would hide a link of ours behind it
    .replace(/^([`~])(?=\1\1)/, reference)
    .replace(/^\//, reference) // the first line of a comment may be empty, and ` */` ends it
    .replace(hidden, reference);
}

/** Text in a paragraph, heading, link or cell of a Markdown file. */
export function markdownText(text: string): string {
  return wellFormed(text)
    .replace(lineEnds, " ")
    .replace(/ {2,}/g, " ")
    .trim()
    .replace(/[&<>\\`*_[\]{}()#+!|~@:$"'=^-]/g, reference)
    .replace(/www(?=\.)/gi, (www) => www.slice(0, 2) + reference(www.slice(2)))
    .replace(/^(\d+)(?=\.)/, (digits) => Array.from(digits, reference).join(""))
    .replace(hidden, reference);
}

/** A line of a Markdown file's comment: nothing in it can end the comment. */
export function htmlComment(text: string): string {
  return wellFormed(text)
    .replace(lineEnds, " ")
    .replace(/--|[<>&]/g, (mark) => Array.from(mark, reference).join(""))
    .replace(hidden, reference);
}

/** A text on one line of JSON. */
export function jsonString(text: string): string {
  return JSON.stringify(wellFormed(text));
}

function wellFormed(text: string): string {
  return text.replace(/[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g, "\ufffd");
}

function escaped(text: string): string {
  return (
    wellFormed(text)
      .replaceAll("\\", "\\\\")
      .replace(hidden, escapeSequence)
      // Bundlers look for a source map's address in every line, not only in comments.
      .replaceAll("sourceMappingURL=", "sourceMappingURL\\u003d")
  );
}

const short: Readonly<Record<string, string>> = { "\n": "\\n", "\r": "\\r", "\t": "\\t" };

function escapeSequence(mark: string): string {
  const units = [...Array(mark.length).keys()].map((index) => mark.charCodeAt(index));
  return short[mark] ?? units.map((unit) => `\\u${unit.toString(16).padStart(4, "0")}`).join("");
}

function reference(mark: string): string {
  return `&#${String(mark.codePointAt(0))};`;
}
