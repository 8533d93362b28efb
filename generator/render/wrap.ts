import { cells, graphemes, plainCells } from "../diagnostic/width.js";
import type { Grapheme } from "../diagnostic/width.js";

/**
 * Breaks text into lines of at most `width` terminal cells: at blanks, and between wide characters, since Chinese has no
 * blanks. Line breaks of the text are kept. A word that is too long stays whole.
 */
export function wrap(text: string, width: number): string[] {
  return text.split(/\r\n|[\n\r\u0085\u2028\u2029]/).flatMap((line) => wrapLine(line.trim(), width));
}

function wrapLine(text: string, width: number): string[] {
  if ((plainCells(text) ?? Infinity) <= width) return [text];
  if (/^[!-~]+(?: [!-~]+)*$/.test(text)) return wrapAscii(text, width);
  const lines: string[] = [];
  let line = "";
  let used = 0;
  for (const piece of pieces(text)) {
    if (line !== "" && used + cells(piece.trimEnd()) > width) {
      lines.push(line.trimEnd());
      line = piece.trimStart();
      used = cells(line);
    } else {
      line += piece;
      used += cells(piece);
    }
  }
  lines.push(line.trimEnd());
  return lines;
}

/** The same for words of ASCII with single blanks between them, whose cells are their characters. */
function wrapAscii(text: string, width: number): string[] {
  const lines: string[] = [];
  let start = 0;
  while (text.length - start > width) {
    const last = text.lastIndexOf(" ", start + width);
    const end = last > start ? last : text.indexOf(" ", start);
    if (end < 0) break;
    lines.push(text.slice(start, end));
    start = end + 1;
  }
  return [...lines, text.slice(start)];
}

/** Characters that cannot start a line in Chinese typesetting and stay with the character before them. */
const closing = "，。、；：？！）」』】〉》”’…%,.;:?!)]}";

/** Characters that cannot end a line and stay with the character after them. */
const opening = "（「『【〈《“‘([{";

/** The text split where a line may break: after each blank, and around each wide character. */
function pieces(text: string): string[] {
  if (/^[!-~][ -~]*$/.test(text)) return Array.from(text.matchAll(/[^ ]+ */g), ([piece]) => piece);
  const found: string[] = [];
  let piece = "";
  let previous: Grapheme = { text: "", cells: 0 };
  for (const grapheme of graphemes(text)) {
    const breakable =
      previous.text === " " ||
      ((grapheme.cells === 2 || previous.cells === 2) &&
        !closing.includes(grapheme.text) &&
        !opening.includes(previous.text));
    if (piece !== "" && breakable && grapheme.text !== " ") {
      found.push(piece);
      piece = "";
    }
    piece += grapheme.text;
    previous = grapheme;
  }
  return [...found, piece];
}
