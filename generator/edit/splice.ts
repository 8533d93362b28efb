/** A range of a text and its replacement. */
export interface Splice {
  readonly start: number;
  readonly end: number;
  readonly text: string;
  /** Whether it comes after other splices at the same place, as a new entry after lines added to the previous entry. */
  readonly last?: boolean;
}

/**
 * Applies splices to a text. Everything else stays byte for byte the same. Splices at the same place keep their order.
 * Inserted line feeds become the line ends of the text.
 */
export function applySplices(text: string, splices: readonly Splice[]): string {
  const isCrlf = text.includes("\r\n");
  let result = "";
  let at = 0;
  const ordered = splices
    .map((splice, i) => ({ ...splice, i }))
    .sort((a, b) => a.start - b.start || Number(a.last ?? false) - Number(b.last ?? false) || a.i - b.i);
  for (const { start, end, text: inserted } of ordered) {
    if (start < at) throw new Error(`two edits overlap: ${start} is before ${at}`);
    result += text.slice(at, start) + (isCrlf ? inserted.replaceAll("\n", "\r\n") : inserted);
    at = end;
  }
  return result + text.slice(at);
}
