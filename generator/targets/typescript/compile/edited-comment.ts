import type { DerivedTexts } from "../../../output/file.js";

/*
 * After an edit of a text, a source differs from the earlier one in lines of one doc comment. Declarations have the comment
 * as it is, but for its indentation; and the map has places of tokens, which comments do not move while they have as many
 * lines as before. To put the lines in the place of the earlier ones takes a fraction of the time of compiling the source.
 */

/** The declarations of a source in which lines of one doc comment have changed. Undefined if that is not all. */
export function editedDeclarations({ before, source, earlier }: DerivedTexts): string | undefined {
  const comment = editedComment(before, source);
  if (comment === undefined) return undefined;
  const lines = earlier.split("\n");
  const places = lines.flatMap((_, place) =>
    comment.before.every((line, index) => lines[place + index]?.trim() === line) &&
    nameIn(lines[place + comment.before.length]) === comment.name
      ? [place]
      : [],
  );
  const [place] = places;
  if (place === undefined || places.length > 1) return undefined;
  const indent = lines[place]?.replace(/\S.*/, "") ?? "";
  const inner = comment.now.map((line, index) => `${indent}${index === 0 ? "" : " "}${line}`);
  return [...lines.slice(0, place), ...inner, ...lines.slice(place + inner.length)].join("\n");
}

/** The map of the declarations of such a source. */
export function editedMap({ before, source, earlier }: DerivedTexts): string | undefined {
  return editedComment(before, source) === undefined ? undefined : earlier;
}

/** A doc comment before and after an edit, in lines without indentation, and the name of what it is about. */
interface EditedComment {
  readonly before: readonly string[];
  readonly now: readonly string[];
  readonly name: string;
}

function editedComment(before: string, source: string): EditedComment | undefined {
  const [old, now] = [before.split("\n"), source.split("\n")];
  if (old.length !== now.length) return undefined;
  const changed = old.flatMap((line, index) => (line === now[index] ? [] : [index]));
  let [start = 0] = changed;
  let end = changed.at(-1) ?? -1;
  for (let at = start; at <= end; at++) if (!isInComment(old[at]) || !isInComment(now[at])) return undefined;
  while (start > 0 && !isStart(old[start])) start--;
  while (end < old.length && !isEnd(old[end])) end++;
  const name = nameIn(old[end + 1]);
  if (changed.length === 0 || name === undefined || !isStart(old[start])) return undefined;
  const lines = (all: readonly string[]): readonly string[] => all.slice(start, end + 1).map((line) => line.trim());
  return { before: lines(old), now: lines(now), name };
}

/** Whether a line is one of a doc comment, but neither its first nor its last of several. No other line begins with an asterisk. */
function isInComment(line = ""): boolean {
  return /^ *(?:\/\*\* .* \*\/|\*(?: .*)?)$/.test(line);
}

function isStart(line = ""): boolean {
  return line.trimStart().startsWith("/**");
}

function isEnd(line = ""): boolean {
  return line.endsWith("*/");
}

/** The name that the first line of a declaration has. */
function nameIn(line = ""): string | undefined {
  return /^ *(?:(?:export|declare|const|enum|class|interface|type|function|async|readonly|override|get) )*([\w$]+|"(?:[^"\\]|\\.)*")/.exec(
    line,
  )?.[1];
}
