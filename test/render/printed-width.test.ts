import { util } from "prettier";
import { expect, it } from "vitest";
import { printedWidth } from "../../generator/render/printed-width.js";

it.each<[text: string, width: number]>([
  ["plain", 5],
  ["证书链", 6],
  ["é\u0301\u0000", 1],
  ["\u{1f44d}", 2],
  ["1\ufe0f\u20e3", 2],
  ["\u261d", 2],
  ["\u{1f469}\u200d\u{1f469}\u200d\u{1f467}", 2], // a family
  ["\u{1f3f3}\u200d\u{1f308}", 2], // a flag without the selector that belongs in it
  ["\u2764\u200d\u{1f525}\ufe0f", 2], // a heart on fire, followed by a selector
  ["\u{1f469}\u200d\u{1f469}\u200d\u{1f467}\u200d\u{1f525}", 5], // a family, and fire that is not part of it
  ["\u{1f44d}\u200d\u{1f525}", 5], // joined, but not a known sequence
])("counts the cells of %j as Prettier does: %i", (text, width) => {
  expect([printedWidth(text), util.getStringWidth(text)]).toEqual([width, width]);
});
