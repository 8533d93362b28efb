import { isCollection, visit } from "yaml";
import type { Document, YAMLError } from "yaml";
import type { SyntaxProblem } from "./guard.js";

type Explanation = Omit<SyntaxProblem, "start" | "end">;

interface Known extends Omit<Explanation, "rule"> {
  /** The parser's code. */
  readonly code: YAMLError["code"];
  /** Matches some of the parser's messages with that code. If it is left out, all of them. */
  readonly when?: RegExp;
  readonly rule?: string;
  /** Set if the parser continues normally afterwards, so that the next problem on the line is a separate one. */
  readonly alone?: true;
}

const quote = "put the text in quotes";

/** Part of the parser's message for each token after the end of the document. */
const afterTheEnd = " in YAML stream";

/** Our message for each of the parser's problems. The first that matches is used. */
const known: readonly Known[] = [
  {
    code: "BAD_DQ_ESCAPE",
    message: "invalid escape sequence in double quotes",
    help: "write two backslashes, or use single quotes",
    alone: true,
  },
  {
    code: "BAD_INDENT",
    when: /same column/,
    message: "the lines of a list or mapping must start in the same column",
    help: "give them the same indentation",
  },
  {
    code: "BAD_INDENT",
    message: "the line is not indented far enough",
    help: "indent it further than the key it belongs to",
  },
  { code: "BAD_SCALAR_START", message: "a text cannot start with this character", help: quote, alone: true },
  {
    code: "BLOCK_AS_IMPLICIT_KEY",
    when: /sequence/,
    message: "found a list where a key is expected",
    help: "indent it like the list it belongs to",
  },
  { code: "BLOCK_AS_IMPLICIT_KEY", message: "a text that contains `: ` is read as a mapping", help: quote },
  {
    code: "BLOCK_IN_FLOW",
    message: "a list or mapping inside brackets needs brackets of its own",
    help: "write `[a, b]` or `{ a: b, c: d }` with all commas, or close the bracket above",
  },
  {
    code: "MISSING_CHAR",
    when: /Implicit map keys/,
    message: "the key has no value",
    help: "write `key: value` with a space after the colon, or indent the line if it continues a text",
  },
  {
    code: "MISSING_CHAR",
    when: /Comments/,
    message: "a comment needs a space before its `#`",
    help: `add the space, or ${quote} if the \`#\` is part of it`,
  },
  {
    code: "MISSING_CHAR",
    when: /Sequence item/,
    message: "a list item must start with `- `",
    help: "add it, or indent the line like the item it belongs to",
  },
  {
    code: "MISSING_CHAR",
    when: /leading empty lines/,
    message: "an empty line above has more spaces than the text is indented by",
    help: "remove the spaces from it",
  },
  {
    code: "MISSING_CHAR",
    when: / between | after : /,
    message: "a comma or a colon is missing before this",
    help: `write \`, \` between items in brackets and \`: \` after keys, or ${quote}`,
  },
  {
    code: "MULTIPLE_DOCS",
    rule: "yaml-documents",
    message: "a spec file can have only one YAML document",
    help: "give each module a file of its own",
  },
  {
    code: "MULTILINE_IMPLICIT_KEY",
    message: "a key must be on one line",
    help: `write \`key: value\`, or ${quote} if it contains \`: \``,
  },
  { code: "NON_STRING_KEY", rule: "yaml-key", message: "a key must be text", help: "quote the key" },
  {
    code: "RESOURCE_EXHAUSTION",
    rule: "yaml-depth",
    message: "the brackets are nested too deeply",
    help: "reduce the nesting: a spec needs at most six levels",
  },
  { code: "TAB_AS_INDENT", message: "a tab cannot be used for indentation", help: "indent with spaces" },
  {
    code: "TAG_RESOLVE_FAILED",
    rule: "yaml-tag",
    message: "YAML tags are not supported in a spec",
    help: "remove the tag",
    alone: true,
  },
  {
    code: "UNEXPECTED_TOKEN",
    when: /flow-(?:map|seq|error)-end/,
    message: "this bracket closes nothing",
    help: `remove it, or ${quote} if the bracket is part of it`,
  },
  {
    code: "UNEXPECTED_TOKEN",
    when: /at node end/,
    message: "unexpected text after the value",
    help: "put the whole text in quotes (double quotes if it has an apostrophe), or fix the indentation",
  },
  {
    code: "UNEXPECTED_TOKEN",
    when: /Block scalar header|Not a YAML token/,
    message: "the text after `|` or `>` must start on the next line",
    help: `move it there and indent it, or ${quote}`,
  },
  {
    code: "UNEXPECTED_TOKEN",
    when: /Unexpected (?:,|empty item)/,
    message: "nothing precedes this comma",
    help: "remove the comma",
  },
  {
    code: "UNEXPECTED_TOKEN",
    when: /same line with key/,
    message: "a list must start on a line of its own",
    help: `start it on the next line, or ${quote} if it is not a list`,
  },
  {
    code: "UNEXPECTED_TOKEN",
    when: new RegExp(afterTheEnd),
    message: "unexpected content after the end of the spec",
    help: "look above it for a quote, a bracket or an indentation that does not belong there",
  },
];

const other: Explanation = {
  rule: "yaml-syntax",
  message: "invalid YAML",
  help: "quote the text if it starts with a special character or contains `: ` or ` #`",
};

const closing: Readonly<Partial<Record<string, string>>> = { '"': '"', "'": "'", "[": "]", "{": "}" };

/**
 * The problems of a document. After a mistake the parser continues as well as it can, and reports everything that it no
 * longer understands. So only one problem a line is reported, and none after an unclosed quote or bracket or after the end
 * of the document.
 */
export function yamlProblems(document: Document, text: string): readonly SyntaxProblem[] {
  const all = [...document.errors, ...document.warnings].sort((a, b) => a.pos[0] - b.pos[0]);
  if (all.length === 0) return [];
  const end = all.findIndex(({ message }) => message.includes(afterTheEnd));
  const found = end === -1 ? all : all.slice(0, end + 1);
  const unclosed = unclosedByEnd(document, text);
  const [firstUnclosed = text.length] = [...unclosed.values()].flat();
  const problems: SyntaxProblem[] = [];
  let reportedLine: number | undefined;
  for (const problem of found) {
    const [start] = problem.pos;
    const opened = unclosed.get(start)?.shift();
    if (opened !== undefined) {
      problems.push(notClosed(text, opened));
      continue;
    }
    const explanation = known.find(({ code, when }) => code === problem.code && when?.test(problem.message) !== false);
    const { rule, message, help, alone } = { ...other, alone: undefined, ...explanation };
    if (alone !== true) {
      const line = text.lastIndexOf("\n", start - 1);
      if (start > firstUnclosed || line === reportedLine) continue;
      reportedLine = line;
    }
    problems.push({ rule, start, end: start + lengthOf(text, problem.pos), message, help });
  }
  return problems;
}

function notClosed(text: string, start: number): SyntaxProblem {
  const mark = /["']/.test(text.charAt(start)) ? "quote" : "bracket";
  return {
    rule: "yaml-syntax",
    start,
    end: start + 1,
    message: `this ${mark} is not closed`,
    help: "close it, or indent the lines that belong to it further than the key",
  };
}

/** The starts of unclosed quotes and brackets, outermost first, by the offset at which the parser gave up. */
function unclosedByEnd(document: Document, text: string): ReadonlyMap<number, number[]> {
  const opened = new Map<number, number[]>();
  visit(document, {
    Node: (_, node) => {
      if (isCollection(node) && node.flow !== true) return; // its first key may have its own quote
      const [start, end] = node.range ?? [0, 0];
      const close = closing[text.charAt(start)];
      if (close === undefined || (end > start + 1 && text.charAt(end - 1) === close)) return;
      opened.set(end, [...(opened.get(end) ?? []), start]);
    },
  });
  return opened;
}

/** The parser often points at one character. The mark covers the word that starts there, up to the end of its line. */
function lengthOf(text: string, [start, end]: readonly [number, number]): number {
  const [line = ""] = text.slice(start).split(/\r?\n/, 1);
  const [word = ""] = /^(?:"[^"]*"|'[^']*'|[^\s:,[\]{}]+)/.exec(line) ?? [];
  return Math.min(line.length, Math.max(end - start, word.length, 1));
}
