/** The most characters of a body that are looked at, and that are shown. */
const mostRead = 4096;
const mostShown = 200;

/** Blanks, controls, and invisible characters that could hide or reorder the text around them. */
const unprintable = /[\p{Cc} \u00a0\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff]+/gu;

/** The first printable characters of a body. Section 3 of the response contract. */
export function excerptOf(body: string | Uint8Array): string {
  // A character has at most two UTF-16 units or four bytes; a byte order mark has one or three.
  const text =
    typeof body === "string"
      ? body.slice(0, 1 + 2 * mostRead).replace(/^\ufeff/, "")
      : new TextDecoder().decode(body.subarray(0, 3 + 4 * mostRead));
  const printable = first(mostRead, text).toWellFormed().replace(unprintable, " ").replace(/^ /, "");
  return first(mostShown, printable).replace(/ $/, "");
}

function first(count: number, text: string): string {
  if (text.length <= count) return text; // a character has at least one unit
  return Array.from(text).slice(0, count).join("");
}
