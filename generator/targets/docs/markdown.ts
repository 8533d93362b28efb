/*
 * Encoders for the places of a Markdown page where free text lands. Each gives text that a CommonMark or GFM parser
 * reads back as it was, with runs of blanks and line ends as one blank: it never becomes a link, a tag, emphasis or a
 * block, nor a directive of a site generator (Vue and Liquid braces, MDX expressions, attribute lists, containers).
 * What needs no escape gets none, for these pages are read raw too.
 */

/** Characters that hide or reorder text, as character references: a reader of the raw page must see them. */
const invisible = /[\u061c\u200b\u200e\u200f\u202a-\u202e\u2060-\u2069\ufeff]/g;

/**
 * Text on one line, fit for a page: a Markdown page cannot hold control characters or lone surrogates, so the former
 * are shown by their pictures (`␛`) and the latter are U+FFFD.
 */
export function plain(text: string): string {
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

/** Text after other text on a line. */
export function inline(text: string): string {
  return (
    plain(text)
      // A backslash stands for itself, unless punctuation follows: also that of an escape or a reference of ours.
      .replace(/\\(?=[!-/:-@[-`{-~\u061c\u200b\u200e\u200f\u202a-\u202e\u2060-\u2069\ufeff]|$)/g, "\\\\")
      .replace(/&(?=#|[A-Za-z][A-Za-z0-9]*;)/g, "\\&")
      .replace(/[*`[<~$]/g, "\\$&")
      .replace(/_+/g, (run, at: number, whole: string) => (isInsideWord(whole, at, run.length) ? run : escapeEach(run)))
      // Vue and Liquid take two braces before any Markdown parser can see a backslash.
      .replace(/\{(?=[{%#])|(?<=\{)\{/g, "&#123;")
      .replaceAll("{", "\\{")
      // What GFM or VitePress would make a link of: an address with two slashes, one that begins with www, an e-mail's.
      .replace(/(?<=\/)\/(?=\S)/g, "\\/")
      .replace(/www(?=\.)/gi, "$&\\")
      .replace(/@(?=[!-~])/g, "\\@")
      // An emoji's short name, but not the minutes of HH:mm:ss.
      .replace(/(?<![A-Za-z0-9\\]):(?=[a-z0-9_+-]+:(?![A-Za-z0-9]))/g, "\\:")
      .replace(invisible, reference)
  );
}

/** A paragraph of its own: what would begin a list, a heading, a quote, a container or a module of MDX does not. */
export function prose(text: string): string {
  const encoded = inline(text);
  if (/^\d{1,9}[.)](?: |$)/.test(encoded)) return encoded.replace(/[.)]/, "\\$&");
  if (/^[-+=>#:!|%^.]/.test(encoded)) return `\\${encoded}`;
  return encoded.replace(/^(?:import|export)\b/, (word) => reference(word) + word.slice(1));
}

/** A heading, or the last part of one: neither closed by `#` nor, as linters want it, ended by punctuation. */
export function heading(text: string): string {
  const encoded = inline(text);
  if (/&#?\w+;$/.test(encoded)) return encoded;
  return (
    encoded
      // It stood for itself before a sign that is no punctuation of ASCII; before a reference it no longer does.
      .replace(/\\(?=[。，；：！]$)/, "\\\\")
      .replace(/[#.,;:!。，；：！]$/, reference)
  );
}

/** A cell of a table. */
export function cell(text: string): string {
  return inline(text).replaceAll("|", "\\|");
}

/** The text of a link; in a table too. */
export function linkText(text: string): string {
  return cell(text).replaceAll("]", "\\]");
}

/**
 * The address of a link; in a table too. Only http and https get here: the spec's schema sees to it, so anything else
 * is a fault of ours.
 */
export function linkUrl(url: string): string {
  if (!/^https?:\/\//i.test(url)) throw new Error(`not an address of the web: ${JSON.stringify(url.slice(0, 60))}`);
  const encoded = plain(url)
    .replace(/%(?![\dA-Fa-f]{2})|[\s"<>\\^`{|}]/gu, encodeURIComponent)
    .replace(/[^\x21-\x7e]/gu, encodeURIComponent)
    .replace(/&(?=(?:#\d{1,7}|#x[\da-f]{1,6}|[\da-z]{1,31});)/gi, "\\&");
  return /[()]/.test(encoded) ? `<${encoded}>` : encoded;
}

/** A link to another page or entry of ours, or to the web. In a table too. */
export function link(text: string, target: string): string {
  return `[${linkText(text)}](${/^https?:/i.test(target) ? linkUrl(target) : target})`;
}

/** Code within a line, but not in a table. The braces of Vue or Liquid, which act even there, need the long form. */
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

/** The value of an HTML attribute in double quotes. */
export function attribute(text: string): string {
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
