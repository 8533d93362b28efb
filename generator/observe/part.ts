import type { Catalog } from "../model/catalog.js";
import { addDamage, addRow, beyondLimit, counter, exampleKey, hasPlace, rowKey } from "./counts.js";
import type { CountRow, Counts, Damage } from "./counts.js";
import type { DeclaredFields } from "./fields.js";
import type { TakeLine } from "./lines.js";
import { harObservation, harReader, looksLikeHar } from "./har.js";
import { judgeFor } from "./judge.js";
import type { Observation } from "./observation.js";
import { masked } from "./mask.js";
import { lineReader } from "./read.js";
import type { InputFormat, IsResponse } from "./read.js";
import { joinRuns, repeatsFinder } from "./repeats.js";
import type { Runs } from "./repeats.js";
import { operationFinder } from "./route.js";
import { joinTimelines, sortedIntervals, timeline } from "./timeline.js";
import type { Timeline } from "./timeline.js";

/** How input is read. */
export interface ReadOptions {
  readonly format: InputFormat;
  readonly fields: DeclaredFields;
  /** What the path of every request starts with. */
  readonly base: string;
  /** The ID of the called module where nothing else says so. */
  readonly module: string | undefined;
}

/** What a part of the input comes to. Parts are joined in their order. */
export interface Part extends Omit<Counts, "timeline"> {
  readonly timeline: Timeline;
  readonly runs: Runs;
  /** The codes that the spec lacks, by {@link exampleKey}. */
  readonly unknown: ReadonlySet<string>;
  /** The number of lines of the part, which come before those of the next part of the same file. */
  readonly lines: number;
}

/** Reads a part of the input: a file or some lines of it. */
export interface PartReader {
  /** Decides how the file is read, from its first 64 KiB: as lines or as one archive. */
  readonly start: (sample: string) => "lines" | "archive";
  readonly line: TakeLine;
  /** A line that is too long. */
  readonly longLine: () => void;
  /** A piece of an archive. */
  readonly piece: (text: string) => void;
  /** The end of the part; `isBroken` if the rest of the file could not be read. */
  readonly end: (isBroken: boolean) => Part;
}

/** Makes a function that reads one part after another; `isFirst` if no part of the input comes before. */
export function partReader(catalog: Catalog, options: ReadOptions): (file: string, isFirst: boolean) => PartReader {
  const judge = judgeFor(catalog, options.module);
  const operationOf = operationFinder(catalog, options.base);
  const { success } = catalog.envelope;
  const successProves = success.code !== undefined || success.present !== undefined;
  const isResponse: IsResponse = (observation) => {
    const { result } = judge(observation, operationOf(observation));
    return result === "error" || (successProves && result === "success");
  };
  return (file, isFirst) => {
    const counting = counter(masked);
    const repeats = repeatsFinder(isFirst);
    let lines = 0;
    const observed = (observation: Observation): void => {
      const operation = operationOf(observation);
      const judgement = judge(observation, operation);
      const row = counting.count(judgement, operation, observation.status, observation.time);
      if (judgement.result !== "unread") repeats.see(observation, judgement.failing, row);
    };
    const damaged = (line = lines): void => counting.damaged(file, line);
    const format = options.format === "har" ? "auto" : options.format;
    const read = lineReader(catalog, format, options.fields, isResponse, {
      observed,
      other: counting.other,
      damaged: () => damaged(),
    });
    let isArchive = false;
    const archive = harReader({
      entry(entry, line) {
        const observation = harObservation(entry);
        if (observation === undefined) damaged(line);
        else observed(observation);
      },
      damaged,
    });
    return {
      start(sample) {
        isArchive = options.format === "har" || (options.format === "auto" && looksLikeHar(sample));
        return isArchive ? "archive" : "lines";
      },
      line(bytes, from, to) {
        lines += 1;
        read(bytes, from, to);
      },
      longLine() {
        lines += 1;
        damaged();
      },
      piece: archive.push,
      end(isBroken) {
        if (isArchive) archive.end();
        else if (isBroken) damaged(lines + 1);
        return { ...counting.counts(), timeline: counting.timeline, runs: repeats.runs(), lines };
      },
    };
  };
}

/** Joins parts in the order of the input. */
export interface Joiner {
  /** Adds the next part; `lines` is the number of lines of its file that come before it. */
  readonly add: (part: Part, lines: number) => void;
  readonly counts: () => Counts;
}

export function joiner(): Joiner {
  const rows = new Map<string, CountRow>();
  const damage = new Map<string, Damage>();
  const examples = new Map<string, string>();
  const unknown = new Set<string>();
  let times: Timeline = timeline();
  let runs: Runs = { last: new Map(), first: new Map() };
  const mark = (row: CountRow): void => {
    const found = rows.get(rowKey(row));
    if (found !== undefined) found.repeats += 1;
  };
  return {
    add(part, lines) {
      for (const row of part.rows) {
        const key = exampleKey(row);
        const isBeyond = part.unknown.has(key) && !hasPlace(unknown, key);
        addRow(rows, isBeyond ? { ...row, ...beyondLimit } : row);
      }
      for (const { file, n, lines: places } of part.damage) {
        addDamage(damage, file, n, places.map((line) => line + lines)); // prettier-ignore
      }
      for (const [key, example] of part.examples) {
        if (!examples.has(key) && unknown.has(key)) examples.set(key, example);
      }
      times = joinTimelines([times, part.timeline]);
      runs = joinRuns(runs, part.runs, mark);
    },
    counts: () => ({
      rows: [...rows.values()],
      damage: [...damage.values()],
      timeline: sortedIntervals(times),
      examples,
    }),
  };
}
