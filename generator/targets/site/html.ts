import { hidingMarks } from "../../model/invisible.js";
import { identifierWords } from "./identifier.js";

/*
 * Encoders for the places of an HTML page where free text lands. A parser reads each text back unchanged, except for
 * characters that a page cannot hold: control characters become their symbols (`␛`), lone surrogates become U+FFFD.
 * Marks that hide or reorder text are written out, so that they are visible and have no effect.
 */

/** Text between tags, also in a title. */
export function text(raw: string): string {
  return readable(raw).replace(/[&<>]/g, reference);
}

/** A name or a code that may break only between its words. `<wbr>` is not a character, so it is not copied. */
export function identifier(raw: string): string {
  const words = identifierWords(raw);
  return (isPlain.test(raw) ? words : words.map(text)).join("<wbr>");
}

/** Names and most codes have nothing to encode. */
const isPlain = /^[A-Za-z0-9]*$/;

/** The value of an attribute in double quotes. */
export function attribute(raw: string): string {
  return readable(raw).replace(/[&<>"'`=\n\t]/g, reference);
}

/**
 * The address of a link to the web. The spec's schema allows only http and https, so anything else is an internal
 * error.
 */
export function address(url: string): string {
  if (!/^https?:\/\//i.test(url)) throw new Error(`not a web address: ${JSON.stringify(url.slice(0, 60))}`);
  return attribute(url.toWellFormed().replace(/[^\x21-\x7e]/gu, encodeURIComponent));
}

/** The address of a link to the web or to a mailbox. */
export function contact(url: string): string {
  if (!/^mailto:/i.test(url)) return address(url);
  return attribute(url.toWellFormed().replace(/[^\x21-\x7e]/gu, encodeURIComponent));
}

/** The part of an address after `#`, or one step of its path. */
export function component(raw: string): string {
  return attribute(encodeURIComponent(raw.toWellFormed()));
}

/** Text within an HTML comment on one line. */
export function comment(raw: string): string {
  return readable(raw)
    .replace(/[\n\t]/g, " ")
    .replace(/-(?=-)/g, "- ")
    .replace(/[<>]/g, "");
}

/** Code or JSON with its strings, comments and keywords marked up. */
export function code(raw: string): string {
  let html = "";
  let end = 0;
  const source = readable(raw);
  for (const match of source.matchAll(token)) {
    const [, string, remark, number, word] = match;
    const kind = string ? "s" : remark ? "c" : number ? "n" : word && keywords.has(word) ? "k" : undefined;
    if (kind === undefined) continue;
    html += `${encode(source.slice(end, match.index))}<span class="${kind}">${encode(match[0])}</span>`;
    end = match.index + match[0].length;
  }
  return html + encode(source.slice(end));
}

const encode = (source: string): string => source.replace(/[&<>]/g, reference);

/** A string, a comment, a number or a word: a group each. */
const token =
  /("(?:[^"\\\n]|\\.)*"|'(?:[^'\\\n]|\\.)*'|`(?:[^`\\]|\\.)*`)|((?:\/\/|#)[^\n]*)|(\b\d[\d._xa-fA-F]*\b)|([A-Za-z_$][\w$]*)/g;

/** The keywords that most languages share: enough for a reader to find their way. */
const keywords: ReadonlySet<string> = new Set(
  (
    "as async await break case catch class const continue def defer elif else except export extends false final finally fn for from func function " +
    "go if import in interface is let map match mut new nil None not null or package pass private public raise range return self static struct " +
    "super switch this throw throws true True False try type undefined use using var void while with yield"
  ).split(" "),
);

const hiding = new RegExp(`[${hidingMarks}]`, "g");

/** Matches a text without characters that need an encoder, which is the usual case. */
const ordinary = /^[\n\t\x20-\x7e\u3000-\u303f\u3400-\u9fff\uff01-\uff5e]*$/;

function readable(raw: string): string {
  if (ordinary.test(raw)) return raw;
  return (
    raw
      .toWellFormed()
      .replace(/\r\n?/g, "\n")
      // eslint-disable-next-line no-control-regex
      .replace(/[\u0000-\u0008\u000b-\u001f]/g, (control) => String.fromCharCode(0x2400 + control.charCodeAt(0)))
      .replaceAll("\u007f", "\u2421")
      .replace(/[\u0080-\u009f]/g, "\ufffd")
      .replace(hiding, (mark) => `\\u${mark.charCodeAt(0).toString(16).padStart(4, "0")}`)
      // Noncharacters, in every plane.
      .replace(
        /[\ufdd0-\ufdef\ufffe\uffff]|[\u{1fffe}\u{1ffff}\u{2fffe}\u{2ffff}\u{3fffe}\u{3ffff}\u{10fffe}\u{10ffff}]/gu,
        "\ufffd",
      )
  );
}

function reference(character: string): string {
  return `&#${String(character.codePointAt(0))};`;
}
