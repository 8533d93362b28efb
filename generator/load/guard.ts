import { tokensOf } from "./tokens.js";

/** Deeper than any spec, and far from where a recursive composer runs out of stack. */
const deepest = 64;

/** Something that a spec file must not hold, in words for its author, and where: offsets into its text. */
export interface Finding {
  readonly rule: string;
  readonly start: number;
  readonly end: number;
  readonly message: string;
  readonly help: string;
}

/**
 * What must be refused before the composer sees it: text that hides from a reader, and nesting that the composer cannot
 * survive. The composer recurses, and V8 aborts the process when its regular expressions meet the end of the stack; the
 * lexer does not recurse.
 */
export function guard(text: string, lexemes: Iterable<string>): Finding[] {
  const findings: Finding[] = [];
  for (const { index, 0: mark } of text.matchAll(hidden)) {
    if (index === 0 && mark === "\ufeff") continue;
    const name = `U+${mark.charCodeAt(0).toString(16).toUpperCase().padStart(4, "0")}`;
    findings.push({
      rule: "yaml-character",
      start: index,
      end: index + mark.length,
      message: `${name} is a character that a reader cannot see`,
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
        message: "directives are not part of a spec",
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

/** C0 controls but tab and line ends, C1 but NEL's neighbours too, bidi and invisible marks, lone surrogates. */
const hidden =
  // eslint-disable-next-line no-control-regex
  /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\u061c\u200b\u200e\u200f\u2028-\u202e\u2060-\u2069\ufeff]|\r(?!\n)|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g;

const tooDeep = (offset: number): Finding => ({
  rule: "yaml-depth",
  start: offset,
  end: offset + 1,
  message: `values are nested more than ${deepest} deep`,
  help: "a spec needs six levels at most",
});

/**
 * Where block nesting gets too deep, if it does. A nested block collection is indented further than its parent, or is a
 * `-`, `?` or `:` after another on one line; so a line with that much in front of its text is the only way down.
 */
function deepIndentation(text: string): number | undefined {
  const opening = new RegExp(`^(?:[ \\t]|[-?:](?=[ \\t])){${2 * deepest},}`, "m");
  return opening.exec(text)?.index;
}
