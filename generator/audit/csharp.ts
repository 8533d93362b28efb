import { mentionsIn } from "./braces.js";
import type { Braces, Imports } from "./braces.js";
import type { Mention, SourceFile } from "./mention.js";
import type { Token } from "./tokens.js";

const csharp: Braces = {
  lexis: {
    // A directive is at the start of a line.
    skipped: ["//[^\\n]*", "/\\*.*?\\*/", "(?<=(?:^|\\n)[ \\t]*)#[^\\n]*"],
    texts: [
      '\\$*(?<quotes>"{3,}).*?\\k<quotes>',
      '(?:\\$?@|@\\$)"(?:""|[^"])*"',
      '\\$?"(?:\\\\.|[^"\\\\\\n])*"',
      "'(?:\\\\.|[^'\\\\\\n])+'",
    ],
    name: "@?[\\p{L}_][\\p{L}\\p{N}_]*",
  },
  join: ".",
  members: [".", "?."],
  starts: ["=>"],
  hasArms: true,
  bareCases: false,
  comparing: /^(?:[!=]=|is|not|or)$/,
  importsOf,
  resolve: ([first = "", ...rest], { names, all }) => {
    const path = names.get(first);
    if (path !== undefined) return [[path, ...rest].join(".")];
    const written = [first, ...rest].join(".");
    return [...all.map((from) => `${from}.${written}`), ...(rest.length > 1 ? [written] : [])];
  },
  /** `ApiException? e`, `catch (A e)`, `e is A`. */
  typesAt: (tokens, at) => {
    if (tokens[at + 1]?.text === "is") return [at + 2];
    const type = tokens[at - 1]?.text === "?" ? at - 2 : at - 1;
    const token = tokens[type];
    return token?.kind === "name" && !words.test(token.text) ? [type] : [];
  },
};

/** Words before a name that are not its type. */
const words = /^(?:and|await|case|in|is|new|not|or|out|ref|return|throw|var|when)$/;

/** The names and literals in a C# file that may refer to codes. */
export const mentionsInCsharp = (file: SourceFile): Mention[] => mentionsIn(csharp, file);

/** `using A.B;`, `using static A.B.C;`, `using D = A.B.C;`, and the namespaces around the file's own. */
function importsOf(tokens: readonly Token[]): Imports {
  const names = new Map<string, string>();
  const all: string[] = [];
  const members: string[] = [];
  tokens.forEach(({ text }, at) => {
    if (text !== "using" && text !== "namespace") return;
    const isStatic = text === "using" && tokens[at + 1]?.text === "static";
    const parts = wordsTo(tokens, at + (isStatic ? 2 : 1));
    const [alias = "", equals] = parts;
    if (text === "using" && equals === "=") {
      names.set(alias, parts.slice(2).join(""));
      return;
    }
    // `using (x)` is a statement.
    if (!parts.every((part, index) => (index % 2 === 0 ? /^\w+$/.test(part) : part === "."))) return;
    if (isStatic) members.push(parts.join(""));
    else if (text === "using") all.push(parts.join(""));
    else for (let length = parts.length; length > 0; length -= 2) all.push(parts.slice(0, length).join(""));
  });
  return { names, all, members };
}

/** The words from a position to the end of a directive, or to the block after it. */
function wordsTo(tokens: readonly Token[], start: number): string[] {
  const words: string[] = [];
  for (let at = start; at < tokens.length && !/^[;{]$/.test(tokens[at]?.text ?? ""); at += 1)
    words.push(tokens[at]?.text ?? "");
  return words;
}
