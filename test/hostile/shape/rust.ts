import type { Shape } from "./shape.js";

/**
 * The tokens of a Rust file without its comments, by the Rust Reference, "Lexical structure", and the values of its strings.
 * Throws for what is no token, or what a generated file does not have: a raw string, a block comment.
 */
export function rustShape(text: string): Shape {
  const token =
    /\s+|\/\/[^\n]*(?:\n|$)|(?<byte>b?'(?:[^'\\\n]|\\(?:u\{[\da-f]{1,6}\}|x[\da-fA-F]{2}|.))')|(?<string>b?"(?:[^"\\]|\\[^])*")|(?<kept>'[a-z_]\w*|[A-Za-z_]\w*(?!["'#]|\w)|\d[\da-zA-Z_]*|\/(?!\*)|[;:,.<>=+*\-%&|^!?@$()[\]{}#])/y;
  const tokens: string[] = [];
  const literals: string[] = [];
  while (token.lastIndex < text.length) {
    const at = token.lastIndex;
    const groups = token.exec(text)?.groups;
    if (groups === undefined) throw new Error(`no token of Rust: ${text.slice(at, at + 40)}`);
    const { byte, string, kept } = groups;
    if (string !== undefined) literals.push(valueOf(string));
    tokens.push(...(string === undefined ? [kept ?? byte ?? ""] : ['""']));
  }
  return { shape: tokens.filter((one) => one !== "").join(" "), literals };
}

const escapes: Readonly<Record<string, string>> = {
  n: "\n",
  r: "\r",
  t: "\t",
  "0": "\0",
  "\\": "\\",
  '"': '"',
  "'": "'",
};

/** The value of a string literal. Throws for an escape that Rust does not have. */
function valueOf(literal: string): string {
  return literal
    .slice(literal.indexOf('"') + 1, -1)
    .replace(/\\(u\{[\da-f]{1,6}\}|x[\da-fA-F]{2}|[^])/g, (_, escape: string) => {
      const digits = /^(?:u\{(.+)\}|x(.+))$/.exec(escape);
      if (digits !== null) return String.fromCodePoint(parseInt(digits[1] ?? digits[2] ?? "", 16));
      const value = escapes[escape];
      if (value === undefined) throw new Error(`no escape of Rust: \\${escape}`);
      return value;
    });
}
