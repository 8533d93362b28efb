import type { CountRow } from "./counts.js";
import type { Observation } from "./observation.js";

/*
 * Requests that are sent again after an error that the same request gets every time: section 6 of the observe contract.
 */

/** The longest time in milliseconds between two attempts of a run. */
const longestGap = 60_000;
/** The most keys that are remembered. */
const mostKeys = 65_536;
/** The longest request body that is a part of a key as it is. */
const longestBody = 200;

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

/** The runs of a part of the input. */
export interface Runs {
  /** The run in which each request key is at the end of the part. */
  readonly last: Map<string, Run>;
  /** The first run of each key that may continue one of the part before; undefined if its first response ends any run. */
  readonly first: Map<string, Run | undefined>;
}

/** Finds repeats and marks their rows. */
export interface RepeatsFinder {
  /** `error` is the entry of an error that is not retryable, as text; empty for everything else. */
  readonly see: (observation: Observation, error: string, row: CountRow) => void;
  readonly runs: Runs;
}

/** Makes a finder for a part of the input; `isFirst` if no part comes before it. */
export function repeatsFinder(isFirst: boolean): RepeatsFinder {
  const last = new Map<string, Run>();
  const first = new Map<string, Run | undefined>();
  let start: number | undefined;
  const see: RepeatsFinder["see"] = (observation, error, row) => {
    const { time } = observation;
    if (time === undefined) return;
    start ??= time;
    const mayContinue = !isFirst && time - start <= longestGap && first.size < mostKeys;
    if (error === "" && last.size === 0 && !mayContinue) return;
    const key = requestKey(observation);
    if (key === undefined) return;
    const run = error === "" ? undefined : continued(last.get(key), error, time, row);
    last.delete(key);
    if (mayContinue && !first.has(key)) first.set(key, run);
    if (run === undefined) return;
    last.set(key, run);
    if (last.size > mostKeys) last.delete(last.keys().next().value ?? "");
  };
  return { see, runs: { last, first } };
}

function continued(run: Run | undefined, error: string, time: number, row: CountRow): Run {
  if (run?.error !== error || !isSoon(run.time, time)) {
    return { error, start: time, time, length: 1, firstRow: row, secondRow: undefined };
  }
  run.length += 1;
  run.time = time;
  if (run.length === 2) run.secondRow = row;
  else row.repeats += 1;
  if (run.length === 3 && run.secondRow !== undefined) run.secondRow.repeats += 1;
  return run;
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

/** What identifies a request; undefined if too little is known. */
function requestKey({ client, method, target, request = "" }: Observation): string | undefined {
  if (client === undefined || method === undefined || target === undefined) return undefined;
  const body = request.length > longestBody ? `${request.length} ${hash(request)}` : request;
  return `${method} ${client} ${target}\n${body}`;
}

/** 53 bits of a text, from two hashes in the way of FNV-1a. */
function hash(text: string): number {
  let [a, b] = [0x811c9dc5, 0x9dc5811c];
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i);
    a = Math.imul(a ^ unit, 0x01000193);
    b = Math.imul(b ^ unit, 0x85ebca6b);
  }
  return (a >>> 0) * 2 ** 21 + ((b >>> 0) & 0x1fffff);
}
