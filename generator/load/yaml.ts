import { isAlias, isMap, isScalar, isSeq, Lexer, parseDocument, visit } from "yaml";
import type { Document, Node, Pair } from "yaml";
import type { Diagnostic } from "../diagnostic/diagnostic.js";
import type { Locate, Range, Step } from "../model/position.js";
import type { SpecFile } from "./spec-file.js";

/** A YAML file, parsed once: its value as plain data and the place of everything in it. */
export interface ParsedYaml {
  readonly file: string;
  /** Undefined when the file is not YAML, or not YAML of the kind that a spec is written in. */
  readonly value: unknown;
  readonly at: Locate;
  /** The place of the key at the end of a path, where {@link at} is that of its value. */
  readonly atKey: Locate;
  readonly diagnostics: readonly Diagnostic[];
}

/** Deeper than any spec, and far from where a recursive composer runs out of stack. */
const deepest = 64;

/**
 * The keys whose plain scalars are codes and are taken from the source text: YAML would read `00000` as 0, `2E000` as 2
 * and `0x10` as 16.
 */
const codeKeys: ReadonlySet<string> = new Set(["code", "codes", "range", "since", "until", "version"]);

/** Parses one spec file. Everything wrong with it is in the diagnostics. */
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

  const guarded = guard(text);
  if (guarded.length > 0) {
    return failed(guarded.map(({ rule, start, end, message, help }) => error(rule, start, end, message, help)));
  }

  const document = parseDocument(text, {
    version: "1.2",
    stringKeys: true,
    uniqueKeys: true,
    merge: false,
    resolveKnownTags: false,
    prettyErrors: false,
    logLevel: "error",
  });
  const diagnostics = [...document.errors, ...document.warnings].map(({ code, message, pos }) => {
    const opened = unclosedAt(document, pos[0]);
    if (opened !== undefined) {
      const what = text[opened] === '"' || text[opened] === "'" ? "quote" : "bracket";
      return error(
        "yaml-syntax",
        opened,
        opened + 1,
        `the ${what} that begins here is not closed`,
        `close the ${what}`,
      );
    }
    const own = yamlMessages[code];
    return error(
      own?.rule ?? "yaml-syntax",
      pos[0],
      pos[0] + lengthOf(text, pos),
      own?.message ?? firstLine(message),
      own?.help,
    );
  });
  visit(document, {
    Alias: (_, { range: place }) => {
      diagnostics.push(
        error("yaml-alias", place?.[0] ?? 0, place?.[1] ?? 0, "aliases are not part of a spec", "write the value out"),
      );
    },
    Pair: (_, { key }) => {
      if (isScalar(key) && key.value === "<<") {
        const [start, end] = key.range ?? [0, 0];
        diagnostics.push(error("yaml-merge", start, end, "merge keys are not part of a spec", "write the keys out"));
      }
    },
  });
  if (diagnostics.length > 0) return failed(diagnostics);

  const root = document.contents;
  if (!isMap(root)) {
    const message =
      root === null || isEmptyScalar(root) ? "the file is empty" : "the file does not hold a mapping of keys to values";
    return failed([error("yaml-root", ...nodePlace(root), message, "begin with `module: <id>`")]);
  }
  return {
    file,
    value: toValue(root, text),
    at: (...path) => range(...rangeOf(document, path, "value")),
    atKey: (...path) => range(...rangeOf(document, path, "key")),
    diagnostics: [],
  };
}

function nodePlace(node: Node | null): [start: number, end: number] {
  return [node?.range?.[0] ?? 0, node?.range?.[1] ?? 0];
}

interface Finding {
  readonly rule: string;
  readonly start: number;
  readonly end: number;
  readonly message: string;
  readonly help: string;
}

/**
 * What must be refused before the composer sees it: text that hides from a reader, and nesting that the composer cannot
 * survive. The composer recurses, and V8 aborts the process when its regular expressions meet the end of the stack; the
 * lexer does not recurse.
 */
function guard(text: string): Finding[] {
  const findings: Finding[] = [];
  for (const { index, 0: mark } of text.matchAll(hidden)) {
    if (index === 0 && mark === "\ufeff") continue;
    const name = `U+${mark.charCodeAt(0).toString(16).toUpperCase().padStart(4, "0")}`;
    findings.push({
      rule: "yaml-character",
      start: index,
      end: index + mark.length,
      message: `${name} is a character that a reader cannot see`,
      help: 'remove it, or write it as an escape in double quotes, such as "\\u200b"',
    });
  }
  let depth = 0;
  let offset = 0;
  for (const token of new Lexer().lex(text)) {
    if (token === "\u0002" || token === "\u0018" || token === "\u001f") continue; // the lexer's own marks have no text
    if (token.startsWith("%")) {
      findings.push({
        rule: "yaml-directive",
        start: offset,
        end: offset + token.length,
        message: "directives are not part of a spec",
        help: "remove the line",
      });
    }
    if (token === "{" || token === "[") depth += 1;
    if (token === "}" || token === "]") depth -= 1;
    if (depth > deepest) {
      findings.push(tooDeep(offset));
      break;
    }
    offset += token.length;
  }
  const indented = deepIndentation(text);
  if (indented !== undefined) findings.push(tooDeep(indented));
  return findings;
}

/** C0 controls but tab and line ends, C1 but NEL's neighbours too, bidi and invisible marks, lone surrogates. */
const hidden =
  // eslint-disable-next-line no-control-regex
  /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\u061c\u200b\u200e\u200f\u2028-\u202e\u2060-\u2069\ufeff]|\r(?!\n)|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g;

const tooDeep = (offset: number): Finding => ({
  rule: "yaml-depth",
  start: offset,
  end: offset + 1,
  message: `values are nested more than ${deepest} deep`,
  help: "a spec needs six levels at most",
});

/**
 * Where block nesting gets too deep, if it does. A nested block collection is indented further than its parent, or is a
 * `-`, `?` or `:` after another on one line; so a line with that much in front of its text is the only way down.
 */
function deepIndentation(text: string): number | undefined {
  const opening = new RegExp(`^(?:[ \\t]|[-?:](?=[ \\t])){${2 * deepest},}`, "m");
  return opening.exec(text)?.index;
}

/** What the parser's errors mean to the author of a spec; the others speak for themselves. */
const yamlMessages: Readonly<
  Record<string, { readonly rule?: string; readonly message?: string; readonly help: string }>
> = {
  BAD_INDENT: { help: "indent the entries of one list or mapping alike" },
  BLOCK_AS_IMPLICIT_KEY: { message: "a text with `: ` in it reads as a mapping", help: "put the text in quotes" },
  DUPLICATE_KEY: { rule: "yaml-duplicate-key", message: "the key is there twice", help: "keep one of the two" },
  MULTIPLE_DOCS: {
    rule: "yaml-documents",
    message: "a spec file holds one document",
    help: "give each module a file of its own",
  },
  MULTILINE_IMPLICIT_KEY: { message: "a key stands on one line", help: "put the text in quotes if it contains `: `" },
  NON_STRING_KEY: { rule: "yaml-key", message: "a key is a text", help: "quote the key" },
  RESOURCE_EXHAUSTION: { rule: "yaml-depth", help: "a spec needs six levels at most" },
  TAB_AS_INDENT: { message: "a tab cannot indent", help: "indent with spaces" },
  TAG_RESOLVE_FAILED: { rule: "yaml-tag", message: "tags are not part of a spec", help: "remove the tag" },
  UNEXPECTED_TOKEN: { help: "quote the text if it begins with a special character or contains `: ` or ` #`" },
};

/** Where a quote or a bracket begins that the parser looked for the end of up to there. */
function unclosedAt(document: Document, end: number): number | undefined {
  let opened: number | undefined;
  visit(document, {
    Node: (_, node) => {
      const isOpen =
        (isScalar(node) && node.type?.startsWith("QUOTE") === true) ||
        (!isScalar(node) && "flow" in node && node.flow === true);
      if (isOpen && node.range?.[1] === end && end > (node.range[0] ?? 0) + 1) opened ??= node.range[0];
    },
  });
  return opened;
}

/** The parser often points at one character: the mark is as long as the word that begins there, and ends with its line. */
function lengthOf(text: string, [start, end]: readonly [number, number]): number {
  const [line = ""] = text.slice(start).split(/\r?\n/, 1);
  const [word = ""] = /^(?:"[^"]*"|'[^']*'|[^\s:,[\]{}]+)/.exec(line) ?? [];
  return Math.min(line.length, Math.max(end - start, word.length, 1));
}

function firstLine(message: string): string {
  return (message.split("\n")[0] ?? message).replace(/[.:]$/, "");
}

function isEmptyScalar(node: Node): boolean {
  return isScalar(node) && node.value === null;
}

/** Plain data: mappings as objects without a prototype's keys, codes as their source text, examples as JSON text. */
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

/** A response as it stands in the spec where that is JSON already, so that its numbers and spelling survive. */
function exampleText(node: Node, text: string): string {
  const [start = 0, end = 0] = node.range ?? [];
  const source = text.slice(start, end);
  try {
    JSON.parse(source);
    return source.trim();
  } catch {
    return JSON.stringify(node.toJSON());
  }
}

function keyText(pair: Pair): string {
  return isScalar(pair.key) ? String(pair.key.value) : String(pair.key);
}

/** Where a path leads: as far as it can be followed, so that what is missing gets the place of its parent. */
function rangeOf(document: Document, path: readonly Step[], end: "key" | "value"): [number, number] {
  let node: unknown = document.contents;
  let found: readonly [number, number] = nodeRange(node) ?? [0, 0];
  for (const [index, step] of path.entries()) {
    const last = index === path.length - 1;
    if (isMap(node)) {
      const pair = node.items.find((item) => keyText(item) === String(step));
      if (pair === undefined) break;
      const key = isScalar(pair.key) ? pair.key.range : undefined;
      const value = isScalar(pair.value) && pair.value.value === null ? key : nodeRange(pair.value);
      found = trim((last && end === "key" ? key : value) ?? key) ?? found;
      node = pair.value;
    } else if (isSeq(node)) {
      node = node.items[Number(step)];
      if (node === undefined) break;
      found = nodeRange(node) ?? found;
    } else break;
  }
  return [found[0], found[1]];
}

/** The place of a node. A mapping is pointed at by its first key: its whole extent would underline a page. */
function nodeRange(node: unknown): readonly [number, number] | undefined {
  if (isMap(node)) {
    const key = node.items[0]?.key;
    return trim(isScalar(key) ? key.range : node.range);
  }
  if (isScalar(node) || isSeq(node) || isAlias(node)) return trim(node.range);
  return undefined;
}

function trim(range: readonly number[] | null | undefined): readonly [number, number] | undefined {
  const [start, end] = range ?? [];
  return start === undefined || end === undefined ? undefined : [start, end];
}

function startsOfLines(text: string): number[] {
  const starts = [0];
  for (let end = text.indexOf("\n"); end !== -1; end = text.indexOf("\n", end + 1)) starts.push(end + 1);
  return starts;
}

/** Both from 1. */
function lineAndColumn(lineStarts: readonly number[], offset: number): [line: number, column: number] {
  let low = 0;
  let high = lineStarts.length;
  while (high - low > 1) {
    const middle = (low + high) >> 1;
    if ((lineStarts[middle] ?? 0) <= offset) low = middle;
    else high = middle;
  }
  return [low + 1, offset - (lineStarts[low] ?? 0) + 1];
}
