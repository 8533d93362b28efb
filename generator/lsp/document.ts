import { startsOfLines } from "../diagnostic/source.js";
import { lineAndColumn } from "../load/places.js";
import { readYaml } from "../load/read-yaml.js";
import { scan } from "../load/scan.js";
import type { Item, List, Mapping, Tree } from "../load/tree.js";
import { catalogFileName } from "../load/spec-file.js";
import type { Range, Step } from "../model/position.js";

/** A file of a spec as an editor has it, saved or not. */
export interface SpecDocument {
  readonly path: string;
  readonly text: string;
  /** Undefined while the text is not valid YAML. */
  readonly tree: Tree | undefined;
  /** Whether it is a file of another catalog, which the spec uses. */
  readonly isUsed: boolean;
}

/** What an offset of a document is in: a key of a mapping, or a value. */
export interface Spot {
  /** The path of the value, or of the value of the key. */
  readonly path: readonly Step[];
  readonly part: "key" | "value";
  /** The key, or the value as text; undefined for a value that is none. */
  readonly text: string | undefined;
  readonly start: number;
  readonly end: number;
}

export function documentOf(path: string, text: string, isUsed = false): SpecDocument {
  return { path, text, tree: treeOf(text), isUsed };
}

/** The tree of a text; undefined if it is not valid YAML. */
export function treeOf(text: string): Tree | undefined {
  return scan(text) ?? readYaml(text).tree;
}

/** Whether a document is the one that has the catalog. */
export function isCatalog({ path }: SpecDocument): boolean {
  return path === catalogFileName || path.endsWith(`/${catalogFileName}`);
}

/** The range of two offsets. */
export function rangeOf({ path, text }: SpecDocument, start: number, end: number): Range {
  const starts = startsOfLines(text);
  const [line, column] = lineAndColumn(starts, start);
  const [endLine, endColumn] = lineAndColumn(starts, end);
  return { file: path, line, column, endLine, endColumn };
}

/** Finds what an offset is in. The end of a key or a value counts as in it. */
export function spotAt(tree: Tree, offset: number, path: readonly Step[] = []): Spot | undefined {
  if (tree.type === "scalar") {
    if (offset < tree.start || offset > tree.end || tree.start === tree.end) return undefined;
    const text = tree.source ?? (tree.value === null || tree.value === undefined ? undefined : textOf(tree.value));
    return { path, part: "value", text, start: tree.start, end: tree.end };
  }
  if (tree.type === "list") {
    for (const [index, item] of tree.items.entries()) {
      const found = isIn(item, offset) ? spotAt(item, offset, [...path, index]) : undefined;
      if (found !== undefined) return found;
    }
    return undefined;
  }
  for (const { key, start, end, value } of tree.items) {
    if (offset >= start && offset <= end) return { path: [...path, key], part: "key", text: key, start, end };
    // A value ends where the next line begins, so the next key is looked at, too.
    const found = isIn(value, offset) ? spotAt(value, offset, [...path, key]) : undefined;
    if (found !== undefined) return found;
  }
  return undefined;
}

const isIn = ({ start, end }: Tree, offset: number): boolean => offset >= start && offset <= end;

const textOf = (value: unknown): string | undefined =>
  ["string", "number", "boolean"].includes(typeof value) ? String(value) : undefined;

/** What a path leads to. */
export function treeAt(tree: Tree | undefined, path: readonly Step[]): Tree | undefined {
  return path.reduce<Tree | undefined>((inner, step) => {
    if (inner?.type === "mapping") return itemOf(inner, String(step))?.value;
    return inner?.type === "list" ? inner.items[Number(step)] : undefined;
  }, tree);
}

/** An item of a mapping. */
export function itemOf(tree: Tree | undefined, key: string): Item | undefined {
  return tree?.type === "mapping" ? tree.items.find((item) => item.key === key) : undefined;
}

export const isMapping = (tree: Tree | undefined): tree is Mapping => tree?.type === "mapping";

export const isList = (tree: Tree | undefined): tree is List => tree?.type === "list";
