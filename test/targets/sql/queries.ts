import { decode } from "../../../generator/decode/decode.js";
import type { Catalog, Entry } from "../../../generator/model/catalog.js";
import { vectorsOf } from "./vectors.js";
import type { Vector } from "./vectors.js";

/** A response at a time. */
export interface Timed extends Vector {
  /** In UTC: `2026-01-01 00:00:00`. */
  readonly time: string;
}

/** Responses of a catalog that all engines read alike, one every 97 seconds. */
export function timed(catalog: Catalog): readonly Timed[] {
  return vectorsOf(catalog)
    .filter(({ body }) => /^\{"code":-?[0-9]{1,9},"message":"[^"\\\0]*"\}$/.test(body))
    .map((vector, index) => ({
      ...vector,
      time: new Date(Date.UTC(2026, 0, 1) + index * 97_000).toISOString().replace("T", " ").slice(0, 19),
    }));
}

/** What the ready queries must answer, from the verdicts of the tool. */
export function expectedAnswers(catalog: Catalog, responses: readonly Timed[]): Readonly<Record<string, unknown[][]>> {
  const errors = responses.flatMap(({ module: id, body, status, time }) => {
    const module = catalog.modules.find((each) => each.id === id);
    const verdict = module && decode(catalog, module, body, status);
    return verdict?.result === "error" ? [{ ...verdict, id, time }] : [];
  });
  type Failed = (typeof errors)[number];
  const by = <Key>(keyOf: (error: Failed) => Key): [Key, Failed[]][] => {
    const groups = new Map<string, [Key, Failed[]]>();
    for (const error of errors) {
      const key = keyOf(error);
      const group = groups.get(JSON.stringify(key)) ?? [key, []];
      group[1].push(error);
      groups.set(JSON.stringify(key), group);
    }
    return [...groups.values()];
  };
  const range = (group: readonly Failed[]): [number, string | undefined, string | undefined] => {
    const times = group.map(({ time }) => time).sort();
    return [group.length, times[0], times.at(-1)];
  };
  const known = ({ entry, id }: Failed): string => entry?.module ?? id;
  const entryKey = (entry: Entry): string => `${entry.module}/${entry.code}`;
  const top = by((error) => [known(error), error.moduleCode ?? error.code, error.entry?.name ?? null]).map(
    ([key, group]) => [...key, group.length] as unknown[],
  );
  const unknown = by((error) => [known(error), error.code, error.moduleCode ?? null, error.entry === undefined])
    .filter(([key]) => key[3] === true)
    .map(([key, group]) => [...key.slice(0, 3), ...range(group)] as unknown[]);
  const hours = by(({ time }) => `${time.slice(0, 13)}:00:00`).map(([hour, group]) => [
    hour,
    group.length,
    Number((group.filter(({ entry }) => entry?.retryable === true).length / group.length).toFixed(6)),
  ]);
  const groups = new Map(by(({ entry }) => (entry === undefined ? "" : entryKey(entry))));
  const seen = catalog.modules.flatMap(({ entries }) =>
    entries.map((entry) => {
      const group = groups.get(entryKey(entry));
      const times = group === undefined ? [null, null, null] : range(group);
      return [entry.module, entry.code, entry.name, ...times] as unknown[];
    }),
  );
  const order =
    (...keys: ((row: unknown[]) => unknown)[]) =>
    (a: unknown[], b: unknown[]): number => {
      for (const key of keys) {
        const [x, y] = [key(a), key(b)] as [string, string];
        if (x !== y) return x < y ? -1 : 1;
      }
      return 0;
    };
  const downwards = (at: number) => (row: unknown[]) => -Number(row[at]);
  const text = (at: number) => (row: unknown[]) => row[at] ?? "";
  const newest = (row: unknown[]): number =>
    typeof row[4] === "string" ? -Date.parse(`${row[4].replace(" ", "T")}Z`) : 1;
  return {
    "top-codes": top.sort(order(downwards(3), text(0), text(1))).slice(0, 20),
    "unknown-codes": unknown.sort(order(downwards(3), text(0), text(1), text(2))),
    "retryable-by-hour": hours.sort(order(text(0))),
    "first-seen": seen.sort(order(newest, text(0), text(1))),
  };
}
