/** How many responses there were from a time on. */
export interface Interval {
  /** Milliseconds since 1970. */
  readonly from: number;
  success: number;
  error: number;
  invalid: number;
}

/** Responses by time, in intervals that get longer as there are more. */
export interface Timeline {
  /** The length of an interval in milliseconds. */
  length: number;
  intervals: Map<number, Interval>;
  latest: Interval | undefined;
}

const minute = 60_000;
/** Lengths that are easy to read. */
const lengths = [1, 5, 15, 60, 6 * 60, 24 * 60, 7 * 24 * 60, 28 * 24 * 60].map((minutes) => minutes * minute);

/** The most intervals of a timeline. */
const mostIntervals = 1000;

export function timeline(): Timeline {
  return { length: minute, intervals: new Map(), latest: undefined };
}

/** Adds responses at a time. */
export function addTimes(times: Timeline, time: number, result: "success" | "error" | "invalid", n: number): void {
  const { latest } = times;
  if (latest !== undefined && time >= latest.from && time < latest.from + times.length) {
    latest[result] += n;
    return;
  }
  const from = Math.floor(time / times.length) * times.length;
  const found = times.intervals.get(from) ?? { from, success: 0, error: 0, invalid: 0 };
  times.intervals.set(from, found);
  times.latest = found;
  found[result] += n;
  if (times.intervals.size > mostIntervals) lengthen(times, longer(times.length));
}

function longer(length: number): number {
  return lengths.find((each) => each > length) ?? length * 2;
}

function lengthen(times: Timeline, length: number): void {
  const { intervals } = times;
  times.length = length;
  times.intervals = new Map();
  times.latest = undefined;
  for (const interval of intervals.values()) addInterval(times, interval);
}

function addInterval(times: Timeline, { from, ...counts }: Interval): void {
  for (const result of ["success", "error", "invalid"] as const) {
    if (counts[result] > 0) addTimes(times, from, result, counts[result]);
  }
}

/** Timelines together. */
export function joinTimelines(all: readonly Timeline[]): Timeline {
  const joined = timeline();
  joined.length = Math.max(minute, ...all.map(({ length }) => length));
  for (const { intervals } of all) for (const interval of intervals.values()) addInterval(joined, interval);
  return joined;
}

/** The intervals of a timeline in the order of time. */
export function sortedIntervals({ intervals }: Timeline): readonly Interval[] {
  return [...intervals.values()].sort((a, b) => a.from - b.from);
}

/** Intervals of equal length for a chart: at most `most`, also those without any response. */
export function chartIntervals(intervals: readonly Interval[], most: number): readonly Interval[] {
  const [first] = intervals;
  const last = intervals.at(-1);
  if (first === undefined || last === undefined) return [];
  let length = minute;
  const starts = (): number => Math.floor(last.from / length) - Math.floor(first.from / length) + 1;
  while (starts() > most) length = longer(length);
  const joined: Timeline = { length, intervals: new Map(), latest: undefined };
  for (const interval of intervals) addInterval(joined, interval);
  const start = Math.floor(first.from / length) * length;
  return Array.from({ length: starts() }, (_, i) => {
    const from = start + i * length;
    return joined.intervals.get(from) ?? { from, success: 0, error: 0, invalid: 0 };
  });
}
