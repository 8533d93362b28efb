import { isAlias, isMap, isScalar, isSeq, Lexer, parseAllDocuments } from "yaml";
import type { Node } from "yaml";
import type { SourceDocument } from "../document.js";
import { limits, Unreadable } from "../document.js";
import type { Data } from "./data.js";
import { documentOf, titleOf } from "./json.js";

/** Reads YAML of the usual shapes, also a stream of documents. */
export function readYaml(path: string, text: string): SourceDocument {
  guard(text);
  const documents = parseAllDocuments(text, { uniqueKeys: false, logLevel: "error", prettyErrors: false });
  const list = Array.isArray(documents) ? documents : [];
  for (const { errors } of list) {
    const [error] = errors;
    if (error === undefined) continue;
    const line = text.slice(0, error.pos[0]).split("\n").length;
    throw new Unreadable(`invalid YAML on line ${line}: ${error.message.split("\n")[0] ?? ""}`);
  }
  const roots = list.flatMap(({ contents }) => (contents === null ? [] : [dataOf(contents)]));
  const [only] = roots;
  const data: Data = roots.length === 1 && only !== undefined ? only : { kind: "list", items: roots, start: 0 };
  return { path, title: titleOf(data), ...documentOf(data, "YAML") };
}

/** Rejects deep nesting before the parser runs, because its composer recurses. */
function guard(text: string): void {
  let depth = 0;
  for (const token of new Lexer().lex(text)) {
    if (token === "{" || token === "[") depth += 1;
    if (token === "}" || token === "]") depth -= 1;
    if (depth > limits.depth) throw new Unreadable(`values are nested more than ${limits.depth} levels deep`);
  }
  if (new RegExp(`^(?:[ \\t]|[-?:](?=[ \\t])){${2 * limits.depth},}`, "m").test(text)) {
    throw new Unreadable(`values are nested more than ${limits.depth} levels deep`);
  }
}

function dataOf(node: Node): Data {
  const start = node.range?.[0] ?? 0;
  if (isMap(node)) {
    const entries = node.items.flatMap(({ key, value }): [string, Data][] => [
      [
        isScalar(key) ? sourceOf(key) : String(key),
        value === null ? { kind: "scalar", text: "", start } : dataOf(value as Node),
      ],
    ]);
    return { kind: "map", entries, start };
  }
  if (isSeq(node)) return { kind: "list", items: node.items.map((item) => dataOf(item as Node)), start };
  if (isScalar(node)) return { kind: "scalar", text: node.value === null ? "" : sourceOf(node), start };
  // Aliases are not expanded, because they could expand without limit.
  return { kind: "scalar", text: isAlias(node) ? `*${node.source}` : "", start };
}

function sourceOf(node: {
  readonly type?: string | undefined;
  readonly source?: string | undefined;
  readonly value: unknown;
}): string {
  return node.type === "PLAIN" && node.source !== undefined ? node.source : String(node.value);
}
