import { codeOfNumber, rangeText } from "../model/code-type.js";
import type { CodeType } from "../model/code-type.js";
import type { ModuleIndex } from "./pairs.js";

type CodeRange = readonly [first: string, last: string];
type Interval = readonly [from: number, to: number];

/**
 * The parts of a reserved range that are no longer reserved and not in use either. Ranges may be joined, split and extended:
 * only the codes in them count.
 */
export function uncovered([first, last]: CodeRange, after: ModuleIndex): string[] {
  if (first === last) return after.isReserved(first) || after.byCode.has(first) ? [] : [first];
  const { codeType } = after.module;
  const covering = coveringOf(after);
  const free: string[] = [];
  let next = Number(first);
  const end = Number(last);
  for (let i = firstEndingAt(covering, next); i < covering.length; i++) {
    const [from, to] = covering[i] ?? [end + 1, end + 1];
    if (from > end) break;
    if (from > next) free.push(numbersText(codeType, next, from - 1));
    next = to + 1;
  }
  if (next <= end) free.push(numbersText(codeType, next, end));
  return free;
}

const known = new WeakMap<ModuleIndex, readonly Interval[]>();

/** The codes that are reserved or in use in a module, as sorted intervals that neither touch nor overlap. */
function coveringOf(index: ModuleIndex): readonly Interval[] {
  const found = known.get(index);
  if (found !== undefined) return found;
  const reserved = index.module.reserved.flatMap(({ codes }) =>
    codes.map(([from, to]): Interval => [Number(from), Number(to)]),
  );
  const used = index.entries.map(({ code }): Interval => [Number(code), Number(code)]);
  const merged: Interval[] = [];
  for (const [from, to] of [...reserved, ...used].sort(([a], [b]) => a - b)) {
    const last = merged.at(-1);
    if (last === undefined || from > last[1] + 1) merged.push([from, to]);
    else merged[merged.length - 1] = [last[0], Math.max(last[1], to)];
  }
  known.set(index, merged);
  return merged;
}

/** The index of the first interval that ends at a number or after it. */
function firstEndingAt(intervals: readonly Interval[], number: number): number {
  let [low, high] = [0, intervals.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((intervals[middle]?.[1] ?? 0) < number) low = middle + 1;
    else high = middle;
  }
  return low;
}

function numbersText(type: CodeType, first: number, last: number): string {
  return rangeText([codeOfNumber(type, first), codeOfNumber(type, last)]);
}
