import { utf16String, utf16Units } from "../text-line.js";

/*
 * Where google-java-format breaks lines: those of more than 100 characters.
 */

const width = 100;

const pad = (indent: number): string => " ".repeat(indent);

const fits = (line: string): boolean => line.length <= width;

/** `head "text";` in one line, or the text below, in several strings if it is long. */
export function withText(indent: number, head: string, text: string, tail = ";"): string[] {
  const line = `${pad(indent)}${head} ${utf16String(text)}${tail}`;
  if (fits(line)) return [line];
  return [`${pad(indent)}${head}`, ...concatenation(indent + 4, text, tail)];
}

/** `head call(arguments);` in one line, or with breaks: behind the head, then within the parentheses. */
export function withCall(indent: number, head: string, name: string, args: readonly string[], tail = ";"): string[] {
  const line = `${pad(indent)}${head} ${name}(${args.join(", ")})${tail}`;
  if (fits(line)) return [line];
  return [`${pad(indent)}${head}`, ...call(indent + 4, name, args, tail)];
}

/** `call(arguments);` in one line, or with the arguments below: in one line, or each in its own. */
export function call(indent: number, name: string, args: readonly string[], tail = ";"): string[] {
  const line = `${pad(indent)}${name}(${args.join(", ")})${tail}`;
  if (fits(line)) return [line];
  const inner = `${pad(indent + 4)}${args.join(", ")})${tail}`;
  if (fits(inner)) return [`${pad(indent)}${name}(`, inner];
  return [
    `${pad(indent)}${name}(`,
    ...args.map((arg, index) => `${pad(indent + 4)}${arg}${index === args.length - 1 ? `)${tail}` : ","}`),
  ];
}

/** A call whose arguments are texts and calls. */
export interface Call {
  readonly call: string;
  readonly args: readonly Expression[];
}

type Expression = Call | { readonly text: string };

/** `head call(arguments);` in one line, or with breaks: behind the head, then within the parentheses. */
export function withExpression(indent: number, head: string, expression: Call): string[] {
  const line = `${pad(indent)}${head} ${flat(expression)};`;
  if (fits(line)) return [line];
  return [`${pad(indent)}${head}`, ...broken(indent + 4, expression, ";")];
}

const flat = (expression: Expression): string =>
  "text" in expression ? utf16String(expression.text) : `${expression.call}(${expression.args.map(flat).join(", ")})`;

function broken(indent: number, expression: Expression, tail: string): string[] {
  if ("text" in expression) return concatenation(indent, expression.text, tail);
  const line = `${pad(indent)}${flat(expression)}${tail}`;
  if (fits(line)) return [line];
  const { call: name, args } = expression;
  const inner = `${pad(indent + 4)}${args.map(flat).join(", ")})${tail}`;
  if (fits(inner)) return [`${pad(indent)}${name}(`, inner];
  const last = args.length - 1;
  return [
    `${pad(indent)}${name}(`,
    ...args.flatMap((arg, index) => broken(indent + 4, arg, index === last ? `)${tail}` : ",")),
  ];
}

/** `return a && b;` in one line, or with a line for each part. */
export function conjunction(indent: number, parts: readonly string[]): string[] {
  const line = `${pad(indent)}return ${parts.join(" && ")};`;
  if (fits(line)) return [line];
  return parts.map((part, index) => {
    const end = index === parts.length - 1 ? ";" : "";
    return index === 0 ? `${pad(indent)}return ${part}${end}` : `${pad(indent + 4)}&& ${part}${end}`;
  });
}

/** A text as strings with `+` between them, each in a line of its own. */
function concatenation(indent: number, text: string, tail: string): string[] {
  const whole = `${pad(indent)}${utf16String(text)}${tail}`;
  if (fits(whole)) return [whole];
  const pieces = literalPieces(text, width - indent - 6 - tail.length - 2);
  return pieces.map((piece, index) => {
    const end = index === pieces.length - 1 ? tail : "";
    return index === 0 ? `${pad(indent)}"${piece}"${end}` : `${pad(indent + 4)}+ "${piece}"${end}`;
  });
}

/** A string literal in pieces of at most so many characters, cut behind a blank where there is one. */
function literalPieces(text: string, room: number): string[] {
  const pieces: string[] = [];
  let piece = "";
  let blank = 0; // the length of the piece up to its last blank
  for (const unit of utf16Units(text)) {
    if (piece.length + unit.length > room) {
      const cut = blank > 0 ? blank : piece.length;
      pieces.push(piece.slice(0, cut));
      piece = piece.slice(cut);
      blank = 0;
    }
    piece += unit;
    if (unit === " ") blank = piece.length;
  }
  return [...pieces, piece];
}

/** The head of a type with a list of others: `class A implements B, C {`, with breaks where it is long. */
export function listed(head: string, keyword: string, types: readonly string[]): string[] {
  const line = `${head} ${keyword} ${types.join(", ")} {`;
  if (fits(line)) return [line];
  const below = `    ${keyword} ${types.join(", ")} {`;
  if (fits(below)) return [head, below];
  const last = types.length - 1;
  return [
    head,
    ...types.map((type, index) => {
      const end = index === last ? " {" : ",";
      return index === 0 ? `    ${keyword} ${type}${end}` : `        ${type}${end}`;
    }),
  ];
}

/** The head of a method, `head(parameters) {`, with breaks where it is long. */
export function method(indent: number, head: string, parameters: readonly string[]): string[] {
  const start = `${pad(indent)}${head}(`;
  const line = `${start}${parameters.join(", ")}) {`;
  if (fits(line)) return [line];
  const inner = pad(indent + 4);
  const below = `${inner}${parameters.join(", ")}) {`;
  if (fits(below)) return [start, below];
  const last = parameters.length - 1;
  return [start, ...parameters.map((each, index) => `${inner}${each}${index === last ? ") {" : ","}`)];
}
