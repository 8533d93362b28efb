/*
 * The last check of an import: what in the source text is written like the codes of the spec, but is neither in the spec nor
 * in the report? No reader need know the place for it to be found, so nothing can vanish without a line in the report.
 */

import { narrowed, writtenAs } from "../understand/written-as.js";

/** A place with something that is written like a code. */
export interface Overlooked {
  readonly code: string;
  /** The line, counted from 1, and its text. */
  readonly line: number;
  readonly text: string;
}

/** What the spec and the report say of a document. */
export interface Said {
  readonly codes: readonly string[];
  /** All texts of the spec and of the report. */
  readonly texts: readonly string[];
  /** The lines of tables that were left out as a whole, for a reason that the report has. */
  readonly skipped: readonly (readonly [from: number, to: number])[];
}

/** A word, in pieces if it is longer than any code. */
const token = /[-\u2212]?[\p{L}\p{N}_]{1,100}(?:[.:/-][\p{L}\p{N}_]{1,100}){0,8}/gu;

/** Finds what is written like a code and said nowhere, each once. Takes time linear in the text. */
export function overlooked(source: string, format: string, { codes, texts, skipped }: Said): Overlooked[] {
  const lines = withoutMarkup(source, format).split("\n");
  const shapes = new Set(codes.flatMap((code) => writtenAs(code) ?? []));
  const listed = new Set(codes.map(folded));
  const known = new Set(listed);
  for (const text of texts) for (const [word] of text.normalize("NFKC").matchAll(token)) known.add(folded(word));
  const places = placesOf(lines, listed);
  const found: Overlooked[] = [];
  for (const [at, line] of lines.entries()) {
    const text = line.normalize("NFKC");
    for (const match of text.matchAll(token)) {
      const [word] = match;
      const code = folded(word);
      const isShort = /^-?\d{1,2}$/.test(code);
      // A short number may be anywhere in a text: it counts only in the place of a code.
      if ((isShort ? listed : known).has(code)) continue;
      const alike = isShort
        ? places.has(placeOf(text, match.index, word)) && !skipped.some(([from, to]) => at + 1 >= from && at + 1 <= to)
        : shapes.has(writtenAs(word) ?? "");
      if (!alike) continue;
      known.add(code);
      listed.add(code);
      found.push({ code: word, line: at + 1, text: line.trim() });
    }
  }
  return found;
}

const blanked = (markup: string): string => markup.replace(/[^\n]/g, " ");

const month =
  "Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?|Sep(?:t|tember)?|Oct(?:ober)?|Nov(?:ember)?|Dec(?:ember)?";

/** A year of a date: `Mar 03, 2026`, `3 March 2026`. */
const datedYear = new RegExp(String.raw`(?<=\b(?:${month})\.? (?:\d{1,2}, ?)?)(?:19|20)\d\d\b`, "g");

/** A source without tags, scripts, the targets of links, and the years of dates. Lines stay. */
function withoutMarkup(source: string, format: string): string {
  const text = source
    .replace(/\r\n?/g, "\n")
    .replace(datedYear, blanked)
    .replace(/https?:\/\/[^\s"'<>)\]]+|\]\([^()\s]*\)/g, blanked);
  if (!/HTML|Markdown|XML/.test(format)) return text;
  const [first = "", ...scripts] = text.split(/(?=<(?:script|style)\b)/i);
  const rest = scripts.map((script) => {
    const end = script.search(/<\/(?:script|style)>/i);
    return blanked(script.slice(0, Math.max(0, end))) + script.slice(Math.max(0, end));
  });
  return [first, ...rest].join("").replace(/<\/?[A-Za-z][^<>\n]*>/g, blanked);
}

/** One spelling for all widths and cases of a code. */
const folded = (code: string): string => narrowed(code).toLowerCase();

/** Longer beginnings of lines are texts. */
const longestPlace = 60;

/** What is around a word: the beginning of its line, without names and numbers, and the mark after it. */
function placeOf(line: string, at: number, word: string): string {
  if (at > longestPlace) return "";
  const before = line
    .slice(0, at)
    .replace(/\d+/g, "0")
    .replace(/\b[A-Za-z]+(?:_[A-Za-z0-9]+)+\b|\b[A-Z][a-z]+(?:[A-Z][a-z]+)+\b/g, "N");
  return /\p{L}/u.test(before)
    ? `${before}\u0000${line
        .slice(at + word.length)
        .trimStart()
        .slice(0, 1)}`
    : "";
}

/** The places of codes of the spec that several lines share. */
function placesOf(lines: readonly string[], codes: ReadonlySet<string>): ReadonlySet<string> {
  const counts = new Map<string, number>();
  for (const spelled of lines) {
    const line = spelled.normalize("NFKC");
    for (const match of line.matchAll(token)) {
      if (!codes.has(folded(match[0]))) continue;
      const place = placeOf(line, match.index, match[0]);
      if (place !== "") counts.set(place, (counts.get(place) ?? 0) + 1);
    }
  }
  return new Set([...counts].flatMap(([place, count]) => (count > 1 ? [place] : [])));
}
