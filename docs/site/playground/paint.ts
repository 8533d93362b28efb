import type { Paint } from "../../../generator/diagnostic/text.js";

const start = "\u0001";
const middle = "\u0002";
const end = "\u0003";

/** Marks colors in a text. Text from a spec has none of these characters: they have been made visible before. */
export const paint: Paint = (style, text) => `${start}${style}${middle}${text}${end}`;

const marked = new RegExp(`(${start}[^${end}]*${end})`);

/** A text with its colors, as nodes of the page. */
export function painted(text: string): readonly (string | HTMLElement)[] {
  return text.split(marked).map((part) => {
    if (!part.startsWith(start)) return part;
    const [style = "", inner = ""] = part.slice(1, -1).split(middle);
    const span = document.createElement("span");
    span.className = `paint-${style}`;
    span.textContent = inner;
    return span;
  });
}
