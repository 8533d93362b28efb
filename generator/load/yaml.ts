import { isCollection, isMap, isScalar, isSeq, parseDocument, visit } from "yaml";
import type { Document, Node } from "yaml";
import type { Diagnostic } from "../diagnostic/diagnostic.js";
import type { Locate, Range } from "../model/position.js";
import { guard } from "./guard.js";
import { keyText, lineAndColumn, rangeOf, startsOfLines } from "./places.js";
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
    uniqueKeys: false, // the parser compares each key with every other: see below
    resolveKnownTags: false,
    prettyErrors: false,
    logLevel: "error",
  });
  const problems = [...document.errors, ...document.warnings];
  const unclosed = problems.length === 0 ? new Map<number, number[]>() : unclosedByEnd(document, text);
  const diagnostics = problems.map(({ code, message, pos }) => {
    const opened = unclosed.get(pos[0])?.shift();
    if (opened !== undefined) {
      const what = /["']/.test(text.charAt(opened)) ? "quote" : "bracket";
      return error(
        "yaml-syntax",
        opened,
        opened + 1,
        `the ${what} that begins here is not closed`,
        `close the ${what}`,
      );
    }
    const own = yamlMessages[code];
    return error(own?.rule ?? "yaml-syntax", pos[0], pos[0] + lengthOf(text, pos), own?.message ?? message, own?.help);
  });
  visit(document, {
    Alias: (_, alias) => {
      diagnostics.push(
        error("yaml-alias", ...nodePlace(alias), "aliases are not part of a spec", "write the value out"),
      );
    },
    Map: (_, { items }) => {
      const seen = new Set<string>();
      for (const pair of items) {
        if (!isScalar(pair.key)) continue; // an error already, and its text may be endless
        const key = keyText(pair);
        if (seen.has(key)) {
          diagnostics.push(
            error("yaml-duplicate-key", ...nodePlace(pair.key), "the key is there twice", "keep one of the two"),
          );
        }
        seen.add(key);
      }
    },
    Pair: (_, { key }) => {
      if (isScalar(key) && key.value === "<<") {
        diagnostics.push(
          error("yaml-merge", ...nodePlace(key), "merge keys are not part of a spec", "write the keys out"),
        );
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
  const [start, end] = node?.range ?? [0, 0];
  return [start, end];
}

/** What the parser's errors mean to the author of a spec; the others speak for themselves. */
const yamlMessages: Readonly<
  Record<string, { readonly rule?: string; readonly message?: string; readonly help: string }>
> = {
  BAD_DQ_ESCAPE: {
    message: "a backslash in double quotes begins an escape, and there is no such",
    help: "write two backslashes, or use single quotes",
  },
  BAD_INDENT: { help: "indent the entries of one list or mapping alike" },
  BAD_SCALAR_START: { message: "a text cannot begin with this character", help: "put the text in quotes" },
  BLOCK_AS_IMPLICIT_KEY: { message: "a text with `: ` in it reads as a mapping", help: "put the text in quotes" },
  MISSING_CHAR: {
    help: "a key ends with `: `, a text's next line is indented, and `, ` stands between items in brackets",
  },
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

/** Where quotes and brackets begin that are not closed, the outermost first, by where the parser gave up. */
function unclosedByEnd(document: Document, text: string): ReadonlyMap<number, number[]> {
  const opened = new Map<number, number[]>();
  visit(document, {
    Node: (_, node) => {
      if (isCollection(node) && node.flow !== true) return; // its first key may have a quote of its own
      const [start, end] = nodePlace(node);
      const close = closing[text.charAt(start)];
      if (close === undefined || (end > start + 1 && text.charAt(end - 1) === close)) return;
      opened.set(end, [...(opened.get(end) ?? []), start]);
    },
  });
  return opened;
}

const closing: Readonly<Partial<Record<string, string>>> = { '"': '"', "'": "'", "[": "]", "{": "}" };

/** The parser often points at one character: the mark is as long as the word that begins there, and ends with its line. */
function lengthOf(text: string, [start, end]: readonly [number, number]): number {
  const [line = ""] = text.slice(start).split(/\r?\n/, 1);
  const [word = ""] = /^(?:"[^"]*"|'[^']*'|[^\s:,[\]{}]+)/.exec(line) ?? [];
  return Math.min(line.length, Math.max(end - start, word.length, 1));
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
  const source = text.slice(...nodePlace(node));
  try {
    JSON.parse(source);
    return source;
  } catch {
    return JSON.stringify(node.toJSON());
  }
}
