import { isMap, isNode, isScalar, isSeq } from "yaml";
import type { Pair, YAMLMap } from "yaml";
import type { Step } from "../model/position.js";

/** The text of a key. */
export function keyText(pair: Pair): string {
  return isScalar(pair.key) ? String(pair.key.value) : String(pair.key);
}

/** Gives where a path leads: as far as it can be followed, so that what is missing gets the place of its parent. */
export type Places = (path: readonly Step[], end: "key" | "value") => [start: number, end: number];

/**
 * The places of everything in a mapping, as a table of offsets. A collection is a record: how many items it has, then
 * for each its key (of a list, its index), the place of that, the place of its value, and the record of its value.
 */
export function placesOf(root: YAMLMap): Places {
  const keys = new Map<string, number>();
  const numbers: number[] = [];

  const itemsOf = (node: unknown): number[][] | undefined => {
    if (isSeq(node)) {
      return node.items.map((item, index) => {
        const place = offsets(nodeRange(item));
        return [index, ...place, ...place, record(item)];
      });
    }
    if (!isMap(node)) return undefined;
    return node.items.map((pair) => {
      const text = keyText(pair);
      const key = keys.get(text) ?? keys.size;
      keys.set(text, key);
      const place = offsets(isScalar(pair.key) ? pair.key.range : undefined);
      const hasValue = !(isScalar(pair.value) && pair.value.value === null);
      const value = (hasValue ? nodeRange(pair.value) : undefined) ?? place;
      return [key, ...place, ...offsets(value), record(pair.value)];
    });
  };
  /** Adds the record of a node, and gives where it begins; -1 for a node that has no items. */
  const record = (node: unknown): number => {
    const items = itemsOf(node);
    if (items === undefined) return -1;
    const start = numbers.length;
    numbers.push(isSeq(node) ? 1 : 0, items.length);
    for (const item of items) numbers.push(...item);
    return start;
  };

  const whole = record(root);
  const table = Int32Array.from(numbers);
  const number = (index: number): number => table[index] ?? -1;
  return (path, end) => {
    let found = offsets(nodeRange(root));
    let at = whole;
    for (const [index, step] of path.entries()) {
      if (at === -1) break;
      const isList = number(at) === 1;
      const item = findItem(at, isList ? Number(step) : keys.get(String(step)));
      if (item === undefined) break;
      const wantsKey = end === "key" && index === path.length - 1;
      const place = wantsKey ? item + 1 : item + 3;
      found = [number(place), number(place + 1)];
      at = number(item + 5);
    }
    return found;
  };

  function findItem(start: number, key: number | undefined): number | undefined {
    const first = start + 2;
    const count = number(start + 1);
    if (number(start) === 1) {
      return key !== undefined && Number.isInteger(key) && key >= 0 && key < count ? first + key * width : undefined;
    }
    for (let item = first; item < first + count * width; item += width) if (number(item) === key) return item;
    return undefined;
  }
}

/** How many numbers an item of a record has. */
const width = 6;

function offsets(range: readonly number[] | null | undefined): [start: number, end: number] {
  const [start = 0, end = 0] = range ?? [];
  return [start, end];
}

/**
 * The place of a node: where it begins, where its value ends. A mapping is pointed at by its first key: its whole extent
 * would underline a page.
 */
function nodeRange(node: unknown): readonly [number, number, ...number[]] | null | undefined {
  if (!isNode(node)) return undefined;
  const first = isMap(node) ? node.items[0]?.key : undefined;
  return isScalar(first) ? first.range : node.range;
}

/** The offset at which each line begins. */
export function startsOfLines(text: string): number[] {
  const starts = [0];
  for (let end = text.indexOf("\n"); end !== -1; end = text.indexOf("\n", end + 1)) starts.push(end + 1);
  return starts;
}

/** Both from 1. */
export function lineAndColumn(lineStarts: readonly number[], offset: number): [line: number, column: number] {
  let low = 0;
  let high = lineStarts.length;
  while (high - low > 1) {
    const middle = (low + high) >> 1;
    if ((lineStarts[middle] ?? 0) <= offset) low = middle;
    else high = middle;
  }
  return [low + 1, offset - (lineStarts[low] ?? 0) + 1];
}
