import { expect, it } from "vitest";
import { commentsOf } from "../../generator/load/comments.js";

/** `line:column-end text`, with `*` before one that has its line to itself. */
function comments(text: string): string[] {
  return commentsOf({ path: "a.yaml", source: "b.yaml", text }).map(({ text: comment, at, alone }) => {
    expect([at.file, at.endLine]).toEqual(["a.yaml", at.line]);
    return `${alone ? "*" : ""}${at.line}:${at.column}-${at.endColumn} ${comment}`;
  });
}

it.each<[title: string, text: string, ...comments: string[]]>([
  ["a line of its own", "# one\na: 1\n", "*1:1-6 # one"],
  ["after a byte order mark", "\ufeff# one\na: 1\n", "*1:2-7 # one"],
  ["indented, with a blank or a tab", "a:\n  # one\n\t# two\n  b: 1\n", "*2:3-8 # one", "*3:2-7 # two"],
  ["after a value", "a: 1 # one\nb: x  # two\n", "1:6-11 # one", "2:7-12 # two"],
  ["after a key", "a: # one\n  b: 1\n", "1:4-9 # one"],
  ["after quotes", `a: "x" # one\nb: 'y' # two\n`, "1:8-13 # one", "2:8-13 # two"],
  [
    "in a list in brackets",
    "a: [ # one\n  x, # two\n  # three\n]\n",
    "1:6-11 # one",
    "2:6-11 # two",
    "*3:3-10 # three",
  ],
  ["after a text of several lines", 'a: "x\n  y" # one\n# two\n', "2:6-11 # one", "*3:1-6 # two"],
  ["after a block", "a: |\n  x\n  # text\n# one\nb: 1 # two\n", "*4:1-6 # one", "5:6-11 # two"],
  ["beside the sign of a block", "a: | # one\n  # text\n", "1:6-11 # one"],
  ["after a document's mark", "--- # one\na: 1\n", "1:5-10 # one"],
  ["with line ends of two characters", "a: 1 # one\r\n# two\r\n", "1:6-11 # one", "*2:1-6 # two"],
  ["after a list that is not closed", "a:\n  - [x\nb: 1 # one\n", "3:6-11 # one"],
  ["none: within a text", "a: \"# x\"\nb: '# x'\nc: x#y\nd: x #\n", "4:6-7 #"],
  ["none: a block that begins with it", "a: |\n  # x\nb: >\n  # y\n"],
])("finds comments: %s", (_, text, ...expected) => {
  expect(comments(text)).toEqual(expected);
});
