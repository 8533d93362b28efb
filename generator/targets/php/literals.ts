import { isPlain } from "../../diagnostic/width.js";

/*
 * Text from a spec on its way into PHP and into the files of a package: one pure function per place. None of them can
 * leave its place, whatever the text. In PHP, `?>` ends the code even within a comment of one line.
 */

/** What a reader of the source would not see, or an editor would obey: controls, format characters, separators of lines. */
const hidden = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Co}\p{Cn}]/gu;

const escapes: Readonly<Record<string, string>> = { "\n": "\\n", "\r": "\\r", "\t": "\\t" };

/**
 * A string with this very value: in single quotes, where nothing is replaced, or in double quotes if it has characters that
 * no one sees. Half a surrogate pair, which UTF-8 cannot hold, becomes U+FFFD.
 */
export function phpString(text: string): string {
  const whole = text.toWellFormed();
  if (isPlain(whole) || whole.search(hidden) < 0) return `'${whole.replace(/['\\]/g, "\\$&")}'`;
  const inner = whole
    .replace(/["\\$]/g, "\\$&")
    .replace(hidden, (found) => escapes[found] ?? `\\u{${(found.codePointAt(0) ?? 0).toString(16)}}`);
  return `"${inner}"`;
}

/** Text within a line of a doc comment: nothing in it is a tag, an element or the end of the comment. */
export function docText(text: string): string {
  const line = oneLine(text);
  if (isPlain(line) && !/[&<>@{}*]/.test(line)) return line;
  return line
    .replace(hidden, "\ufffd")
    .replace(/[&<>@{}]/g, (sign) => references[sign] ?? "")
    .replaceAll("*/", "*&#47;");
}

const references: Readonly<Record<string, string>> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  "@": "&#64;",
  "{": "&#123;",
  "}": "&#125;",
};

/** Text behind `//`, in one line, which does not end the code. */
export function commentText(text: string): string {
  return oneLine(text).replace(hidden, "\ufffd").replaceAll("?>", "? >");
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

/** A string of JSON with this very value, in which the characters are escaped that no one sees. */
export function jsonString(text: string): string {
  return JSON.stringify(text.toWellFormed()).replace(hidden, (found) =>
    Array.from(
      { length: found.length },
      (_, index) => `\\u${found.charCodeAt(index).toString(16).padStart(4, "0")}`,
    ).join(""),
  );
}

/** The name of a file in a comment: what is not plain is percent-encoded, so that nothing of it can act there. */
export function commentPath(path: string): string {
  return encodeURI(path.toWellFormed()).replace(/[^\w%./-]/g, (sign) => `%${sign.charCodeAt(0).toString(16)}`);
}

/** The text in one line: every run of blanks and line ends is one blank. */
function oneLine(text: string): string {
  if (isPlain(text) && !text.includes("  ")) return text.trim();
  return text
    .toWellFormed()
    .replace(/[\s\u0085]+/gu, " ")
    .trim();
}
