import { isMap, isPair, isScalar, isSeq, parseDocument, Scalar, visit } from "yaml";
import type { Node, Pair, YAMLMap, YAMLSeq } from "yaml";
import { cells } from "../diagnostic/width.js";
import { catalogFileName } from "../load/spec-file.js";
import type { SpecFile } from "../load/spec-file.js";
import { parseYaml } from "../load/yaml.js";
import { isDate } from "../model/date.js";
import { catalogLayout, entryLayout, moduleLayout, widest } from "./layout.js";
import type { Layout } from "./layout.js";
import { prove } from "./proof.js";
import { escaped, isPlainInLine, isTakenForAnother, isTakenForAnotherHere, needsEscapes } from "./scalar.js";

/**
 * Formats a spec file: keys in one order, quotes only where they are needed, short mappings on one line, a blank line
 * between entries. Comments, the order of entries and every value stay. The file must be YAML that a spec may use;
 * `locales` are the catalog's, in order. Pass `parsed` if the file is parsed already, because parsing takes most of the time.
 */
export function formatSpec(file: SpecFile, locales: readonly string[], parsed = parseYaml(file)): string {
  const isCatalog = file.source === catalogFileName || file.source.endsWith(`/${catalogFileName}`);
  // With the failsafe schema every plain scalar is text, so none is printed differently from how it was written.
  const document = parseDocument(file.text, {
    schema: "failsafe",
    stringKeys: true,
    uniqueKeys: false, // the parser would compare each key with every other; the loader reports duplicates
    prettyErrors: false,
  });
  const context: Context = { source: file.text, locales, kept: [], codes: "int" };
  layOut(document.contents, isCatalog ? catalogLayout : moduleLayout, 0, 0, context);
  if (isMap(document.contents)) keepLines(document.contents, context);
  const printed = document.toString({
    lineWidth: 0,
    flowCollectionPadding: true,
    indentSeq: true,
    doubleQuotedMinMultiLineLength: Number.MAX_SAFE_INTEGER,
  });
  const text = restored(printed.replaceAll(new RegExp(`\\n\\s*#${beside}`, "g"), " #"), context);
  prove(file, parsed, text);
  return text;
}

interface Context {
  readonly source: string;
  readonly locales: readonly string[];
  /** Texts that are printed unchanged. While the printer works, a placeholder with the index stands for each. */
  readonly kept: string[];
  /** How the current module writes its codes. */
  codes: "int" | "other";
}

/** The start of a placeholder for kept text: a plain scalar that no author writes. */
const placeholder = "errspec_kept_";

/** The start of a comment on the line of a key whose value has several lines. */
const beside = "errspec_beside_";

/** Lays out a value that starts at `column` of its line, in a collection indented by `indent`. */
function layOut(node: unknown, layout: Layout, indent: number, column: number, context: Context): void {
  if (isScalar(node)) layOutScalar(node, layout, context);
  else if (layout.as === "map" && isMap(node)) layOutMap(node, layout, indent, column, context);
  else if (layout.as === "text" && isMap(node)) {
    const keys = Object.fromEntries(context.locales.map((locale) => [locale, layout]));
    layOutMap(node, { as: "map", keys, others: layout, line: layout.line }, indent, column, context);
  } else if (layout.as === "list" && isSeq(node)) layOutList(node as YAMLSeq<Node>, layout, indent, column, context);
  else layOutFree(node, context);
}

function layOutList(
  list: YAMLSeq<Node>,
  layout: Layout & { readonly as: "list" },
  indent: number,
  column: number,
  context: Context,
): void {
  for (const [index, item] of list.items.entries()) {
    if (layout.items.as === "example" && isMap(item)) list.items[index] = example(item, context);
    else layOut(item, layout.items, indent + 2, indent + 4, context);
    if (layout.items === entryLayout) closeUp(item);
    // Entries, and modules, stand apart.
    if (layout.items === entryLayout || layout.items === moduleLayout) item.spaceBefore = index > 0;
  }
  setFlow(list, isOneLine(list, layout.line, column));
}

/** Lays out the author's own keys and values of an unexpected shape: only invisible characters are escaped. */
function layOutFree(node: unknown, context: Context): void {
  if (!isMap(node) && !isSeq(node)) return;
  visit(node, {
    Scalar: (_, scalar) => {
      layOutScalar(scalar, { as: "free" }, context);
    },
  });
}

/** Removes the blank lines from an entry. */
function closeUp(entry: Node): void {
  visit(entry, {
    Node: (_, node) => {
      delete node.spaceBefore;
      if (node.comment) node.comment = node.comment.replace(/\n+$/, "");
    },
  });
}

function layOutMap(
  map: YAMLMap,
  layout: Layout & { readonly as: "map" },
  indent: number,
  column: number,
  context: Context,
): void {
  if (layout === moduleLayout) context.codes = /^(?:int)?$/.test(textOf(map.get("code-type", true))) ? "int" : "other";
  const order = Object.keys(layout.keys);
  const place = (pair: Pair): number => {
    const key = textOf(pair.key);
    const index = order.indexOf(key.startsWith("x-") ? "x-" : key);
    return index === -1 ? order.length : index;
  };
  for (const pair of map.items) keepBeside(pair, context);
  const [first] = map.items;
  map.items.sort((a, b) => place(a) - place(b));
  if (map.items[0] !== first && isScalar(first?.key) && indent > 0 && map.commentBefore && layout !== entryLayout) {
    // A comment between a key and its mapping belongs to the first line of the mapping and moves with it. A comment beside
    // the key belongs to the key.
    const [keyComment, lineComment] = new RegExp(`^(${beside}.*\\n?)?([^]*)$`).exec(map.commentBefore)?.slice(1) ?? [];
    first.key.commentBefore = lineComment ?? null;
    map.commentBefore = keyComment?.trimEnd() ?? null;
  }
  for (const { key, value } of map.items) {
    const name = textOf(key);
    const layoutKey = name.startsWith("x-") ? "x-" : name;
    const inner = (Object.hasOwn(layout.keys, layoutKey) ? layout.keys[layoutKey] : undefined) ?? layout.others;
    if (isScalar(key)) layOutScalar(key, { as: "scalar" }, context);
    layOut(value, inner, indent + 2, indent + cells(name) + 2, context);
  }
  setFlow(map, isOneLine(map, layout.line, column));
}

/** Marks a comment after `key:`. The printer would move it below, where it would seem to belong to the value's first line. */
function keepBeside({ key, value }: Pair, { source }: Context): void {
  if (!isScalar(key) || !(isMap(value) || isSeq(value)) || !value.commentBefore) return;
  const between = source.slice(key.range?.[1] ?? 0, value.range?.[0] ?? 0);
  if (/^\s*:[ \t]+#/.test(between)) value.commentBefore = beside + value.commentBefore;
}

/** Sets the style. A comment after a value that was on one line moves above it; below, it would seem to belong to what follows. */
function setFlow(node: YAMLMap | YAMLSeq, flow: boolean): void {
  if (node.flow === true && !flow && node.comment) {
    node.commentBefore = [node.commentBefore, node.comment].filter(Boolean).join("\n");
    delete node.comment;
  }
  node.flow = flow;
}

/** Whether a collection goes on one line. An empty one always does. */
function isOneLine(node: YAMLMap | YAMLSeq, line: "fits" | "never", column: number): boolean {
  if (node.items.length === 0) return true;
  if (line === "never" || hasComments(node)) return false;
  return column + cells(oneLine(node)) <= widest;
}

/** Whether there are comments that cannot be on one line: any but the one after the collection. */
function hasComments(node: YAMLMap | YAMLSeq): boolean {
  let found = Boolean(node.commentBefore) || (node.flow !== true && Boolean(node.comment));
  visit(node, (_, inner) => {
    if (inner === node || isPair(inner) || inner === null) return undefined;
    const { comment, commentBefore } = inner as Node;
    if (!comment && !commentBefore) return undefined;
    found = true;
    return visit.BREAK;
  });
  return found;
}

/**
 * Prints collections that go on one line, and leaves the others to the YAML printer. The printer would put spaces inside
 * the brackets of lists, which no YAML formatter does.
 */
function keepLines(node: YAMLMap | YAMLSeq, context: Context): void {
  const settled = <T>(inner: T): T | Scalar => {
    if (!isMap(inner) && !isSeq(inner)) return inner;
    if (inner.flow !== true || hasComments(inner)) {
      keepLines(inner, context);
      return inner;
    }
    return kept(inner, oneLine(inner), context);
  };
  if (isSeq(node)) node.items = node.items.map(settled);
  else for (const pair of node.items) pair.value = settled(pair.value);
}

/** A value on one line. */
function oneLine(node: unknown): string {
  if (isMap(node)) {
    const pairs = node.items.map(({ key, value }) => `${oneLine(key)}: ${oneLine(value)}`.trimEnd());
    return pairs.length === 0 ? "{}" : `{ ${pairs.join(", ")} }`;
  }
  if (isSeq(node)) return `[${node.items.map(oneLine).join(", ")}]`;
  if (!isScalar(node)) return "";
  const text = String(node.value);
  return node.type === "PLAIN" && isPlainInLine(text) ? text : escaped(text);
}

function layOutScalar(node: Scalar, layout: Layout, context: Context): void {
  if (typeof node.value !== "string") return;
  const isBlock = node.type === "BLOCK_LITERAL" || node.type === "BLOCK_FOLDED";
  const value = isBlock ? node.value.trimEnd() : node.value;
  // A text of several lines keeps the author's line breaks.
  if (isBlock && value.includes("\n")) return;
  const isPlain = node.type === "PLAIN";
  if (isPlain && value === "") return;
  if (layout.as === "free" || layout.as === "example") {
    if (!isBlock && needsEscapes(value)) keep(node, escaped(value), context);
    return;
  }
  node.value = value;
  if (needsEscapes(value)) {
    keep(node, escaped(value), context);
  } else {
    node.type = isQuoted(value, layout, isPlain, context) ? "QUOTE_DOUBLE" : "PLAIN";
  }
}

/** Whether a value needs quotes so that every YAML reader takes it for text. The printer adds quotes that syntax requires. */
function isQuoted(value: string, layout: Layout, isPlain: boolean, context: Context): boolean {
  if (layout.as === "code") {
    const isNumber = context.codes === "int" && /^(?:0|-?[1-9]\d*)$/.test(value);
    return !isNumber && isTakenForAnother(value);
  }
  if (layout.as === "date" && isDate(value)) return false;
  // As plain scalars these are not text to errspec either: `retryable: true` stays a boolean.
  if (isPlain && isTakenForAnotherHere(value)) return false;
  return isTakenForAnother(value) && (layout.as === "text" || !isPlain);
}

/** An example in JSON is kept as it is, on one line. Other YAML is left to the printer. */
function example(node: YAMLMap, context: Context): Node {
  const [start = 0, end = 0] = node.range ?? [];
  const source = context.source.slice(start, end).trim();
  try {
    JSON.parse(source);
  } catch {
    return node;
  }
  return kept(node, source.replace(/\s*\n\s*/g, " "), context);
}

/** The placeholder of a node that is printed already. It keeps the node's comments. */
function kept({ comment, commentBefore, spaceBefore }: Node, text: string, context: Context): Scalar {
  const scalar = new Scalar("");
  Object.assign(scalar, { comment, commentBefore, spaceBefore });
  keep(scalar, text, context);
  return scalar;
}

function keep(node: Scalar, text: string, { kept }: Context): void {
  node.value = `${placeholder}${kept.length}_`;
  node.type = "PLAIN";
  kept.push(text);
}

/** Replaces placeholders by their texts, which may contain further placeholders. */
function restored(text: string, context: Context): string {
  return text.replace(new RegExp(`${placeholder}(\\d+)_`, "g"), (_, index: string) =>
    restored(context.kept[Number(index)] ?? "", context),
  );
}

function textOf(node: unknown): string {
  return isScalar(node) ? String(node.value) : isMap(node) ? "(map)" : "";
}
