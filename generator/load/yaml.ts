import { Composer, Parser, YAMLParseError, isAlias, isMap, isScalar, isSeq } from "yaml";
import type { CST, Document, Node } from "yaml";
import type { Diagnostic } from "../diagnostic/diagnostic.js";
import { startsOfLines } from "../diagnostic/source.js";
import type { Locate, Range } from "../model/position.js";
import { guard } from "./guard.js";
import type { SyntaxProblem } from "./guard.js";
import { keyText, lineAndColumn, placesOf } from "./places.js";
import type { SpecFile } from "./spec-file.js";
import { lexemesOf } from "./tokens.js";
import { yamlProblems } from "./yaml-problems.js";

/** A YAML file, parsed once: its value as plain data, and the place of each part of it. */
export interface ParsedYaml {
  readonly file: string;
  /** Undefined if the file is not valid YAML, or uses YAML features that a spec may not use. */
  readonly value: unknown;
  readonly at: Locate;
  /** The place of the key at the end of a path; {@link at} is the place of its value. */
  readonly atKey: Locate;
  readonly diagnostics: readonly Diagnostic[];
}

/**
 * The keys whose plain scalars are codes. Their source text is used, because YAML would read `00000` as 0, `2E000` as 2
 * and `0x10` as 16.
 */
const codeKeys: ReadonlySet<string> = new Set(["code", "codes", "range", "since", "until", "version"]);

/** Parses one spec file. The diagnostics have every problem of the file. */
export function parseYaml({ path: file, text }: SpecFile): ParsedYaml {
  const lineStarts = startsOfLines(text);
  const range = (start: number, end: number): Range => {
    const [line, column] = lineAndColumn(lineStarts, start);
    const [endLine, endColumn] = lineAndColumn(lineStarts, Math.max(start, end));
    return { file, line, column, endLine, endColumn };
  };
  const error = (rule: string, start: number, end: number, message: string, help?: string): Diagnostic => ({
    rule,
    severity: "error",
    at: range(start, end),
    message,
    help,
  });
  const failed = (diagnostics: readonly Diagnostic[]): ParsedYaml => {
    const at = (): Range => range(0, 0);
    return { file, value: undefined, at, atKey: at, diagnostics };
  };

  const errors = (findings: readonly SyntaxProblem[]): Diagnostic[] =>
    findings.map(({ rule, start, end, message, help }) => error(rule, start, end, message, help));

  const lexemes = [...lexemesOf(text)];
  const guarded = guard(text, lexemes);
  if (guarded.length > 0) return failed(errors(guarded));

  const document = compose(lexemes, text.length);
  const diagnostics = errors([...yamlProblems(document, text), ...foreignParts(document.contents)]);
  if (diagnostics.length > 0) return failed(diagnostics);

  const root = document.contents;
  if (!isMap(root)) {
    const message =
      root === null || isEmptyScalar(root) ? "the file is empty" : "the file is not a mapping of keys to values";
    return failed([error("yaml-root", ...nodePlace(root), message, "start with `module: <id>`")]);
  }
  const places = placesOf(root); // offsets alone: the document itself need not stay in memory
  return {
    file,
    value: toValue(root, text),
    at: (...path) => range(...places(path, "value")),
    atKey: (...path) => range(...places(path, "key")),
    diagnostics: [],
  };
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
  const [start, end] = nodePlace(node);
  return { rule, start, end, message, help };
}

function nodePlace(node: Node | null): [start: number, end: number] {
  const [start, end] = node?.range ?? [0, 0];
  return [start, end];
}

function isEmptyScalar(node: Node): boolean {
  return isScalar(node) && node.value === null;
}

/** Converts a node to plain data: codes as their source text, examples as JSON text. */
function toValue(node: unknown, text: string, key?: string): unknown {
  if (isMap(node)) {
    return Object.fromEntries(
      node.items.map((pair) => {
        const name = keyText(pair);
        return [name, toValue(pair.value, text, name)];
      }),
    );
  }
  if (isSeq(node)) {
    return node.items.map((item) =>
      key === "examples" && isMap(item) ? exampleText(item, text) : toValue(item, text, key),
    );
  }
  if (!isScalar(node)) return undefined;
  if (key !== undefined && codeKeys.has(key) && node.type === "PLAIN" && node.source !== "") return node.source;
  return node.value;
}

/** An example as JSON text. If the spec has JSON already, its text is used, so that the spelling of numbers is kept. */
function exampleText(node: Node, text: string): string {
  const source = text.slice(...nodePlace(node));
  try {
    JSON.parse(source);
    return source;
  } catch {
    return JSON.stringify(node.toJSON());
  }
}
