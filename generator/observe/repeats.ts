import { longestGap } from "../model/repeats.js";
import type { CountRow } from "./counts.js";
import type { Observation } from "./observation.js";

/*
 * Requests that are sent again after an error that the same request gets every time: section 6 of the observe contract.
 */

/** The most keys that are remembered. */
const mostKeys = 65_536;
/** The longest request body that is a part of a key as it is. */
const longestBody = 200;

/** Attempts with the same request key that got the same error, one after the other. */
interface Run {
  readonly key: string;
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
  readonly runs: () => Runs;
}

/** Makes a finder for a part of the input; `isFirst` if no part comes before it. */
export function repeatsFinder(isFirst: boolean): RepeatsFinder {
  const last = runStore();
  const first = new Map<string, Run | undefined>();
  let start: number | undefined;
  const see: RepeatsFinder["see"] = (observation, error, row) => {
    const { time, client, method, target } = observation;
    if (time === undefined) return;
    start ??= time;
    if (client === undefined || method === undefined || target === undefined) return;
    const mayContinue = !isFirst && time - start <= longestGap && first.size < mostKeys;
    const known = last.find(observation);
    if (known === undefined && error === "" && !mayContinue) return;
    const key = known?.key ?? requestKey(observation);
    const run = error === "" ? undefined : continued(known, key, error, time, row);
    if (mayContinue && !first.has(key)) first.set(key, run);
    if (known !== undefined) last.remove(target, client, known);
    if (run !== undefined) last.add(target, client, run);
  };
  return { see, runs: () => ({ last: last.all(), first }) };
}

/** The runs by target and client, so that a request that does not fail is dismissed without making its key. */
function runStore() {
  const runs = new Map<string, Map<string, Run[]>>();
  /** From the one that was used least recently. */
  const order = new Map<Run, readonly [target: string, client: string]>();
  const remove = (target: string, client: string, run: Run): void => {
    order.delete(run);
    const clients = runs.get(target);
    const others = clients?.get(client)?.filter((each) => each !== run) ?? [];
    if (others.length > 0) clients?.set(client, others);
    else if (clients?.delete(client) === true && clients.size === 0) runs.delete(target);
  };
  return {
    find(observation: Observation): Run | undefined {
      const same = runs.get(observation.target ?? "")?.get(observation.client ?? "");
      if (same === undefined) return undefined;
      const key = requestKey(observation);
      return same.find((run) => run.key === key);
    },
    remove,
    add(target: string, client: string, run: Run): void {
      let clients = runs.get(target);
      if (clients === undefined) runs.set(target, (clients = new Map<string, Run[]>()));
      clients.set(client, [...(clients.get(client) ?? []), run]);
      order.set(run, [target, client]);
      if (order.size <= mostKeys) return;
      for (const [oldest, place] of order) {
        remove(...place, oldest);
        break;
      }
    },
    all: (): Map<string, Run> => new Map(Array.from(order.keys(), (run) => [run.key, run])),
  };
}

function continued(known: Run | undefined, key: string, error: string, time: number, row: CountRow): Run {
  if (known?.error !== error || !isSoon(known.time, time)) {
    return { key, error, start: time, time, length: 1, firstRow: row, secondRow: undefined };
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

/** What identifies a request. */
function requestKey({ client, method, target, request = "" }: Observation): string {
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
