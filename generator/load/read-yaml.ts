import { Composer, Parser, YAMLParseError, isAlias, isMap, isScalar, isSeq } from "yaml";
import type { CST, Document, Node, Pair } from "yaml";
import { guard } from "./guard.js";
import type { SyntaxProblem } from "./guard.js";
import { lexemesOf } from "./lexemes.js";
import type { Tree } from "./tree.js";
import { yamlProblems } from "./yaml-problems.js";

/** What a YAML text means, or every problem that it has. */
export interface ReadYaml {
  /** Undefined if the text has problems, or nothing but comments. */
  readonly tree: Tree | undefined;
  readonly problems: readonly SyntaxProblem[];
}

/** Reads any YAML text. */
export function readYaml(text: string): ReadYaml {
  const lexemes = [...lexemesOf(text)];
  const guarded = guard(text, lexemes);
  if (guarded.length > 0) return { tree: undefined, problems: guarded };
  const document = compose(lexemes, text.length);
  const problems = [...yamlProblems(document, text), ...foreignParts(document.contents)];
  const { contents } = document;
  return { tree: problems.length > 0 || contents === null ? undefined : treeOf(contents), problems };
}

/** As the `parseDocument` of the parser does it, from lexemes that are there already. */
function compose(lexemes: readonly string[], length: number): Document {
  const parser = new Parser();
  function* tokens(): Generator<CST.Token> {
    for (const lexeme of lexemes) yield* parser.next(lexeme);
    yield* parser.end();
  }
  const composer = new Composer({
    version: "1.2",
    stringKeys: true,
    uniqueKeys: false, // the parser compares each key with every other: see below
    resolveKnownTags: false,
    prettyErrors: false,
    logLevel: "error",
  });
  const [document, second] = composer.compose(tokens(), true, length);
  if (document === undefined) throw new Error("the composer makes a document of any text");
  if (second !== undefined) {
    const [start, end] = second.range;
    document.errors.push(new YAMLParseError([start, end], "MULTIPLE_DOCS", "more than one document"));
  }
  return document;
}

/** What YAML has and a spec does not: aliases, merge keys, and keys that are there twice. */
function foreignParts(node: unknown, findings: SyntaxProblem[] = []): readonly SyntaxProblem[] {
  if (isAlias(node))
    findings.push(finding("yaml-alias", node, "YAML aliases are not supported in a spec", "write the value out"));
  if (isSeq(node)) for (const item of node.items) foreignParts(item, findings);
  if (!isMap(node)) return findings;
  const seen = new Set<string>();
  for (const pair of node.items) {
    if (!isScalar(pair.key)) continue; // an error already, and its text may be endless
    const key = keyText(pair);
    if (seen.has(key)) {
      findings.push(finding("yaml-duplicate-key", pair.key, "duplicate key", "keep one of the two"));
    }
    seen.add(key);
  }
  for (const { key, value } of node.items) {
    if (isScalar(key) && key.value === "<<") {
      findings.push(finding("yaml-merge", key, "YAML merge keys are not supported in a spec", "write the keys out"));
    }
    foreignParts(key, findings);
    foreignParts(value, findings);
  }
  return findings;
}

function finding(rule: string, node: Node, message: string, help: string): SyntaxProblem {
  return { rule, ...placeOf(node), message, help };
}

function placeOf(node: Node): { readonly start: number; readonly end: number } {
  const [start, end] = node.range ?? [0, 0];
  return { start, end };
}

/** The text of a key. */
function keyText(pair: Pair): string {
  return isScalar(pair.key) ? String(pair.key.value) : String(pair.key);
}

function treeOf(node: Node): Tree {
  if (isSeq(node)) return { type: "list", items: node.items.map((item) => treeOf(item as Node)), ...placeOf(node) };
  if (isMap(node)) {
    const items = node.items.map((pair) => {
      const place = placeOf(pair.key as Node);
      const value: Tree =
        pair.value === null
          ? { type: "scalar", value: undefined, source: undefined, ...place }
          : treeOf(pair.value as Node);
      return { key: keyText(pair), ...place, value };
    });
    return { type: "mapping", items, braces: node.flow === true, ...placeOf(node) };
  }
  if (!isScalar(node)) throw new Error("an alias was not reported");
  return {
    type: "scalar",
    value: node.value,
    source: node.type === "PLAIN" ? node.source : undefined,
    ...placeOf(node),
  };
}
