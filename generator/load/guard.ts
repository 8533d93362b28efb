import { hidingMarks, loneSurrogates } from "../model/invisible.js";
import { tokensOf } from "./tokens.js";

/** Deeper than any spec needs, and far below the depth at which the recursive composer runs out of stack. */
const deepest = 64;

/** Something that a spec file must not contain, with a message for its author. Its place is in offsets into the text. */
export interface SyntaxProblem {
  readonly rule: string;
  readonly start: number;
  readonly end: number;
  readonly message: string;
  readonly help: string;
}

/** Whether a text has nothing that {@link guard} finds without lexemes, and no byte order mark. */
export function isPlainText(text: string): boolean {
  return text.search(hidden) === -1 && deepIndentation(text) === undefined;
}

/**
 * Finds what must be refused before the composer runs: invisible characters, and nesting that would crash the composer.
 * The composer recurses, and V8 aborts the process when a regular expression reaches the end of the stack. The lexer does
 * not recurse.
 */
export function guard(text: string, lexemes: Iterable<string>): SyntaxProblem[] {
  const findings: SyntaxProblem[] = [];
  for (const { index, 0: mark } of text.matchAll(hidden)) {
    if (index === 0 && mark === "\ufeff") continue;
    const name = `U+${mark.charCodeAt(0).toString(16).toUpperCase().padStart(4, "0")}`;
    findings.push({
      rule: "yaml-character",
      start: index,
      end: index + mark.length,
      message: `${name} is an invisible character`,
      help: 'remove it, or write it as an escape in double quotes, such as "\\u200b"',
    });
  }
  let depth = 0;
  let offset = 0;
  for (const { text: token, isScalar } of tokensOf(lexemes)) {
    if (token.startsWith("%") && !isScalar) {
      findings.push({
        rule: "yaml-directive",
        start: offset,
        end: offset + token.length,
        message: "YAML directives are not supported in a spec",
        help: "remove the line",
      });
    }
    if (token === "{" || token === "[") depth += 1;
    if (token === "}" || token === "]") depth -= 1;
    if (depth > deepest) {
      findings.push(tooDeep(offset));
      break;
    }
    offset += token.length;
  }
  const indented = deepIndentation(text);
  if (indented !== undefined) findings.push(tooDeep(indented));
  return findings;
}

/**
 * C0 controls except tab and line breaks; DEL and all of C1; marks that hide or reorder text; lone surrogates. A carriage
 * return without a line feed is included: it is a line break in YAML, but not in every editor.
 */
const hidden = new RegExp(
  `[\\u0000-\\u0008\\u000b\\u000c\\u000e-\\u001f\\u007f-\\u009f${hidingMarks}]|\\r(?!\\n)|${loneSurrogates}`,
  "g",
);

const tooDeep = (offset: number): SyntaxProblem => ({
  rule: "yaml-depth",
  start: offset,
  end: offset + 1,
  message: `the nesting is deeper than ${deepest} levels`,
  help: "reduce the nesting: a spec needs at most six levels",
});

/**
 * The offset at which block nesting gets too deep, or undefined. A nested block collection is indented further than its
 * parent, or starts with `-`, `?` or `:` after another such mark on the same line. So only a line with that many blanks
 * and marks before its text can be too deep.
 */
function deepIndentation(text: string): number | undefined {
  const opening = new RegExp(`^(?:[ \\t]|[-?:](?=[ \\t])){${2 * deepest},}`, "m");
  return opening.exec(text)?.index;
}
