import { longestGap } from "../model/repeats.js";
import type { CountRow } from "./counts.js";
import type { Observation } from "./observation.js";

/*
 * Requests that are sent again after an error that the same request gets every time: section 6 of the observe contract.
 */

/** The most keys that are remembered. */
const mostKeys = 65_536;

/** Attempts with the same request key that got the same error, one after the other. */
interface Run {
  /** The entry of the error. */
  readonly error: string;
  start: number;
  time: number;
  length: number;
  readonly firstRow: CountRow;
  /** The row of the second attempt, which is a repeat only if there is a third. */
  secondRow: CountRow | undefined;
}

/** The runs of a part of the input, by request key, the one that was used least recently first. */
export interface Runs {
  /** The run in which each request key is at the end of the part. */
  readonly last: Map<number, Run>;
  /** The first run of each key that may continue one of the part before; undefined if its first response ends any run. */
  readonly first: Map<number, Run | undefined>;
}

/** Finds repeats and marks their rows. */
export interface RepeatsFinder {
  /** `error` is the entry of an error that is not retryable, as text; empty for everything else. */
  readonly see: (observation: Observation, error: string, row: CountRow) => void;
  readonly runs: () => Runs;
}

/** Makes a finder for a part of the input; `isFirst` if no part comes before it. */
export function repeatsFinder(isFirst: boolean): RepeatsFinder {
  const last = new Map<number, Run>();
  const first = new Map<number, Run | undefined>();
  // One iterator for all: from the start, each would pass over all keys that were deleted.
  const oldest = last.keys();
  let start: number | undefined;
  const see: RepeatsFinder["see"] = (observation, error, row) => {
    const { time, client, method, target } = observation;
    if (time === undefined) return;
    start ??= time;
    if (client === undefined || method === undefined || target === undefined) return;
    const key = requestKey(client, method, target, observation.request ?? "");
    const mayContinue = !isFirst && time - start <= longestGap && first.size < mostKeys;
    const known = last.get(key);
    if (known === undefined && error === "" && !mayContinue) return;
    const run = error === "" ? undefined : continued(known, error, time, row);
    if (mayContinue && !first.has(key)) first.set(key, run);
    if (known !== undefined) last.delete(key);
    if (run === undefined) return;
    last.set(key, run);
    if (last.size > mostKeys) last.delete(oldest.next().value ?? key);
  };
  return { see, runs: () => ({ last, first }) };
}

function continued(known: Run | undefined, error: string, time: number, row: CountRow): Run {
  if (known?.error !== error || !isSoon(known.time, time)) {
    return { error, start: time, time, length: 1, firstRow: row, secondRow: undefined };
  }
  known.length += 1;
  known.time = time;
  if (known.length === 2) known.secondRow = row;
  else row.repeats += 1;
  if (known.length === 3 && known.secondRow !== undefined) known.secondRow.repeats += 1;
  return known;
}

const isSoon = (before: number, after: number): boolean => after >= before && after - before <= longestGap;

/** The runs of two parts, one after the other. `mark` counts a repeat that only both parts together show. */
export function joinRuns(before: Runs, after: Runs, mark: (row: CountRow) => void): Runs {
  for (const [key, run] of after.first) {
    const earlier = before.last.get(key);
    before.last.delete(key);
    if (run === undefined || earlier === undefined) continue;
    if (run.error !== earlier.error || !isSoon(earlier.time, run.start)) continue;
    const length = earlier.length + run.length;
    const { firstRow, secondRow } = run;
    if (length >= 3) {
      if (earlier.length === 2 && earlier.secondRow !== undefined) mark(earlier.secondRow);
      mark(firstRow);
      if (run.length === 2 && secondRow !== undefined) mark(secondRow);
    }
    run.length = length;
    run.start = earlier.start;
    run.secondRow = earlier.length === 1 ? firstRow : earlier.secondRow;
  }
  const last = new Map([...before.last, ...after.last]);
  for (const key of last.keys()) {
    if (last.size <= mostKeys) break;
    last.delete(key);
  }
  return { last, first: before.first };
}

// The two halves of a hash while it is made.
let [low, high] = [0, 0];

/** What identifies a request: 53 bits of a hash. As texts, keys would take most of the memory. */
function requestKey(client: string, method: string, target: string, request: string): number {
  [low, high] = [0x11c9dc5, 0x1c5811c];
  add(client);
  add(method);
  add(target);
  add(request);
  const mixedLow = mixed(low);
  return (mixed(high ^ mixedLow) >>> 11) * 2 ** 32 + (mixedLow >>> 0);
}

/** Adds a text to the hash. Its length comes first, so that the end of one text is not the start of the next. */
function add(text: string): void {
  let [a, b] = [Math.imul(low ^ text.length, 0x01000193), high];
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i);
    a = Math.imul(a ^ unit, 0x01000193);
    b = Math.imul(b ^ unit, 0x85ebca6b);
  }
  [low, high] = [a, b];
}

/** The last step of MurmurHash3: every bit of the input changes about half of those of the output. */
function mixed(bits: number): number {
  let value = Math.imul(bits ^ (bits >>> 16), 0x85ebca6b);
  value = Math.imul(value ^ (value >>> 13), 0xc2b2ae35);
  return value ^ (value >>> 16);
}
