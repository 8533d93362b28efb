/** A stretch of a text and what comes in its place. */
export interface Splice {
  readonly start: number;
  readonly end: number;
  readonly text: string;
  /** Whether it comes behind others at its place: a new entry behind the lines added to the one before it. */
  readonly last?: boolean;
}

/**
 * Carries splices out. What is not in one of them stays as it is, byte for byte. Two at one place stay in their order.
 * Line feeds that are inserted become what the text has.
 */
export function applySplices(text: string, splices: readonly Splice[]): string {
  const isCrlf = text.includes("\r\n");
  let result = "";
  let at = 0;
  const ordered = splices
    .map((splice, i) => ({ ...splice, i }))
    .sort((a, b) => a.start - b.start || Number(a.last ?? false) - Number(b.last ?? false) || a.i - b.i);
  for (const { start, end, text: inserted } of ordered) {
    if (start < at) throw new Error(`two edits of one place: ${start} before ${at}`);
    result += text.slice(at, start) + (isCrlf ? inserted.replaceAll("\n", "\r\n") : inserted);
    at = end;
  }
  return result + text.slice(at);
}
