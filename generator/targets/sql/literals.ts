/*
 * Text from a spec on its way into SQL. A literal stays on its line, so that no client takes a line of it for a command.
 */

/**
 * What follows `--` for one line of a comment: a blank and the text, or nothing. In Spark a backslash at the end would make
 * the next line part of the comment, and `${name}` is replaced even there.
 */
export function comment(text: string): string {
  const line = text
    .toWellFormed()
    .replace(/[\s\p{Cc}\p{Cf}\p{Zl}\p{Zp}]+/gu, " ")
    .replaceAll("${", "$ {")
    .trim();
  return line === "" ? "" : ` ${line}${line.endsWith("\\") ? "." : ""}`;
}

/** A cell of a CSV file (RFC 4180). No engine reads U+0000. */
export function csvCell(text: string): string {
  const cell = storable(text);
  return /[",\r\n]|^\s|\s$|^$/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell;
}

/** Text that a database can store: a lone surrogate and U+0000 are U+FFFD. */
export function storable(text: string): string {
  return text.toWellFormed().replaceAll("\0", "\ufffd");
}

/** Characters that would end a line, or that nobody sees. */
const hidden = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu;

/** A string of standard SQL, in which a backslash is a character. Hidden characters are joined by their numbers. */
export function duckdbString(text: string): string {
  const parts = storable(text)
    .split(/([\p{Cc}\p{Cf}\p{Zl}\p{Zp}])/u)
    .flatMap((part, index) => {
      if (part === "") return [];
      return index % 2 === 0 ? [`'${part.replaceAll("'", "''")}'`] : [`chr(${Number(part.codePointAt(0))})`];
    });
  if (parts.length === 0) return "''";
  return parts.length === 1 ? (parts[0] ?? "") : `(${parts.join(" || ")})`;
}

/** A string of PostgreSQL: with escapes only if it has hidden characters. */
export function postgresString(text: string): string {
  const plain = storable(text);
  const quoted = plain.replaceAll("'", "''");
  if (!new RegExp(hidden.source, "u").test(plain)) return `'${quoted}'`;
  return `e'${quoted.replaceAll("\\", "\\\\").replace(hidden, (character) => {
    const digits = Number(character.codePointAt(0)).toString(16);
    return digits.length > 4 ? `\\U${digits.padStart(8, "0")}` : `\\u${digits.padStart(4, "0")}`;
  })}'`;
}

/** A string of ClickHouse, in which a backslash starts an escape. */
export function clickhouseString(text: string): string {
  return `'${storable(text)
    .replace(/[\\']/g, "\\$&")
    .replace(hidden, (character) =>
      [...new TextEncoder().encode(character)].map((byte) => `\\x${byte.toString(16).padStart(2, "0")}`).join(""),
    )}'`;
}

/** A string of Spark SQL, in which a backslash starts an escape. Spark replaces `${name}` before it reads SQL. */
export function sparkString(text: string): string {
  return `'${storable(text)
    .replace(/[\\']/g, "\\$&")
    .replaceAll("${", "\\u0024{")
    .replace(hidden, (character) => {
      const digits = Number(character.codePointAt(0)).toString(16);
      return digits.length > 4 ? `\\U${digits.padStart(8, "0")}` : `\\u${digits.padStart(4, "0")}`;
    })}'`;
}
