import type { Step } from "../model/position.js";
import type { Tree } from "./tree.js";

/** The place of what a path leads to. If it is missing, the place of its nearest parent. */
export type Places = (path: readonly Step[], end: "key" | "value") => [start: number, end: number];

/**
 * The places of everything in a tree, as a table of offsets. A collection is a record: how many items it has, then for
 * each its key (of a list, its index), the place of that, the place of its value, and the record of its value.
 */
export function placesOf(tree: Tree): Places {
  const keys = new Map<string, number>();
  const numbers: number[] = [];
  const whole = addRecord(tree, keys, numbers);
  const [start, stop] = placeOf(tree); // here: the function below must not keep the tree in memory
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

/** Adds the record of a tree, and gives where it begins; -1 for a scalar, which has no items. */
function addRecord(tree: Tree, keys: Map<string, number>, numbers: number[]): number {
  if (tree.type === "scalar") return -1;
  const start = numbers.length;
  numbers.push(tree.type === "list" ? 1 : 0, tree.items.length);
  for (let count = width * tree.items.length; count > 0; count--) numbers.push(0);
  let item = start + 2;
  const set = (key: number, place: Place, value: Place, inner: Tree): void => {
    numbers[item] = key;
    [numbers[item + 1], numbers[item + 2]] = place;
    [numbers[item + 3], numbers[item + 4]] = value;
    numbers[item + 5] = addRecord(inner, keys, numbers);
    item += width;
  };
  if (tree.type === "list") {
    for (const [index, inner] of tree.items.entries()) set(index, placeOf(inner), placeOf(inner), inner);
    return start;
  }
  for (const { key: text, value, ...own } of tree.items) {
    const key = keys.get(text) ?? keys.size;
    keys.set(text, key);
    const place: Place = [own.start, own.end];
    const isMissing = value.type === "scalar" && (value.value === null || value.value === undefined);
    set(key, place, isMissing ? place : placeOf(value), value);
  }
  return start;
}

/** How many numbers an item of a record has. */
const width = 6;

type Place = readonly [start: number, end: number];

/** A mapping has the place of its first key, since its whole extent could be a page. */
function placeOf(tree: Tree): Place {
  const { start, end } = (tree.type === "mapping" ? tree.items[0] : undefined) ?? tree;
  return [start, end];
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
