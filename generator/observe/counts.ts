import type { Operation } from "../model/operation.js";
import type { Judgement } from "./judge.js";
import { addTimes, timeline } from "./timeline.js";
import type { Interval, Timeline } from "./timeline.js";

/** A row of the counts: how many observations have the same key. Section 7 of the observe contract. */
export interface CountRow {
  readonly result: "success" | "error" | "invalid" | "unread" | "other" | "damaged";
  readonly module: string;
  readonly code: string;
  readonly moduleCode: string;
  readonly reason: string;
  readonly status: number | undefined;
  readonly operation: string;
  readonly text: "" | "same" | "other";
  n: number;
  repeats: number;
  /** Milliseconds since 1970. */
  first: number | undefined;
  last: number | undefined;
}

/** The damaged lines of a file. */
export interface Damage {
  readonly file: string;
  n: number;
  /** The numbers of the first lines. */
  readonly lines: number[];
}

/** What all findings are computed from. */
export interface Counts {
  readonly rows: readonly CountRow[];
  readonly damage: readonly Damage[];
  readonly timeline: readonly Interval[];
  /** A message, masked, for each code that the spec lacks, by {@link exampleKey}. */
  readonly examples: ReadonlyMap<string, string>;
}

/** The limits of section 10 of the contract. */
const mostUnknown = 10_000;
const mostPlaces = 100;

/** Adds up observations. */
export interface Counter {
  /** Counts a response and returns its row. */
  readonly count: (
    judgement: Judgement,
    operation: Operation | undefined,
    status: number | undefined,
    time: number | undefined,
  ) => CountRow;
  readonly other: () => void;
  readonly damaged: (file: string, line: number) => void;
  readonly timeline: Timeline;
  readonly counts: () => Omit<Counts, "timeline"> & { readonly unknown: ReadonlySet<string> };
}

/** The code of the rows for what is beyond the limit. */
export const otherCodes = "*";

export function exampleKey({ module, code, moduleCode }: Pick<CountRow, "module" | "code" | "moduleCode">): string {
  return `${module}\n${code}\n${moduleCode}`;
}

/** Makes a counter. `mask` hides the values in a message. */
export function counter(mask: (text: string) => string): Counter {
  const rows = new Map<string, CountRow>();
  type ByStatus = Map<number | undefined, CountRow>;
  const known = new WeakMap<Judgement, Map<Operation | undefined, ByStatus>>();
  const damage = new Map<string, Damage>();
  const examples = new Map<string, string>();
  const unknown = new Set<string>();
  const times: Timeline = timeline();
  const rowFor = (judgement: Judgement, operation: Operation | undefined, status: number | undefined): CountRow => {
    const limited = withinLimit(judgement, unknown);
    const row = blankRow(limited, operation?.id ?? "", status);
    const key = rowKey(row);
    const found = rows.get(key) ?? row;
    rows.set(key, found);
    const example = exampleKey(limited);
    if (limited.detail !== "" && !examples.has(example)) examples.set(example, mask(limited.detail));
    return found;
  };
  const plainRow = (result: "other" | "damaged"): CountRow => {
    const found = rows.get(result) ?? { ...blankRow(nothing, "", undefined), result };
    rows.set(result, found);
    return found;
  };
  return {
    count(judgement, operation, status, time) {
      let operations = known.get(judgement);
      if (operations === undefined) known.set(judgement, (operations = new Map<Operation | undefined, ByStatus>()));
      let byStatus = operations.get(operation);
      if (byStatus === undefined) operations.set(operation, (byStatus = new Map<number | undefined, CountRow>()));
      let row = byStatus.get(status);
      if (row === undefined) byStatus.set(status, (row = rowFor(judgement, operation, status)));
      row.n += 1;
      if (time !== undefined) {
        if (row.first === undefined || time < row.first) row.first = time;
        if (row.last === undefined || time > row.last) row.last = time;
        if (row.result !== "unread") addTimes(times, time, row.result as "success" | "error" | "invalid", 1);
      }
      return row;
    },
    other() {
      plainRow("other").n += 1;
    },
    damaged(file, line) {
      plainRow("damaged").n += 1;
      addDamage(damage, file, 1, [line]);
    },
    timeline: times,
    counts: () => ({ rows: [...rows.values()], damage: [...damage.values()], examples, unknown }),
  };
}

const nothing = { result: "unread", module: "", code: "", moduleCode: "", reason: "", text: "" } as const;

function blankRow(
  {
    result,
    module,
    code,
    moduleCode,
    reason,
    text,
  }: Pick<Judgement, "result" | "module" | "code" | "moduleCode" | "reason" | "text">,
  operation: string,
  status: number | undefined,
): CountRow {
  const times = { first: undefined, last: undefined };
  return { result, module, code, moduleCode, reason, status, operation, text, n: 0, repeats: 0, ...times };
}

/** What makes two rows one. */
export function rowKey(row: Omit<CountRow, "n" | "repeats" | "first" | "last">): string {
  const { result, module, code, moduleCode, reason, status, operation, text } = row;
  return [result, module, code, moduleCode, reason, status ?? "", operation, text].join("\n");
}

/** A judgement under its own code, or under `*` if there are too many codes that the spec lacks. */
function withinLimit(judgement: Judgement, unknown: Set<string>): Judgement {
  if (judgement.result !== "error" || judgement.isKnown) return judgement;
  if (hasPlace(unknown, exampleKey(judgement))) return judgement;
  return { ...judgement, ...beyondLimit, detail: "" };
}

/** What a row for a code beyond the limit has instead of its code. */
export const beyondLimit = { code: otherCodes, moduleCode: "", text: "" } as const;

/** Whether a code that the spec lacks is counted by itself: it is already, or there are not too many. */
export function hasPlace(unknown: Set<string>, key: string): boolean {
  if (unknown.size < mostUnknown) unknown.add(key);
  return unknown.has(key);
}

export function addDamage(all: Map<string, Damage>, file: string, n: number, lines: readonly number[]): void {
  const found = all.get(file) ?? { file, n: 0, lines: [] };
  all.set(file, found);
  found.n += n;
  for (const line of lines) if (found.lines.length < mostPlaces) found.lines.push(line);
}

/** Adds a row to those with the same key. */
export function addRow(rows: Map<string, CountRow>, row: CountRow): CountRow {
  const key = rowKey(row);
  const found = rows.get(key);
  if (found === undefined) {
    rows.set(key, row);
    return row;
  }
  found.n += row.n;
  found.repeats += row.repeats;
  found.first = least(found.first, row.first);
  found.last = most(found.last, row.last);
  return found;
}

export function least(a: number | undefined, b: number | undefined): number | undefined {
  return a === undefined ? b : b === undefined ? a : Math.min(a, b);
}

export function most(a: number | undefined, b: number | undefined): number | undefined {
  return a === undefined ? b : b === undefined ? a : Math.max(a, b);
}
