import type { Entry } from "../model/catalog.js";
import { textPieces } from "../model/text-pieces.js";

const known = new WeakMap<Entry, (detail: string) => boolean>();

/** Whether a message is a text of an entry in some locale, with any values for its params. */
export function hasText(entry: Entry, detail: string): boolean {
  const found = known.get(entry) ?? matcher(entry);
  known.set(entry, found);
  return found(detail);
}

function matcher(entry: Entry): (detail: string) => boolean {
  const plain = new Set<string>();
  const patterns: (readonly string[])[] = [];
  for (const text of Object.values(entry.text)) {
    if (text === undefined) continue;
    const parts: string[] = [""];
    for (const piece of textPieces(text, entry.params)) {
      if ("param" in piece) parts.push("");
      else parts.push((parts.pop() ?? "") + piece.text);
    }
    if (parts.length === 1) plain.add(text);
    else patterns.push(parts);
  }
  return (detail) => plain.has(detail) || patterns.some((parts) => matches(detail, parts));
}

/** Whether a text is made of these parts in this order, with anything between them. */
function matches(text: string, parts: readonly string[]): boolean {
  const [first = "", ...others] = parts;
  const last = others.pop() ?? "";
  const end = text.length - last.length;
  if (!text.startsWith(first) || end < first.length || !text.endsWith(last)) return false;
  let at = first.length;
  for (const part of others) {
    const found = text.indexOf(part, at);
    if (found === -1 || found + part.length > end) return false;
    at = found + part.length;
  }
  return true;
}
