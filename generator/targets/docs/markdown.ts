import { isPlain } from "../../diagnostic/width.js";
import { hidingMarks } from "../../model/invisible.js";
import { fence } from "../../render/fence.js";

/*
 * Encoders for the places of a Markdown page where free text lands. A CommonMark or GFM parser reads each text back
 * unchanged, with runs of blanks and line ends as one blank: it never becomes a link, a tag, emphasis or a block, nor a
 * directive of a site generator (Vue and Liquid braces, MDX expressions, attribute lists, containers).
 * Nothing is escaped without need, because people also read the raw pages.
 */

/** Characters that hide or reorder text, as character references, so that a reader of the raw page sees them. */
const invisible = new RegExp(`[${hidingMarks}]`, "g");

/** A backslash before what a backslash would escape. */
const escapingBackslash = new RegExp(`\\\\(?=[!-/:-@[-\`{-~${hidingMarks}]|$)`, "g");

/**
 * Text on one line, without characters that a Markdown page cannot hold: control characters become their symbols (`␛`),
 * and lone surrogates become U+FFFD.
 */
export function plain(text: string): string {
  if (isPlain(text) && !/^ | {2}| $/.test(text)) return text;
  return (
    text
      .toWellFormed()
      .replace(/[\t\n\v\f\r \u0085\u2028\u2029]+/g, " ")
      // eslint-disable-next-line no-control-regex
      .replace(/[\u0000-\u001f]/g, (control) => String.fromCharCode(0x2400 + control.charCodeAt(0)))
      .replaceAll("\u007f", "\u2421")
      .replace(/[\u0080-\u009f]/g, "\ufffd")
      .trim()
  );
}

/** Text in which {@link inline} has nothing to escape: most text, and the escapes cost many times more than this test. */
const literal =
  /^(?:[A-Za-z0-9!"#%'()+,\-.;=?^|}\u3001-\u3029\u4e00-\u9fff\uff01-\uff5e]|(?<=[A-Za-z0-9]):(?= )|(?<! |^) (?! |$))*$/;

/** Text after other text on a line. */
export function inline(text: string): string {
  if (literal.test(text) && !/www\./i.test(text)) return text;
  return (
    plain(text)
      // A backslash is literal unless punctuation follows, including that of an escape or a reference added here.
      .replace(escapingBackslash, "\\\\")
      .replace(/&(?=#|[A-Za-z][A-Za-z0-9]*;)/g, "\\&")
      .replace(/[*`[<~$]/g, "\\$&")
      .replace(/_+/g, (run, at: number, whole: string) => (isInsideWord(whole, at, run.length) ? run : escapeEach(run)))
      // Vue and Liquid read two braces before any Markdown parser sees a backslash.
      .replace(/\{(?=[{%#])|(?<=\{)\{/g, "&#123;")
      .replaceAll("{", "\\{")
      // GFM and VitePress turn these into links: an address with two slashes, one that starts with www, an e-mail address.
      .replace(/(?<=\/)\/(?=\S)/g, "\\/")
      .replace(/www(?=\.)/gi, "$&\\")
      .replace(/@(?=[!-~])/g, "\\@")
      // The short name of an emoji, but not the minutes of HH:mm:ss.
      .replace(/(?<![A-Za-z0-9\\]):(?=[a-z0-9_+-]+:(?![A-Za-z0-9]))/g, "\\:")
      .replace(invisible, reference)
  );
}

/** A paragraph. It never starts a list, a heading, a quote, a container or an MDX import. */
export function prose(text: string): string {
  const encoded = inline(text);
  if (/^\d{1,9}[.)](?: |$)/.test(encoded)) return encoded.replace(/[.)]/, "\\$&");
  if (/^[-+=>#:!|%^.]/.test(encoded)) return `\\${encoded}`;
  return encoded.replace(/^(?:import|export)\b/, (word) => reference(word) + word.slice(1));
}

/** An item of a list: a paragraph, and never a box to tick. */
export function item(text: string): string {
  return prose(text).replace(/^\[(?=[ xX]\])/, "\\[");
}

/** A heading, or the last part of one. It ends neither with `#` nor, for linters, with punctuation. */
export function heading(text: string): string {
  const encoded = inline(text);
  if (/&#?\w+;$/.test(encoded)) return encoded;
  return (
    encoded
      // It was literal before a sign that is not ASCII punctuation; before a reference it no longer is.
      .replace(/\\(?=[。，；：！]$)/, "\\\\")
      .replace(/[#.,;:!。，；：！]$/, reference)
  );
}

/** A cell of a table. */
export function cell(text: string): string {
  return inline(text).replaceAll("|", "\\|");
}

/** The text of a link, also in a table. */
export function linkText(text: string): string {
  return cell(text).replaceAll("]", "\\]");
}

/**
 * The address of a link, also in a table. The spec's schema allows only http and https, so anything else is an internal
 * error.
 */
export function linkUrl(url: string): string {
  if (!/^https?:\/\//i.test(url)) throw new Error(`not a web address: ${JSON.stringify(url.slice(0, 60))}`);
  const encoded = plain(url)
    .replace(/%(?![\dA-Fa-f]{2})|[\s"<>\\^`{|}]/gu, encodeURIComponent)
    .replace(/[^\x21-\x7e]/gu, encodeURIComponent)
    .replace(/&(?=(?:#\d{1,7}|#x[\da-f]{1,6}|[\da-z]{1,31});)/gi, "\\&");
  return /[()]/.test(encoded) ? `<${encoded}>` : encoded;
}

/** A link to another page or entry of the docs, or to the web, also in a table. */
export function link(text: string, target: string): string {
  if (/\s/.test(target)) throw new Error(`not an address: ${JSON.stringify(target.slice(0, 60))}`);
  return `[${linkText(text)}](${/^https?:/i.test(target) ? linkUrl(target) : target})`;
}

/** Code within a line, but not in a table. Braces of Vue or Liquid, which are active even there, need the long form. */
export function code(text: string): string {
  const content = plain(text);
  if (content === "") return "";
  if (/\{[{%#]/.test(content)) return `<code>${inline(content)}</code>`;
  const runs = new Set((content.match(/`+/g) ?? []).map((run) => run.length));
  let length = 1;
  while (runs.has(length)) length++;
  const ticks = "`".repeat(length);
  const pad = content.startsWith("`") || content.endsWith("`") ? " " : "";
  return ticks + pad + content + pad + ticks;
}

/** Types of GraphQL in a fence. Braces of Vue and Liquid, which are active even there, are set apart: only descriptions have some. */
export function graphqlBlock(types: string): string {
  const text = types.replace(/\{(?=[{%#])/g, "{ ");
  const ticks = fence(text);
  return `${ticks}graphql\n${text}\n${ticks}`;
}

/** The value of an HTML attribute in double quotes. */
export function attribute(text: string): string {
  if (/^[\w-]*$/.test(text)) return text;
  return plain(text)
    .replace(/[&<>"{]/g, reference)
    .replace(invisible, reference);
}

/** Text within an HTML comment on one line. */
export function comment(text: string): string {
  return plain(text)
    .replace(/-(?=-)/g, "- ")
    .replace(/[<>{]/g, "")
    .replace(invisible, "");
}

function isInsideWord(text: string, at: number, length: number): boolean {
  const word = /[\p{L}\p{N}]/u;
  const before = /.$/u.exec(text.slice(Math.max(0, at - 2), at))?.[0] ?? "";
  const after = text.codePointAt(at + length);
  return word.test(before) && after !== undefined && word.test(String.fromCodePoint(after));
}

function escapeEach(run: string): string {
  return run.replace(/./g, "\\$&");
}

function reference(character: string): string {
  return `&#${String(character.codePointAt(0))};`;
}
