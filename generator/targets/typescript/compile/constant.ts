import type { Cursor } from "./tokens.js";

/** Takes the value of an enum's member, and gives it as the compiler prints it: a number in decimal, a text in `"`. */
export function constantOf(cursor: Cursor): string {
  const sign = cursor.accept("-") ? "-" : "";
  const { text } = cursor.next();
  if (text.startsWith('"')) return text;
  if (text.startsWith("'")) return `"${text.slice(1, -1).replaceAll("\\'", "'").replaceAll('"', '\\"')}"`;
  return sign + String(Number(text));
}
