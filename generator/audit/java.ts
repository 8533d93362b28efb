import { mentionsIn } from "./braces.js";
import type { Braces, Imports } from "./braces.js";
import type { Mention, SourceFile } from "./mention.js";
import type { Token } from "./tokens.js";

const java: Braces = {
  lexis: {
    skipped: ["//[^\\n]*", "/\\*.*?\\*/"],
    texts: ['""".*?"""', '"(?:\\\\.|[^"\\\\\\n])*"', "'(?:\\\\.|[^'\\\\\\n])+'"],
    name: "[\\p{L}_$][\\p{L}\\p{N}_$]*",
  },
  join: ".",
  members: ["."],
  starts: ["->"],
  hasArms: false,
  bareCases: true,
  importsOf,
  resolve: ([first = "", ...rest], { names, all }) => {
    const path = names.get(first);
    if (path !== undefined) return [[path, ...rest].join(".")];
    // A package in front of a class, or a class of a package of which all are imported.
    if (/^[a-z]/.test(first)) return rest.length > 1 ? [[first, ...rest].join(".")] : [];
    return all.map((from) => [from, first, ...rest].join("."));
  },
  /** `ApiException e`, `catch (A | B e)`. */
  typesAt: (tokens, at) => {
    const types: number[] = [];
    for (let type = at - 1; tokens[type]?.kind === "name"; type -= 1) {
      if (/^(?:final|return|new|case|throw)$/.test(tokens[type]?.text ?? "")) break;
      types.push(type);
      while (tokens[type - 1]?.text === "." && tokens[type - 2]?.kind === "name") type -= 2;
      if (tokens[type - 1]?.text !== "|") break;
      type -= 1;
    }
    return types;
  },
};

/** The names and literals in a Java file that may refer to codes. */
export const mentionsInJava = (file: SourceFile): Mention[] => mentionsIn(java, file);

/** `import a.b.C;`, `import a.b.*;`, `import static a.b.C.*;`. */
function importsOf(tokens: readonly Token[]): Imports {
  const names = new Map<string, string>();
  const all: string[] = [];
  const members: string[] = [];
  tokens.forEach(({ text }, at) => {
    if (text !== "import") return;
    const end = tokens.findIndex((token, index) => index > at && token.text === ";");
    const isStatic = tokens[at + 1]?.text === "static";
    const parts = tokens.slice(isStatic ? at + 2 : at + 1, end === -1 ? at + 1 : end);
    const path = parts.map((part) => part.text).join("");
    if (path.endsWith(".*")) (isStatic ? members : all).push(path.slice(0, -2));
    else names.set(parts.at(-1)?.text ?? "", path);
  });
  return { names, all, members };
}
