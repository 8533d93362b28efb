import type { Quotes, Syntax } from "./syntax.js";

/** A part of a file: code, or a text in its place. */
export interface Token {
  /** `open`: a text that does not end where it should. */
  readonly kind: "code" | "text" | "comment" | "open";
  /** The code; of a text, what in it is code. */
  readonly code: string;
  readonly line: number;
}

/** What a file is made of. Comments one after the other are one, and so are strings, since long texts are broken. */
export function tokensOf(text: string, syntax: Syntax): readonly Token[] {
  const read = syntax.hasContinuedLines === true ? text.replaceAll("??/", "\\").replaceAll("\\\n", "") : text;
  const tokens: Token[] = [];
  let line = 1;
  let at = 0;
  const next = syntax.isMarkup === true ? markupReader(read, syntax) : (from: number) => codeToken(read, from, syntax);
  while (at < read.length) {
    const found = next(at);
    const part = read.slice(at, found.end);
    const last = tokens.at(-1);
    if (found.kind !== "blank" && !(last?.kind === found.kind && isText(found) && found.code === "")) {
      tokens.push({ kind: found.kind, code: found.code, line });
    }
    line += part.split("\n").length - 1;
    at = found.end;
  }
  return tokens;
}

interface Found {
  readonly kind: Token["kind"] | "blank";
  readonly code: string;
  readonly end: number;
}

const isText = ({ kind }: Found): boolean => kind === "text" || kind === "comment";

/** The token at a place in code. */
function codeToken(text: string, at: number, syntax: Syntax): Found {
  for (const [open, close] of syntax.blockComments) {
    const from = open.startsWith("\n") && at === 0 ? open.slice(1) : open;
    if (text.startsWith(from, at)) return closed(text, at + from.length, close);
  }
  const blank = /\s+/y;
  blank.lastIndex = at;
  if (blank.test(text)) {
    // What begins with a line feed may begin with the last blank.
    const end =
      syntax.blockComments.some(([open]) => open.startsWith("\n")) && text.charAt(at) === "\n"
        ? at + 1
        : blank.lastIndex;
    return { kind: "blank", code: "", end };
  }
  if (syntax.lineComments.some((open) => text.startsWith(open, at))) {
    return { kind: "comment", code: "", end: endOfLine(text, at) };
  }
  if (syntax.hasCharacters === true && text.startsWith("'", at)) {
    const character = /'(?:\\[^\n]{1,9}?|[^'\\\n]{1,2})'/y;
    character.lastIndex = at;
    return character.test(text) ? { kind: "text", code: "", end: character.lastIndex } : punctuation(text, at);
  }
  const quotes = syntax.quotes.find(({ open }) => text.startsWith(open, at));
  if (quotes !== undefined) return quoted(text, at, quotes);
  const word = /[\p{L}\p{N}_]+/uy;
  word.lastIndex = at;
  return word.test(text)
    ? { kind: "code", code: text.slice(at, word.lastIndex), end: word.lastIndex }
    : punctuation(text, at);
}

function punctuation(text: string, at: number): Found {
  return { kind: "code", code: text.charAt(at), end: at + 1 };
}

function endOfLine(text: string, at: number): number {
  const end = text.indexOf("\n", at);
  return end === -1 ? text.length : end;
}

/** A comment up to what closes it. */
function closed(text: string, from: number, close: string): Found {
  const end = text.indexOf(close, from);
  return end === -1
    ? { kind: "open", code: "", end: text.length }
    : { kind: "comment", code: "", end: end + close.length };
}

function quoted(text: string, at: number, { open, close, escapes, isMultiline, codeAfter = [] }: Quotes): Found {
  const code: string[] = [];
  let place = at + open.length;
  while (place < text.length) {
    if (text.startsWith(close, place)) {
      const isDoubled = escapes.includes("double") && text.startsWith(close, place + close.length);
      if (!isDoubled) return { kind: "text", code: code.join(" "), end: place + close.length };
      place += 2 * close.length;
      continue;
    }
    const interpolated = codeAfter.find(
      (each) => text.startsWith(each, place) && /[\w({$@]/.test(text.charAt(place + each.length)),
    );
    if (interpolated !== undefined) {
      const rest = /^[^"'`\n]{0,40}/.exec(text.slice(place));
      code.push(rest?.[0] ?? interpolated);
    }
    if (text.charAt(place) === "\n" && isMultiline !== true) return { kind: "open", code: code.join(" "), end: place };
    place += escapes.includes("backslash") && text.charAt(place) === "\\" && interpolated === undefined ? 2 : 1;
  }
  return { kind: "open", code: code.join(" "), end: text.length };
}

/** Reads text with tags in it: tags are code, attributes' values and what is between tags are texts. */
function markupReader(text: string, syntax: Syntax): (at: number) => Found {
  let isInTag = false;
  return (at) => {
    if (isInTag) {
      if (text.charAt(at) === ">") isInTag = false;
      const quote = text.charAt(at);
      if (quote === '"' || quote === "'") {
        return quoted(text, at, { open: quote, close: quote, escapes: [], isMultiline: true });
      }
      return codeToken(text, at, { ...syntax, isMarkup: undefined });
    }
    for (const [open, close] of syntax.blockComments)
      if (text.startsWith(open, at)) return closed(text, at + open.length, close);
    const tag = /<(?=[a-zA-Z/!?])/y;
    tag.lastIndex = at;
    if (tag.test(text)) {
      isInTag = true;
      return punctuation(text, at);
    }
    const end = /<(?=[a-zA-Z/!?])/g;
    end.lastIndex = at + 1;
    const next = end.exec(text);
    return { kind: "text", code: "", end: next?.index ?? text.length };
  };
}
