import { isMap, isNode, isScalar, isSeq } from "yaml";
import type { Pair, YAMLMap } from "yaml";
import type { Step } from "../model/position.js";

/** The text of a key. */
export function keyText(pair: Pair): string {
  return isScalar(pair.key) ? String(pair.key.value) : String(pair.key);
}

/** The place of what a path leads to. If it is missing, the place of its nearest parent. */
export type Places = (path: readonly Step[], end: "key" | "value") => [start: number, end: number];

/**
 * The places of everything in a mapping, as a table of offsets. A collection is a record: how many items it has, then
 * for each its key (of a list, its index), the place of that, the place of its value, and the record of its value.
 */
export function placesOf(root: YAMLMap): Places {
  const keys = new Map<string, number>();
  const numbers: number[] = [];
  const whole = addRecord(root, keys, numbers);
  const [start = 0, stop = 0] = nodeRange(root) ?? []; // here: the function below must not keep the document alive
  const table = Int32Array.from(numbers);
  const number = (index: number): number => table[index] ?? -1;
  return (path, end) => {
    let found: [number, number] = [start, stop];
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

/** Adds the record of a node, and gives where it begins; -1 for a node that has no items. */
function addRecord(node: unknown, keys: Map<string, number>, numbers: number[]): number {
  if (!isMap(node) && !isSeq(node)) return -1;
  const start = numbers.length;
  numbers.push(isSeq(node) ? 1 : 0, node.items.length);
  for (let count = width * node.items.length; count > 0; count--) numbers.push(0);
  let item = start + 2;
  const set = (key: number, place: Place, value: Place, inner: unknown): void => {
    numbers[item] = key;
    numbers[item + 1] = place?.[0] ?? 0;
    numbers[item + 2] = place?.[1] ?? 0;
    numbers[item + 3] = value?.[0] ?? 0;
    numbers[item + 4] = value?.[1] ?? 0;
    numbers[item + 5] = addRecord(inner, keys, numbers);
    item += width;
  };
  if (isSeq(node)) {
    for (const [index, inner] of node.items.entries()) set(index, nodeRange(inner), nodeRange(inner), inner);
    return start;
  }
  for (const pair of node.items) {
    const text = keyText(pair);
    const key = keys.get(text) ?? keys.size;
    keys.set(text, key);
    const place = isScalar(pair.key) ? pair.key.range : undefined;
    const hasValue = !(isScalar(pair.value) && pair.value.value === null);
    set(key, place, (hasValue ? nodeRange(pair.value) : undefined) ?? place, pair.value);
  }
  return start;
}

/** How many numbers an item of a record has. */
const width = 6;

type Place = readonly [number, number, ...number[]] | null | undefined;

/**
 * The place of a node: its start and the end of its value. A mapping has the place of its first key, since its whole
 * extent could be a page.
 */
function nodeRange(node: unknown): Place {
  if (!isNode(node)) return undefined;
  const first = isMap(node) ? node.items[0]?.key : undefined;
  return isScalar(first) ? first.range : node.range;
}

/** The line and the column of an offset, both counted from 1. */
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
