import type { Range } from "../model/position.js";

/** The text of a file, with functions that find places in it. */
export interface SourceText {
  readonly text: string;
  /** The offset of a place, in UTF-16 units. */
  readonly offset: (line: number, column: number) => number;
  /** The text of a range. */
  readonly slice: (range: Range) => string;
  /** The place of the first `part` in a range. If it is not found, for example because it is escaped, the whole range. */
  readonly within: (range: Range, part: string) => Range;
}

/** Finds places in a text. Lines are counted once, on first use. */
export function sourceOf(text: string): SourceText {
  let starts: readonly number[] | undefined;
  const startOf = (line: number): number => {
    starts ??= startsOfLines(text);
    return starts[line - 1] ?? text.length;
  };
  const offset = (line: number, column: number): number => Math.min(startOf(line) + column - 1, text.length);
  const slice = ({ line, column, endLine, endColumn }: Range): string =>
    text.slice(offset(line, column), offset(endLine, endColumn));
  return {
    text,
    offset,
    slice,
    within: (range, part) => {
      const raw = slice(range);
      const index = raw.indexOf(part);
      if (index === -1 || part === "") return range;
      const [line, column] = moved(range.line, range.column, raw.slice(0, index));
      const [endLine, endColumn] = moved(line, column, part);
      return { file: range.file, line, column, endLine, endColumn };
    },
  };
}

function moved(line: number, column: number, over: string): [line: number, column: number] {
  const last = over.lastIndexOf("\n");
  if (last === -1) return [line, column + over.length];
  return [line + over.split("\n").length - 1, over.length - last];
}

/** The offset at which each line begins. */
export function startsOfLines(text: string): number[] {
  const starts = [0];
  for (let end = text.indexOf("\n"); end !== -1; end = text.indexOf("\n", end + 1)) starts.push(end + 1);
  return starts;
}
