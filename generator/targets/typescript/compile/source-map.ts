import { TextBuilder } from "../../../render/text-builder.js";

/**
 * Writes the `mappings` of a source map: which offset of a text comes from which offset of its source, in order. `origins`
 * has both in turns.
 */
export function mappingsOf(text: string, source: string, origins: readonly number[]): string {
  const lineOf = lineCounter(text);
  const sourceLineOf = lineCounter(source);
  const mappings = new TextBuilder();
  let before = { line: 0, column: 0, sourceLine: 0, sourceColumn: 0 };
  let last = -1;
  for (let index = 0; index < origins.length; index += 2) {
    const offset = Number(origins[index]);
    const sourceOffset = Number(origins[index + 1]);
    if (offset === last) continue;
    last = offset;
    const { line, column } = lineOf(offset);
    const { line: sourceLine, column: sourceColumn } = sourceLineOf(sourceOffset);
    const isNewLine = line > before.line;
    const start = isNewLine ? ";".repeat(line - before.line) : mappings.length === 0 ? "" : ",";
    const columns = `${encoded(column - (isNewLine ? 0 : before.column))}A`;
    const lines = encoded(sourceLine - before.sourceLine) + encoded(sourceColumn - before.sourceColumn);
    mappings.add(start + columns + lines);
    before = { line, column, sourceLine, sourceColumn };
  }
  return mappings.text;
}

/** Gives the line and the column of offsets, each of which is not before the last one. */
function lineCounter(text: string): (offset: number) => { readonly line: number; readonly column: number } {
  let line = 0;
  let start = 0;
  let end = text.indexOf("\n");
  return (offset) => {
    for (; end >= 0 && end < offset; end = text.indexOf("\n", start)) {
      line++;
      start = end + 1;
    }
    return { line, column: offset - start };
  };
}

const digits = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

/** A number as a source map has it: five bits in a digit, the sign in the lowest bit. */
function encoded(value: number): string {
  let rest = value < 0 ? -value * 2 + 1 : value * 2;
  let text = "";
  do {
    text += digits[(rest % 32) + (rest >= 32 ? 32 : 0)] ?? "";
    rest = Math.floor(rest / 32);
  } while (rest > 0);
  return text;
}
