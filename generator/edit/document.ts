import { isAlias, isMap, isScalar, isSeq, Lexer, parseDocument } from "yaml";
import type { Document, Node, Pair, YAMLMap } from "yaml";
import { lineAndColumn } from "../load/places.js";
import { tokensOf } from "../load/tokens.js";
import { isList } from "../model/json.js";
import type { Json, JsonObject } from "../model/json.js";
import type { Range } from "../model/position.js";
import type { Path } from "./json.js";

/** A YAML or JSON document that is not a part of a spec, such as an OpenAPI file, parsed for reading and editing. */
export interface ForeignDocument {
  readonly path: string;
  readonly text: string;
  readonly isJson: boolean;
  readonly root: YAMLMap;
  readonly data: JsonObject;
  /** The place of the key at a path, or of its value. What is missing has the place of the nearest thing around it. */
  readonly at: (path: Path, part?: "key" | "value") => Range;
}

/** Why a text cannot be read. */
export interface DocumentProblem {
  readonly at: Range;
  readonly message: string;
  readonly help: string;
}

/** Deeper than any document needs, and far below the depth at which the recursive parser runs out of stack. */
const deepest = 128;

/** The most values that aliases may stand for. */
const mostValues = 2_000_000;

/** Parses a document whose root is a mapping. */
export function readForeign(path: string, text: string): ForeignDocument | DocumentProblem {
  const starts = [0, ...[...text.matchAll(/\n/g)].map(({ index }) => index + 1)];
  const range = (start: number, end: number): Range => {
    const [line, column] = lineAndColumn(starts, start);
    const [endLine, endColumn] = lineAndColumn(starts, Math.max(start, end));
    return { file: path, line, column, endLine, endColumn };
  };
  const deep = tooDeep(text);
  if (deep !== undefined) {
    return {
      at: range(deep, deep + 1),
      message: "values are nested too deeply",
      help: `use at most ${deepest} levels`,
    };
  }
  const document = parseDocument(text, { stringKeys: true, merge: true, prettyErrors: false, logLevel: "error" });
  const [error] = document.errors;
  if (error !== undefined) {
    const [message = ""] = error.message.split("\n");
    return { at: range(...error.pos), message: `invalid YAML: ${message}`, help: "correct the syntax" };
  }
  const root = document.contents;
  if (!isMap(root)) {
    return { at: range(0, 1), message: "the document is not a mapping", help: "pass an OpenAPI document" };
  }
  const data = jsonOf(document, root);
  if (data === undefined) {
    return { at: range(0, 1), message: "aliases stand for too many values", help: "write the values out" };
  }
  return {
    path,
    text,
    isJson: text.trimStart().startsWith("{"),
    root,
    data: data as JsonObject,
    at: (steps, part = "key") => range(...placeOf(root, steps, part)),
  };
}

/** The offset at which a text is nested too deeply. */
function tooDeep(text: string): number | undefined {
  let depth = 0;
  let offset = 0;
  for (const { text: token } of tokensOf(new Lexer().lex(text))) {
    if (token === "{" || token === "[") depth += 1;
    if (token === "}" || token === "]") depth -= 1;
    if (depth > deepest) return offset;
    offset += token.length;
  }
  const indented = new RegExp(`^(?:[ \\t]|[-?:](?=[ \\t])){${8 * deepest},}`, "m").exec(text);
  return indented?.index;
}

/** The value of a node, with its aliases replaced. Undefined if they stand for too many values. */
function jsonOf(document: Document, root: YAMLMap): Json | undefined {
  let left = mostValues;
  const open = new Set<unknown>();
  const value = (node: unknown): Json => {
    left -= 1;
    if (left < 0 || open.has(node)) throw new TooMany();
    if (isAlias(node)) return value(node.resolve(document));
    if (isScalar(node)) return scalarOf(node.value);
    open.add(node);
    const made: Json = isSeq(node) ? node.items.map(value) : isMap(node) ? Object.fromEntries(entries(node)) : null;
    open.delete(node);
    return made;
  };
  const entries = (map: YAMLMap): readonly (readonly [string, Json])[] => {
    const own = new Map<string, Json>();
    for (const pair of map.items) {
      if (keyOf(pair) !== "<<") own.set(keyOf(pair), value(pair.value));
      else {
        const merged = value(pair.value);
        for (const each of isList(merged) ? merged : [merged]) {
          for (const [key, inner] of Object.entries(each as JsonObject)) if (!own.has(key)) own.set(key, inner);
        }
      }
    }
    return [...own];
  };
  try {
    return value(root);
  } catch (error) {
    if (error instanceof TooMany) return undefined;
    throw error;
  }
}

class TooMany extends Error {}

function scalarOf(value: unknown): Json {
  const isKnown = typeof value === "string" || typeof value === "number" || typeof value === "boolean";
  return isKnown ? value : null;
}

export function keyOf({ key }: Pair): string {
  return isScalar(key) && typeof key.value !== "symbol" ? String(key.value) : "<<";
}

export function pairOf(map: YAMLMap, key: string): Pair | undefined {
  return map.items.find((pair) => keyOf(pair) === key);
}

function placeOf(root: YAMLMap, path: Path, part: "key" | "value"): [start: number, end: number] {
  let node: unknown = root;
  let place: [number, number] = [root.range?.[0] ?? 0, (root.range?.[0] ?? 0) + 1];
  for (const [index, key] of path.entries()) {
    const pair = isMap(node) ? pairOf(node, key) : undefined;
    const inner: unknown = isSeq(node) ? node.items[Number(key)] : pair?.value;
    const shown = (pair !== undefined && !(part === "value" && index === path.length - 1) ? pair.key : inner) as
      Node | null | undefined;
    const range = shown?.range;
    if (range === undefined || range === null) break;
    place = [range[0], isMap(shown) || isSeq(shown) ? range[0] + 1 : range[1]];
    node = inner;
  }
  return place;
}
