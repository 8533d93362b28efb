import { inColumns } from "../diagnostic/columns.js";
import { count } from "../diagnostic/count.js";
import type { Paint } from "../diagnostic/text.js";
import { visible } from "../diagnostic/visible.js";
import type { Catalog } from "../model/catalog.js";
import type { Counts } from "./counts.js";
import { percent } from "./coverage.js";
import type { Overview, Share } from "./coverage.js";
import { timeText } from "./time.js";
import { chartIntervals } from "./timeline.js";

/** The most codes and operations that are listed. */
const most = 10;
/** The most columns of the chart. */
const widest = 60;

/** What was observed, for a terminal: totals, a timeline, the codes that came most often, and coverage. */
export function summaryText(catalog: Catalog, counts: Counts, seen: Overview, paint: Paint): readonly string[] {
  const { read } = seen;
  const notRead = [
    ...(read.unread > 0 ? [`${read.unread} without a body`] : []),
    ...(read.other > 0 ? [count(read.other, "other record")] : []),
    ...(read.damaged > 0 ? [count(read.damaged, "damaged line")] : []),
  ];
  const totals = `${count(read.responses, "response")}: ${read.success} succeeded, ${count(read.errors, "error")}, ${read.invalid} not of the API`;
  return [
    [paint("bold", totals), ...notRead].join("; "),
    ...(read.first === undefined || read.last === undefined
      ? []
      : [`from ${timeText(read.first)} to ${timeText(read.last)}`]),
    ...chart(counts, paint),
    ...topCodes(seen),
    "",
    `coverage: ${shareText(seen.coverage)} of the codes of ${visible(catalog.id)}`,
    ...inColumns([
      ...seen.modules
        .filter(({ of }) => of > 0)
        .map((share) => [`  ${share.module}`, shareText(share), unseenText(share.unseen.map(({ code }) => code))]),
    ]),
    ...operations(seen),
  ];
}

function shareText(share: Share): string {
  return `${Math.floor(percent(share))} % (${share.seen} of ${share.of})`;
}

function unseenText(codes: readonly string[]): string {
  if (codes.length === 0) return "";
  const more = codes.length > most ? `, and ${codes.length - most} more` : "";
  return `not seen: ${codes.slice(0, most).join(", ")}${more}`;
}

const bars = ["▁", "▂", "▃", "▄", "▅", "▆", "▇", "█"];

/** A column for each interval: the height is the number of failures, with a scale of its own, above that of all responses. */
function chart({ timeline }: Counts, paint: Paint): readonly string[] {
  const intervals = chartIntervals(timeline, widest);
  const [first, second] = intervals;
  if (first === undefined || second === undefined) return [];
  const row = (label: string, value: (interval: (typeof intervals)[number]) => number): string => {
    const highest = Math.max(1, ...intervals.map(value));
    const columns = intervals.map((interval) => {
      const height = value(interval);
      return height === 0 ? " " : (bars[Math.ceil((height / highest) * bars.length) - 1] ?? "");
    });
    return `${label.padEnd(12)}${columns.join("")}  ${paint("dim", `at most ${highest}`)}`;
  };
  const length = lengthText(second.from - first.from);
  return [
    "",
    row("responses", ({ success, error, invalid }) => success + error + invalid),
    row("errors", ({ error }) => error),
    row("not of API", ({ invalid }) => invalid),
    `${" ".repeat(12)}${paint("dim", `each column is ${length}, from ${timeText(first.from).slice(0, 16)}Z`)}`,
  ];
}

/** `15 minutes` */
export function lengthText(milliseconds: number): string {
  const minutes = Math.round(milliseconds / 60_000);
  if (minutes % 1440 === 0) return count(minutes / 1440, "day");
  return minutes % 60 === 0 ? count(minutes / 60, "hour") : count(minutes, "minute");
}

function topCodes({ codes }: Overview): readonly string[] {
  if (codes.length === 0) return [];
  const rows = codes.slice(0, most).map(({ module, code, name, n, first, last }) => {
    const times = first === undefined || last === undefined ? "" : `${day(first)} … ${day(last)}`;
    return [String(n), visible(`${module}/${shortCode(code)}`), name ?? "not in the spec", times];
  });
  const more = codes.length > most ? [`  and ${count(codes.length - most, "more code")}`] : [];
  return [
    "",
    "codes, most frequent first",
    ...inColumns(rows.map(([n = "", ...cells]) => [`  ${n}`, ...cells])),
    ...more,
  ];
}

/** A code of a service can be any text of up to 256 characters. */
export function shortCode(code: string): string {
  return code.length <= 64 ? code : `${code.slice(0, 63).toWellFormed()}…`;
}

const day = (time: number): string => `${timeText(time).slice(0, 19)}Z`;

function operations({ operations: all }: Overview): readonly string[] {
  const seen = all.filter(({ n }) => n > 0);
  if (all.length === 0) return [];
  const rows = [...seen]
    .sort((a, b) => b.n - a.n)
    .slice(0, most)
    .map(({ operation, n, errors, ...share }) => [
      `  ${operation}`,
      count(n, "response"),
      count(errors, "error"),
      share.of === 0 ? "declares none" : `${shareText(share)} declared seen`,
    ]);
  const more = seen.length > most ? [`  and ${count(seen.length - most, "more operation")}`] : [];
  return ["", `operations: ${seen.length} of ${all.length} seen`, ...inColumns(rows), ...more];
}
