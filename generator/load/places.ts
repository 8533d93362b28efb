import { isMap, isNode, isScalar, isSeq } from "yaml";
import type { Document, Pair } from "yaml";
import type { Step } from "../model/position.js";

/** The text of a key. */
export function keyText(pair: Pair): string {
  return isScalar(pair.key) ? String(pair.key.value) : String(pair.key);
}

/** The place of what a path leads to. If it is missing, the place of its nearest parent. */
export function rangeOf(document: Document, path: readonly Step[], end: "key" | "value"): [number, number] {
  let node: unknown = document.contents;
  let found = nodeRange(node) ?? [0, 0];
  for (const [index, step] of path.entries()) {
    const last = index === path.length - 1;
    if (isMap(node)) {
      const pair = node.items.find((item) => keyText(item) === String(step));
      if (pair === undefined) break;
      const key = isScalar(pair.key) ? pair.key.range : undefined;
      const value = isScalar(pair.value) && pair.value.value === null ? key : nodeRange(pair.value);
      found = (last && end === "key" ? key : value) ?? key ?? found;
      node = pair.value;
    } else if (isSeq(node)) {
      node = node.items[Number(step)];
      found = nodeRange(node) ?? found;
    } else break;
  }
  const [start, stop] = found;
  return [start, stop];
}

/**
 * The place of a node: its start and the end of its value. A mapping has the place of its first key, since its whole
 * extent could be a page.
 */
function nodeRange(node: unknown): readonly [number, number, ...number[]] | null | undefined {
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
