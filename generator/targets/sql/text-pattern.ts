import type { Entry } from "../../model/catalog.js";
import { textPieces } from "../../model/text-pieces.js";

/** The texts of an entry in every locale, as patterns of LIKE in which a param is any text. */
export function textPatterns({ text, params }: Entry): readonly string[] {
  const patterns = Object.values(text).map((each = "") =>
    textPieces(each, params)
      .map((piece) => ("text" in piece ? piece.text.replace(/[\\%_]/g, "\\$&") : "%"))
      .join(""),
  );
  return [...new Set(patterns)];
}
