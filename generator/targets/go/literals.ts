import { isPlain } from "../../diagnostic/width.js";
import { wrap } from "../../render/wrap.js";

/*
 * Text from a spec on its way into Go: one pure function per place. None of them can leave its place, whatever the text.
 */

/** An interpreted string literal with this very value; half a surrogate pair becomes U+FFFD, as in UTF-8. */
export function goString(text: string): string {
  const escaped = text.toWellFormed().replace(/["\\]/g, "\\$&");
  if (isPlain(escaped)) return `"${escaped}"`;
  const inner = escaped.replace(
    /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Co}\p{Cn}]/gu,
    (character) => escapes[character] ?? unicodeEscape(character),
  );
  return `"${inner}"`;
}

const escapes: Readonly<Record<string, string>> = { "\n": "\\n", "\r": "\\r", "\t": "\\t" };

function unicodeEscape(character: string): string {
  const code = Number(character.codePointAt(0));
  return code > 0xffff ? `\\U${hex(code, 8)}` : `\\u${hex(code, 4)}`;
}

function hex(code: number, digits: number): string {
  return code.toString(16).padStart(digits, "0");
}

/**
 * What follows `//` for one line of a comment: a blank and the text, or nothing. Line ends and tabs become blanks, and
 * characters that no one sees, or that Go forbids in a file, are spelled out.
 */
export function goComment(text: string): string {
  const line = goLine(text)
    // gofmt writes these two as typographic quotes, the first also in some longer runs, depending on where they stand.
    .replaceAll("``", "“")
    .replaceAll("''", "”");
  return line === "" ? "" : ` ${line}`;
}

function goLine(text: string): string {
  if (isPlain(text) && !text.includes("  ")) return text.trim();
  return text
    .toWellFormed()
    .replace(/[\s\u0085]+/g, " ")
    .trim()
    .replace(/[\p{Cc}\p{Cf}\p{Co}\p{Cn}]/gu, unicodeEscape);
}

/**
 * The lines of a doc comment of these paragraphs, with an empty line between them. Each paragraph begins with words of
 * ours, so that it is never a heading, a list, a link target or `Deprecated:` by accident, and no line begins with what
 * vet takes for a build constraint.
 */
export function docLines(paragraphs: readonly string[], width: number): string[] {
  return paragraphs.flatMap((paragraph, index) => {
    const lines = wrapped(paragraph, width, /^\+build/);
    return index === 0 ? lines : ["", ...lines];
  });
}

/** The lines of an item of a list in a doc comment: none but the first begins like another item. */
export function itemLines(text: string, width: number): string[] {
  return wrapped(text, width, /^(?:\+build|[-+*•]|[0-9]+[.)])/);
}

/** The lines of a text. What no line may begin with is on the line before it. */
function wrapped(text: string, width: number, forbidden: RegExp): string[] {
  const lines: string[] = [];
  for (const line of wrap(goComment(text), width)) {
    if (forbidden.test(line) && lines.length > 0) lines.push(`${String(lines.pop())} ${line}`);
    else lines.push(line);
  }
  return lines;
}

/** Prose within a line of a Markdown file: one line, in which nothing is markup or becomes a link. */
export function goMarkdown(text: string): string {
  return text
    .toWellFormed()
    .replace(/[\s\u0085]+/g, " ")
    .trim()
    .replace(/[\p{Cc}\p{Cf}\p{Co}\p{Cn}]/gu, "\ufffd")
    .replace(/[\\`*_[\]#|~!$]/g, "\\$&")
    .replace(/^[-+=]|^(\d+)(?=[.)])/, (mark, digits?: string) => (digits === undefined ? `\\${mark}` : `${mark}\\`))
    .replace(/[&<>{}@]/g, (mark) => `&#${mark.charCodeAt(0)};`)
    .replace(/(https?|ftp|mailto|xmpp):/gi, "$1&#58;")
    .replace(/www\./gi, (www) => `${www.slice(0, 3)}&#46;`);
}

/** A URL as a Markdown autolink in angle brackets. The spec's schema rejects spaces and brackets in it. */
export function goMarkdownUrl(url: string): string {
  return `<${url.toWellFormed().replace(/[\p{C}\p{Z}<>]/gu, encodeURIComponent)}>`;
}
