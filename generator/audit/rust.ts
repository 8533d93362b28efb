import { mentionsIn } from "./braces.js";
import type { Braces, Imports } from "./braces.js";
import type { Mention, SourceFile } from "./mention.js";
import type { Token } from "./tokens.js";

/** Comments that have comments in them, up to a depth. */
const comment = (depth: number): string =>
  depth === 0 ? "/\\*.*?\\*/" : `/\\*(?:${comment(depth - 1)}|(?!\\*/|/\\*).)*\\*/`;

const rust: Braces = {
  lexis: {
    skipped: ["//[^\\n]*", comment(3)],
    texts: [
      'b?r(?<hashes>#*)".*?"\\k<hashes>',
      'b?"(?:\\\\.|[^"\\\\])*"',
      "b?'(?:\\\\(?:u\\{[^}]*\\}|x..|.)|[^'\\\\])'",
    ],
    name: "(?:r#)?[\\p{L}_][\\p{L}\\p{N}_]*",
  },
  join: "::",
  members: ["."],
  starts: ["=>"],
  hasArms: true,
  bareCases: false,
  importsOf,
  resolve: ([first = "", ...rest], { names, all }) => {
    const path = names.get(first);
    if (path !== undefined) return [[path, ...rest].join(".")];
    // A crate in front of a path, or a name of a module of which all are imported.
    if (rest.length > 1) return [[first, ...rest].join(".")];
    return /^[A-Z]/.test(first) ? all.map((from) => [from, first, ...rest].join(".")) : [];
  },
  /** `error: &Error`, `error: Box<acme_errors::Error>`. */
  typesAt: (tokens, at) => {
    if (tokens[at + 1]?.text !== ":") return [];
    let type = at + 2;
    while (/^(?:&|<|dyn|mut|Box|Option|'\w+)$/.test(tokens[type]?.text ?? "")) type += 1;
    while (tokens[type + 1]?.text === "::" && tokens[type + 2]?.kind === "name") type += 2;
    return tokens[type]?.kind === "name" ? [type] : [];
  },
};

/** The names and literals in a Rust file that may refer to codes. */
export const mentionsInRust = (file: SourceFile): Mention[] => mentionsIn(rust, file);

/** `use a::b::{self, c::D as E, F::*};` */
function importsOf(tokens: readonly Token[]): Imports {
  const names = new Map<string, string>();
  const all: string[] = [];
  tokens.forEach(({ text }, at) => {
    if (text === "use") tree(at + 1, []);
  });
  return { names, all };

  /** Reads a path, or a list of them, below a path; returns the position after it. */
  function tree(start: number, outer: readonly string[]): number {
    const path = [...outer];
    let at = start;
    for (; ; at += 1) {
      const token = tokens[at];
      if (token?.kind === "name" && token.text !== "as") path.push(token.text);
      else if (token?.text !== "::") break;
    }
    if (tokens[at]?.text === "{") {
      do at = tree(at + 1, path);
      while (tokens[at]?.text === ",");
      return at + 1;
    }
    if (tokens[at]?.text === "*") {
      all.push(path.join("."));
      return at + 1;
    }
    if (path.at(-1) === "self") path.pop();
    const isRenamed = tokens[at]?.text === "as";
    const name = isRenamed ? tokens[at + 1]?.text : path.at(-1);
    // A list may end with a comma.
    if (name !== undefined && path.length > 0) names.set(name, path.join("."));
    return isRenamed ? at + 2 : at;
  }
}
