import { mentionsIn } from "./braces.js";
import type { Braces, Imports } from "./braces.js";
import type { Mention, SourceFile } from "./mention.js";
import type { Token } from "./tokens.js";

const php: Braces = {
  lexis: {
    // Text outside of `<?php … ?>` is not code.
    skipped: [
      "^.*?(?:<\\?(?:php\\b|=)|$)",
      "\\?>.*?(?:<\\?(?:php\\b|=)|$)",
      "//[^\\n]*",
      "#(?!\\[)[^\\n]*",
      "/\\*.*?\\*/",
    ],
    texts: [
      "<<<[ \\t]*['\"]?(?<label>\\w+)['\"]?\\r?\\n(?:.*?\\n)??[ \\t]*\\k<label>\\b",
      "'(?:\\\\.|[^'\\\\])*'",
      '"(?:\\\\.|[^"\\\\])*"',
    ],
    name: "\\$?\\\\?[\\p{L}_][\\p{L}\\p{N}_]*(?:\\\\[\\p{L}_][\\p{L}\\p{N}_]*)*",
  },
  join: "::",
  members: ["->", "?->"],
  starts: ["=>"],
  hasArms: true,
  bareCases: false,
  importsOf,
  resolve: ([first = "", ...rest], { names, all }) => {
    if (first.startsWith("$")) return [];
    const parts = first.split("\\");
    const [head = "", ...below] = parts;
    if (head === "") return [[...below, ...rest].join(".")];
    const path = names.get(head);
    if (path !== undefined) return [[path, ...below, ...rest].join(".")];
    return all.map((namespace) => [namespace, ...parts, ...rest].join("."));
  },
  /** `ApiException $e`, `catch (A | B $e)`, `$e instanceof ApiException`. */
  typesAt: (tokens, at) => {
    if (tokens[at + 1]?.text === "instanceof") return [at + 2];
    const types: number[] = [];
    for (let type = at - 1; tokens[type]?.kind === "name"; type -= 2) {
      if (!/^[\\A-Z]/.test(tokens[type]?.text ?? "")) break;
      types.push(type);
      if (tokens[type - 1]?.text !== "|") break;
    }
    return types;
  },
};

/** The names and literals in a PHP file that may refer to codes. */
export const mentionsInPhp = (file: SourceFile): Mention[] => mentionsIn(php, file);

/** `use A\B;`, `use A\{B, C as D};`, and the namespace of the file, whose classes need no import. */
function importsOf(tokens: readonly Token[]): Imports {
  const names = new Map<string, string>();
  const all: string[] = [];
  tokens.forEach(({ kind, text }, at) => {
    const next = tokens[at + 1];
    if (kind !== "name" || next?.kind !== "name") return;
    if (text === "namespace") all.push(dotted(next.text));
    if (text !== "use") return;
    const end = tokens.findIndex((token, index) => index > at && token.text === ";");
    const source = tokens.slice(at + 1, end).map((token) => token.text);
    const [, prefix = "", list = ""] = /^([^{]*)\{(.*)\}$/.exec(source.join(" ")) ?? [undefined, "", source.join(" ")];
    for (const item of list.split(",")) {
      const [name = "", , alias] = item.trim().split(" ");
      const path = prefix.replaceAll(" ", "") + name;
      if (name !== "") names.set(alias ?? name.split("\\").at(-1) ?? "", dotted(path));
    }
  });
  return { names, all };
}

const dotted = (name: string): string => name.replace(/^\\/, "").replaceAll("\\", ".");
