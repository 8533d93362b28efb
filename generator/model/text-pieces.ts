import type { Param } from "./catalog.js";

/** A part of a text: text as it is, or the value of a parameter. */
export type TextPiece = { readonly text: string } | { readonly param: Param };

/** A text cut at the placeholders of its parameters. Other braces are text. */
export function textPieces(text: string, params: readonly Param[]): readonly TextPiece[] {
  const pieces: TextPiece[] = [];
  let rest = 0;
  for (const match of text.matchAll(/\{([a-z0-9_]+)\}/g)) {
    const param = params.find(({ name }) => name === match[1]);
    if (param === undefined) continue;
    if (match.index > rest) pieces.push({ text: text.slice(rest, match.index) });
    pieces.push({ param });
    rest = match.index + match[0].length;
  }
  if (rest < text.length) pieces.push({ text: text.slice(rest) });
  return pieces;
}
