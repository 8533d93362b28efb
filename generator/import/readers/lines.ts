/** A line of a text, without its end, and where it begins. */
export interface Line {
  readonly text: string;
  readonly start: number;
}

/** The lines of a text, whatever ends them. */
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
