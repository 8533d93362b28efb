import type { Entry, Module } from "../model/catalog.js";
import type { Locate } from "../model/position.js";
import type { SpecFile } from "./spec-file.js";

/** A module as it was loaded last, and the text that it was loaded from. */
interface Before {
  readonly text: string;
  readonly module: Module;
}

/**
 * The module of a file in which only one entry differs from before: that entry is loaded alone, and the others are the same.
 * Undefined if more has changed, or if the text must be read as a whole to know. `load` loads a module from a file, and
 * gives undefined if it has a problem.
 */
export function editedModule(
  { text: before, module }: Before,
  file: SpecFile,
  load: (part: SpecFile) => Module | undefined,
): Module | undefined {
  const { text } = file;
  const old = itemsIn(before);
  const [first = Infinity] = old?.starts ?? [];
  const same = sameStart(before, text);
  if (old?.starts.length !== module.entries.length || same < first) return undefined;
  const index = old.starts.findLastIndex((at) => at <= same);
  const start = old.starts[index] ?? 0;
  const rest = before.slice(old.starts[index + 1] ?? before.length);
  const end = text.length - rest.length;
  if (end <= start || !text.endsWith(rest)) return undefined;
  const item = text.slice(start, end);
  if (!isItem(item, old.dash)) return undefined;
  const head = text.slice(0, first);
  const entry = load({ ...file, text: head + item })?.entries[0];
  if (entry === undefined) return undefined;
  const above = linesIn(before.slice(head.length, start));
  const moved = linesIn(item) - linesIn(before.slice(start, old.starts[index + 1] ?? before.length));
  return {
    ...module,
    entries: module.entries.map((each, place) => {
      if (place === index) return movedBy(entry, above);
      return place > index && moved !== 0 ? movedBy(each, moved) : each;
    }),
  };
}

/** Where the items of the list `errors` start, each with its line, and the dash of each. */
function itemsIn(text: string): { readonly starts: readonly number[]; readonly dash: string } | undefined {
  const [list = "", dash = ""] = /^errors:[ ]*\n((?:[ ]*(?:#.*)?\n)*[ ]*- )/m.exec(text) ?? [];
  if (list === "") return undefined;
  const indented = /[ ]*- $/.exec(dash)?.[0] ?? "";
  const start = text.indexOf(list) + list.length - indented.length;
  // A key below the list would be part of the last entry.
  if (/^[^\s#-]/m.test(text.slice(start))) return undefined;
  const starts = [start];
  const next = `\n${indented}`;
  for (let at = text.indexOf(next, start); at !== -1; at = text.indexOf(next, at + 1)) starts.push(at + 1);
  return { starts, dash: indented };
}

/** Whether a text is one item of a list: all lines below its dash are indented further. */
function isItem(text: string, dash: string): boolean {
  const [first = "", ...others] = text.split("\n");
  const inner = new RegExp(`^(?:[ ]{${dash.length - 1},}|[ ]*(?:#.*)?$)`);
  return first.startsWith(dash) && text.endsWith("\n") && others.every((line) => inner.test(line));
}

/** The number of characters at the start of two texts that are the same. */
function sameStart(one: string, other: string): number {
  let length = 0;
  while (length < one.length && one.charCodeAt(length) === other.charCodeAt(length)) length++;
  return length;
}

function linesIn(text: string): number {
  let count = 0;
  for (let at = text.indexOf("\n"); at !== -1; at = text.indexOf("\n", at + 1)) count++;
  return count;
}

/** An entry some lines further down. */
function movedBy(entry: Entry, lines: number): Entry {
  if (lines === 0) return entry;
  const params = entry.params.map((param) => ({ ...param, at: lower(param.at, lines) }));
  return { ...entry, at: lower(entry.at, lines), params };
}

/** The places that have moved since they were loaded: what they were, and by how many lines. */
const moves = new WeakMap<Locate, { readonly loaded: Locate; readonly lines: number }>();

/** A place some lines further down. However often it has moved, it is one step away from the place that was loaded. */
function lower(at: Locate, lines: number): Locate {
  const before = moves.get(at) ?? { loaded: at, lines: 0 };
  const move = { ...before, lines: before.lines + lines };
  const moved: Locate = (...path) => {
    const range = move.loaded(...path);
    return { ...range, line: range.line + move.lines, endLine: range.endLine + move.lines };
  };
  moves.set(moved, move);
  return moved;
}
