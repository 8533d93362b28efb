/** A line of a text, without its line break, and its offset. */
export interface Line {
  readonly text: string;
  readonly start: number;
}

/** Splits a text into lines, with either kind of line break. */
export function linesOf(text: string): Line[] {
  const lines: Line[] = [];
  let start = 0;
  for (let end = text.indexOf("\n"); ; end = text.indexOf("\n", start)) {
    const stop = end === -1 ? text.length : end;
    const raw = text.slice(start, stop);
    lines.push({ text: raw.endsWith("\r") ? raw.slice(0, -1) : raw, start });
    if (end === -1) return lines;
    start = end + 1;
  }
}
