import { isCollection, visit } from "yaml";
import type { Document, YAMLError } from "yaml";
import type { SyntaxProblem } from "./guard.js";

type Explanation = Omit<SyntaxProblem, "start" | "end">;

interface Known extends Omit<Explanation, "rule"> {
  /** The parser's code. */
  readonly code: YAMLError["code"];
  /** Which of the parser's messages with that code; any where it is left out. */
  readonly when?: RegExp;
  readonly rule?: string;
  /** Set where the parser reads on as if nothing had been, so that what it finds next is a problem of its own. */
  readonly alone?: true;
}

const quote = "put the text in quotes";

/** What the parser says of each token that comes after a document has ended. */
const afterTheEnd = " in YAML stream";

/** What the parser's problems mean. Of those that fit, the first counts. */
const known: readonly Known[] = [
  {
    code: "BAD_DQ_ESCAPE",
    message: "a backslash in double quotes begins an escape, and there is no such",
    help: "write two backslashes, or use single quotes",
    alone: true,
  },
  {
    code: "BAD_INDENT",
    when: /same column/,
    message: "the lines of one list or mapping begin in one column",
    help: "indent them alike",
  },
  {
    code: "BAD_INDENT",
    message: "the line is not indented far enough for what it belongs to",
    help: "indent it further than the key",
  },
  { code: "BAD_SCALAR_START", message: "a text cannot begin with this character", help: quote, alone: true },
  {
    code: "BLOCK_AS_IMPLICIT_KEY",
    when: /sequence/,
    message: "a list stands where a key should",
    help: "indent it like the list that it belongs to",
  },
  { code: "BLOCK_AS_IMPLICIT_KEY", message: "a text with `: ` in it reads as a mapping", help: quote },
  {
    code: "BLOCK_IN_FLOW",
    message: "a list or mapping within brackets has brackets of its own",
    help: "write `[a, b]` or `{ a: b, c: d }`, with all commas, or close the bracket above",
  },
  {
    code: "MISSING_CHAR",
    when: /Implicit map keys/,
    message: "a key without a value",
    help: "write `key: value`, with a blank after the colon; a text's next line is indented",
  },
  {
    code: "MISSING_CHAR",
    when: /Comments/,
    message: "a comment has a blank before its `#`",
    help: `add it, or ${quote} if the \`#\` belongs to it`,
  },
  {
    code: "MISSING_CHAR",
    when: /Sequence item/,
    message: "an item of a list begins with `- `",
    help: "add it, or indent the line like the item above that it belongs to",
  },
  {
    code: "MISSING_CHAR",
    when: /leading empty lines/,
    message: "an empty line above has more blanks than the text is indented by",
    help: "take the blanks out of it",
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
    message: "a spec file holds one document",
    help: "give each module a file of its own",
  },
  {
    code: "MULTILINE_IMPLICIT_KEY",
    message: "a key stands on one line",
    help: `write \`key: value\`, or ${quote} if it contains \`: \``,
  },
  { code: "NON_STRING_KEY", rule: "yaml-key", message: "a key is a text", help: "quote the key" },
  {
    code: "RESOURCE_EXHAUSTION",
    rule: "yaml-depth",
    message: "what is in brackets is too deep",
    help: "a spec needs six levels at most",
  },
  { code: "TAB_AS_INDENT", message: "a tab cannot indent", help: "indent with spaces" },
  {
    code: "TAG_RESOLVE_FAILED",
    rule: "yaml-tag",
    message: "tags are not part of a spec",
    help: "remove the tag",
    alone: true,
  },
  {
    code: "UNEXPECTED_TOKEN",
    when: /flow-(?:map|seq|error)-end/,
    message: "this bracket closes none",
    help: `remove it, or ${quote} if it belongs to it`,
  },
  {
    code: "UNEXPECTED_TOKEN",
    when: /at node end/,
    message: "the value ends before this",
    help: "put the whole text in quotes (double ones if it has an apostrophe), or mend the indentation",
  },
  {
    code: "UNEXPECTED_TOKEN",
    when: /Block scalar header|Not a YAML token/,
    message: "a text after `|` or `>` begins on the next line",
    help: `put it there, indented, or ${quote}`,
  },
  {
    code: "UNEXPECTED_TOKEN",
    when: /Unexpected (?:,|empty item)/,
    message: "nothing stands before this comma",
    help: "remove the comma",
  },
  {
    code: "UNEXPECTED_TOKEN",
    when: /same line with key/,
    message: "a list begins on a line of its own",
    help: `begin it on the next line, or ${quote} if it is one`,
  },
  {
    code: "UNEXPECTED_TOKEN",
    when: new RegExp(afterTheEnd),
    message: "the spec ends before this",
    help: "look above it for a quote, a bracket or an indentation that should not be there",
  },
];

const other: Explanation = {
  rule: "yaml-syntax",
  message: "this cannot stand here",
  help: "quote the text if it begins with a special character or contains `: ` or ` #`",
};

const closing: Readonly<Partial<Record<string, string>>> = { '"': '"', "'": "'", "[": "]", "{": "}" };

/**
 * What is wrong with a document. The parser goes on after a mistake as well as it can, and says of all that it can no
 * longer make sense of that it is wrong: of a line one thing is told, and nothing of what comes after a quote or a bracket
 * that is not closed, or after the end of the document.
 */
export function yamlProblems(document: Document, text: string): readonly SyntaxProblem[] {
  const all = [...document.errors, ...document.warnings].sort((a, b) => a.pos[0] - b.pos[0]);
  if (all.length === 0) return [];
  const end = all.findIndex(({ message }) => message.includes(afterTheEnd));
  const found = end === -1 ? all : all.slice(0, end + 1);
  const unclosed = unclosedByEnd(document, text);
  const [firstUnclosed = text.length] = [...unclosed.values()].flat();
  const problems: SyntaxProblem[] = [];
  let told: number | undefined;
  for (const problem of found) {
    const [start] = problem.pos;
    const opened = unclosed.get(start)?.shift();
    if (opened !== undefined) {
      problems.push(notClosed(text, opened));
      continue;
    }
    const words = known.find(({ code, when }) => code === problem.code && when?.test(problem.message) !== false);
    const { rule, message, help, alone } = { ...other, alone: undefined, ...words };
    if (alone !== true) {
      const line = text.lastIndexOf("\n", start - 1);
      if (start > firstUnclosed || line === told) continue;
      told = line;
    }
    problems.push({ rule, start, end: start + lengthOf(text, problem.pos), message, help });
  }
  return problems;
}

function notClosed(text: string, start: number): SyntaxProblem {
  const what = /["']/.test(text.charAt(start)) ? "quote" : "bracket";
  return {
    rule: "yaml-syntax",
    start,
    end: start + 1,
    message: `the ${what} that begins here is not closed`,
    help: "close it, or indent the lines that belong to it further than the key",
  };
}

/** Where quotes and brackets begin that are not closed, the outermost first, by where the parser gave up. */
function unclosedByEnd(document: Document, text: string): ReadonlyMap<number, number[]> {
  const opened = new Map<number, number[]>();
  visit(document, {
    Node: (_, node) => {
      if (isCollection(node) && node.flow !== true) return; // its first key may have a quote of its own
      const [start, end] = node.range ?? [0, 0];
      const close = closing[text.charAt(start)];
      if (close === undefined || (end > start + 1 && text.charAt(end - 1) === close)) return;
      opened.set(end, [...(opened.get(end) ?? []), start]);
    },
  });
  return opened;
}

/** The parser often points at one character: the mark is as long as the word that begins there, and ends with its line. */
function lengthOf(text: string, [start, end]: readonly [number, number]): number {
  const [line = ""] = text.slice(start).split(/\r?\n/, 1);
  const [word = ""] = /^(?:"[^"]*"|'[^']*'|[^\s:,[\]{}]+)/.exec(line) ?? [];
  return Math.min(line.length, Math.max(end - start, word.length, 1));
}
