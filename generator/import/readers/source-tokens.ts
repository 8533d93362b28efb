import { Unreadable, limits } from "../document.js";

/** A token of source code, of any language with brackets. */
export interface Token {
  readonly kind: "word" | "number" | "text" | "mark" | "comment";
  /** As written; for texts, the value. */
  readonly text: string;
  readonly start: number;
  readonly end: number;
  /** Whether it is the first token of its line. */
  readonly first: boolean;
}

/** Tokens between brackets. */
export interface Group {
  readonly kind: "group";
  readonly open: "(" | "[" | "{";
  readonly nodes: Node[];
  readonly start: number;
  end: number;
  readonly first: boolean;
}

export type Node = Token | Group;

const scanner =
  /(\/\/[^\n]*|\/\*[\s\S]*?\*\/)|(#(?![[{!])[^\n]*|#![^\n]*\n|--(?=[\s[])(?!\[\[)[^\n]*)|("""[\s\S]*?"""|'''[\s\S]*?''')|([@$rLu]{0,2}"(?:[^"\\\n]|\\[\s\S])*"|'(?:[^'\\\n]|\\[\s\S])*'|`(?:[^`\\]|\\[\s\S])*`)|(0[xX][0-9A-Fa-f_]+|\d[\d_]*(?:\.\d+)?)\w*|([A-Za-z_$@][\w$]*(?:(?:\.|::)[A-Za-z_$][\w$]*)*)|(=>|->|::|[^\s\w])/g;

/** Splits source code into tokens. `hash` says that `#` begins a comment. */
function tokensOf(text: string, hash: boolean): Token[] {
  const tokens: Token[] = [];
  let last = 0;
  for (const match of text.matchAll(scanner)) {
    const [whole, slashes, sharp, long, quoted, digits, word] = match;
    const start = match.index;
    const end = start + whole.length;
    const first = tokens.length === 0 || text.slice(last, start).includes("\n");
    last = whole.endsWith("\n") ? end - 1 : end;
    const add = (kind: Token["kind"], value: string, to = end): void =>
      void tokens.push({ kind, text: value, start, end: to, first });
    if (slashes !== undefined) add("comment", slashes);
    else if (sharp !== undefined) {
      if (hash) add("comment", sharp);
      else add("mark", sharp.charAt(0));
    } else if (long !== undefined) add("text", long.slice(3, -3));
    else if (quoted !== undefined) add("text", unquoted(quoted));
    else if (digits !== undefined) add("number", digits.replaceAll("_", ""));
    else if (word !== undefined) add("word", word);
    else add("mark", whole);
  }
  return tokens;
}

function unquoted(literal: string): string {
  const inner = literal.replace(/^[@$rLu]*["'`]|["'`]$/g, "");
  return inner.replace(/\\(u[0-9a-fA-F]{4}|x[0-9a-fA-F]{2}|[\s\S])/g, (_, escape: string) => {
    if (escape.length > 1) return String.fromCharCode(parseInt(escape.slice(1), 16));
    return ({ n: "\n", t: "\t", r: "" } as Readonly<Record<string, string>>)[escape] ?? escape;
  });
}

const closing: Readonly<Record<string, string>> = { "(": ")", "[": "]", "{": "}" };

/** The tokens of source code, grouped by brackets. A bracket that is never closed ends with the text. */
export function treeOf(text: string, hash: boolean): Node[] {
  const root: Node[] = [];
  const open: Group[] = [];
  for (const token of tokensOf(text, hash)) {
    const nodes = open.at(-1)?.nodes ?? root;
    if (token.kind === "mark" && (token.text === "(" || token.text === "[" || token.text === "{")) {
      const { start, end, first } = token;
      const group: Group = { kind: "group", open: token.text, nodes: [], start, end, first };
      nodes.push(group);
      open.push(group);
      if (open.length > limits.depth) throw new Unreadable(`brackets are nested more than ${limits.depth} levels deep`);
    } else if (token.kind === "mark" && /^[)\]}]$/.test(token.text)) {
      const at = open.findLastIndex((group) => closing[group.open] === token.text);
      if (at === -1) continue;
      for (const group of open.splice(at)) group.end = token.end;
    } else nodes.push(token);
  }
  return root;
}
