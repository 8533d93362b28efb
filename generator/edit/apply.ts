import { isMap, isSeq } from "yaml";
import type { Node, Pair, YAMLMap } from "yaml";
import { grouped } from "../model/grouped.js";
import { isList } from "../model/json.js";
import type { Json, JsonObject } from "../model/json.js";
import { keyOf, pairOf, readForeign } from "./document.js";
import type { ForeignDocument } from "./document.js";
import { differences, sameJson } from "./json.js";
import type { Edit, Path } from "./json.js";
import { styleOf, yamlText } from "./print.js";
import type { Style } from "./print.js";
import { applySplices } from "./splice.js";
import { endOf, endOfLine, endOfMap, endOfSeq, indentOf, isFlow } from "./yaml.js";
import type { Opened } from "./yaml.js";

/** A place that cannot be edited, because what is there is written elsewhere: an alias or a merge key. */
export interface Shared {
  readonly shared: Path;
}

/** The text of a document that is to say something else. What need not change stays: comments, order and style. */
export function rewritten(document: ForeignDocument, after: JsonObject): string | Shared {
  const { path, text, root, data } = document;
  const edits = differences(data, after);
  if (edits.length === 0) return text;
  const opened: Opened = { file: { path, source: path, text }, name: path, root, splices: [], added: new Map() };
  const editor: Editor = { opened, style: styleOf(text), isJson: document.isJson, unit: unitOf(text) };
  const shared = editMap(editor, root, edits, []);
  if (shared !== undefined) return shared;
  const written = applySplices(text, opened.splices);
  const read = readForeign(path, written);
  if (!("data" in read) || !sameJson(read.data, after))
    throw new Error(`the edited ${path} does not say what it should`);
  return written;
}

interface Editor {
  readonly opened: Opened;
  readonly style: Style;
  readonly isJson: boolean;
  /** The blanks of one level of JSON; empty if the text is on one line. */
  readonly unit: string;
}

function unitOf(text: string): string {
  return /^[{[]\r?\n([ \t]+)/.exec(text.trimStart())?.[1] ?? (text.includes("\n") ? "  " : "");
}

/** Edits a mapping that has at least one key. Edits have full paths; `path` is that of the mapping. */
function editMap(editor: Editor, map: YAMLMap, edits: readonly Edit[], path: Path): Shared | undefined {
  const depth = path.length;
  const byKey = grouped(edits, (edit) => edit.path[depth] ?? "");
  const added: Edit[] = [];
  const replaced: { readonly pair: Pair; readonly value: Json }[] = [];
  const removed = new Set<Pair>();
  for (const [key, inner] of byKey) {
    const pair = pairOf(map, key);
    const [own] = inner;
    const isOwn = own?.path.length === depth + 1;
    if (pair === undefined) {
      if (!isOwn || own.value === undefined) return { shared: [...path, key] };
      added.push(own);
    } else if (isOwn && own.value === undefined) removed.add(pair);
    else if (isOwn) replaced.push({ pair, value: own.value ?? null });
    else {
      const { value } = pair;
      const left = isMap(value) ? value.items.length - inner.filter((edit) => isRemovalAt(edit, depth + 2)).length : 0;
      if (left > 0) {
        const shared = editMap(editor, value as YAMLMap, inner, [...path, key]);
        if (shared !== undefined) return shared;
      } else if (isMap(value)) replaced.push({ pair, value: objectOf(inner, depth + 1) });
      else return { shared: [...path, key] };
    }
  }
  const write = isFlow(map) ? flowWriter(editor, map) : blockWriter(editor, map);
  const kept = map.items.filter((pair) => !removed.has(pair));
  for (const [anchor, group] of byAnchor(added, kept)) write.add(anchor, group, depth);
  for (const { pair, value } of replaced) write.replace(pair, value);
  write.remove(removed);
  return undefined;
}

const isRemovalAt = ({ path, value }: Edit, depth: number): boolean => path.length === depth && value === undefined;

/** The object that edits make of an empty one. */
function objectOf(edits: readonly Edit[], depth: number): JsonObject {
  return Object.fromEntries(
    edits.flatMap(({ path, value }) => (value === undefined ? [] : [[path[depth] ?? "", value] as const])),
  );
}

/** New keys, by the pair of the mapping after which they come. */
function byAnchor(added: readonly Edit[], kept: readonly Pair[]): ReadonlyMap<Pair | undefined, readonly Edit[]> {
  const anchors = new Map(kept.map((pair) => [keyOf(pair), pair]));
  const lists = new Map<Pair | undefined, Edit[]>();
  for (const edit of added) {
    const anchor = edit.after === undefined ? undefined : anchors.get(edit.after);
    // The next new key comes after the same pair, and so after this one.
    if (anchor !== undefined) anchors.set(edit.path.at(-1) ?? "", anchor);
    lists.set(anchor, [...(lists.get(anchor) ?? []), edit]);
  }
  return lists;
}

/** What edits the text of one mapping. */
interface Writer {
  /** Adds keys after a pair, or before the first. `depth` is where they are in their paths. */
  readonly add: (anchor: Pair | undefined, edits: readonly Edit[], depth: number) => void;
  readonly replace: (pair: Pair, value: Json) => void;
  readonly remove: (pairs: ReadonlySet<Pair>) => void;
}

const startOf = ({ key }: Pair): number => (key as Node).range?.[0] ?? 0;

function endOfPair(opened: Opened, { key, value }: Pair): number {
  const { file } = opened;
  if (isMap(value) && !isFlow(value)) return endOfMap(opened, value);
  if (isSeq(value) && !isFlow(value)) return endOfSeq(opened, value);
  const end = endOf(opened, (value ?? key) as Node);
  // An empty value begins where the blanks after the colon end.
  return file.text.slice(0, end).trimEnd().length;
}

function blockWriter({ opened, style }: Editor, map: YAMLMap): Writer {
  const indent = indentOf(opened, map);
  const { splices, file } = opened;
  const pairText = (key: string, value: Json): string =>
    yamlText({ [key]: value }, style)
      .trimEnd()
      .replaceAll(/\n(?=[^\n])/g, `\n${indent}`);
  return {
    add: (anchor, edits, depth) => {
      const texts = edits.map(({ path, value = null }) => pairText(path[depth] ?? "", value));
      const first = map.items[0];
      if (anchor === undefined && first !== undefined) {
        const start = startOf(first);
        splices.push({ start, end: start, text: texts.map((text) => `${text}\n${indent}`).join("") });
      } else if (anchor !== undefined) {
        const start = endOfLine(opened, endOfPair(opened, anchor));
        splices.push({ start, end: start, text: texts.map((text) => `\n${indent}${text}`).join("") });
      }
    },
    replace: (pair, value) => {
      splices.push({ start: startOf(pair), end: endOfPair(opened, pair), text: pairText(keyOf(pair), value) });
    },
    remove: (pairs) => {
      for (const pair of pairs) {
        const line = file.text.lastIndexOf("\n", startOf(pair)) + 1;
        const start = line === 0 ? 0 : endOfLine(opened, line - 1);
        splices.push({ start, end: endOfLine(opened, endOfPair(opened, pair)), text: "" });
      }
    },
  };
}

function flowWriter({ opened, isJson, unit }: Editor, map: YAMLMap): Writer {
  const { splices, file } = opened;
  const first = map.items[0] === undefined ? 0 : startOf(map.items[0]);
  const line = file.text.lastIndexOf("\n", first) + 1;
  const blanks = file.text.slice(line, first);
  const isTall = line > (map.range?.[0] ?? 0) && blanks.trim() === "";
  const isMinified = isJson && unit === "";
  const separator = isTall ? `,\n${blanks}` : isMinified ? "," : ", ";
  const pairText = (key: string, value: Json): string => {
    if (isTall)
      return `${JSON.stringify(key)}: ${JSON.stringify(value, undefined, unit || "  ").replaceAll("\n", `\n${blanks}`)}`;
    const object = { [key]: value };
    return isMinified ? JSON.stringify(object).slice(1, -1) : flowText(object, isJson).slice(2, -2);
  };
  return {
    add: (anchor, edits, depth) => {
      const texts = edits.map(({ path, value = null }) => pairText(path[depth] ?? "", value));
      const start = anchor === undefined ? first : endOf(opened, (anchor.value ?? anchor.key) as Node);
      const text = anchor === undefined ? texts.map((each) => each + separator) : texts.map((each) => separator + each);
      splices.push({ start, end: start, text: text.join("") });
    },
    replace: (pair, value) => {
      splices.push({ start: startOf(pair), end: endOfPair(opened, pair), text: pairText(keyOf(pair), value) });
    },
    remove: (pairs) => {
      const leading = map.items.findIndex((pair) => !pairs.has(pair));
      const next = map.items[leading];
      if (leading > 0 && next !== undefined) splices.push({ start: first, end: startOf(next), text: "" });
      for (const [index, pair] of map.items.entries()) {
        const previous = map.items[index - 1];
        if (index < leading || previous === undefined || !pairs.has(pair)) continue;
        splices.push({ start: endOfPair(opened, previous), end: endOfPair(opened, pair), text: "" });
      }
    },
  };
}

/** A value on one line, with blanks as YAML has them. */
function flowText(value: Json, isJson: boolean): string {
  if (isList(value)) return `[${value.map((item) => flowText(item, isJson)).join(", ")}]`;
  if (typeof value === "string" && !isJson && isPlainWord(value)) return value;
  if (typeof value !== "object" || value === null) return JSON.stringify(value);
  const pairs = Object.entries(value).map(([key, inner]) => `${flowText(key, isJson)}: ${flowText(inner, isJson)}`);
  return pairs.length === 0 ? "{}" : `{ ${pairs.join(", ")} }`;
}

/** Whether a text needs no quotes in braces, in any version of YAML. */
function isPlainWord(text: string): boolean {
  return /^[A-Za-z/](?:[\w ./-]*[\w./-])?$/.test(text) && !/^(?:true|false|null|yes|no|on|off|y|n)$/i.test(text);
}
