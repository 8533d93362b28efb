import type { Catalog, Entry } from "../model/catalog.js";
import { grouped } from "../model/grouped.js";
import { errorsOfOperation } from "../model/operation.js";
import { isPublic } from "../model/sent.js";
import { least, most } from "./counts.js";
import type { CountRow, Counts } from "./counts.js";
import { codesOf, expectedEntries, readRows, seenEntries, strangeness } from "./findings.js";
import type { ReadRow } from "./findings.js";

/** How many of some entries were seen. */
export interface Share {
  readonly seen: number;
  readonly of: number;
}

export interface OperationCoverage extends Share {
  readonly operation: string;
  /** The responses of the operation, and how many of them are errors. */
  readonly n: number;
  readonly errors: number;
}

/** A code that was seen, with how often and when. */
export interface SeenCode {
  readonly module: string;
  readonly code: string;
  readonly name: string | undefined;
  n: number;
  first: number | undefined;
  last: number | undefined;
}

/** What the counts come to. Section 9 of the observe contract. */
export interface Overview {
  readonly read: {
    readonly records: number;
    readonly other: number;
    readonly damaged: number;
    readonly unread: number;
    readonly responses: number;
    readonly success: number;
    readonly errors: number;
    readonly invalid: number;
    readonly first: number | undefined;
    readonly last: number | undefined;
  };
  readonly coverage: Share;
  readonly modules: readonly (Share & { readonly module: string; readonly unseen: readonly Entry[] })[];
  readonly operations: readonly OperationCoverage[];
  readonly codes: readonly SeenCode[];
}

/** Adds up the counts for people: coverage, and the codes that were seen. */
export function overview(catalog: Catalog, { rows: all, damage }: Counts): Overview {
  const rows = readRows(catalog, all);
  const sum = (...results: readonly CountRow["result"][]): number =>
    all.reduce((total, { result, n }) => (results.includes(result) ? total + n : total), 0);
  const seen = seenEntries(catalog, rows);
  const expected = expectedEntries(catalog);
  const modules = catalog.modules.map(({ id }) => {
    const own = expected.filter(({ module }) => module === id);
    const unseen = own.filter((entry) => !seen.has(entry));
    return { module: id, seen: own.length - unseen.length, of: own.length, unseen };
  });
  const [success, errors, invalid] = [sum("success"), sum("error"), sum("invalid")];
  const [other, unread] = [sum("other"), sum("unread")];
  const damaged = damage.reduce((total, { n }) => total + n, 0);
  const responses = success + errors + invalid;
  const timed = all.filter(({ result }) => result !== "unread");
  return {
    read: {
      records: responses + other + unread + damaged,
      ...{ other, damaged, unread, responses, success, errors, invalid },
      first: timed.reduce<number | undefined>((time, { first }) => least(time, first), undefined),
      last: timed.reduce<number | undefined>((time, { last }) => most(time, last), undefined),
    },
    coverage: { seen: expected.filter((entry) => seen.has(entry)).length, of: expected.length },
    modules,
    operations: operationCoverage(catalog, rows),
    codes: seenCodes(catalog, rows),
  };
}

function operationCoverage(catalog: Catalog, rows: readonly ReadRow[]): readonly OperationCoverage[] {
  const byOperation = grouped(rows, ({ operation }) => operation);
  return catalog.operations.map((operation) => {
    const own = byOperation.get(operation) ?? [];
    const sum = (...results: readonly string[]): number =>
      own.reduce((total, { row }) => (results.includes(row.result) ? total + row.n : total), 0);
    const seen = new Set(own.map(({ entry }) => entry));
    const declared = errorsOfOperation(catalog, operation)
      .map(({ entry }) => entry)
      .filter((entry) => isPublic(entry) && entry.deprecated === undefined);
    return {
      operation: operation.id,
      n: sum("success", "error", "invalid"),
      errors: sum("error"),
      seen: declared.filter((entry) => seen.has(entry)).length,
      of: declared.length,
    };
  });
}

function seenCodes(catalog: Catalog, rows: readonly ReadRow[]): readonly SeenCode[] {
  const found = new Map<string, SeenCode>();
  const add = (module: string, code: string, name: string | undefined, row: CountRow): void => {
    const key = `${module}\n${code}`;
    const seen = found.get(key) ?? { module, code, name, n: 0, first: undefined, last: undefined };
    found.set(key, seen);
    seen.n += row.n;
    seen.first = least(seen.first, row.first);
    seen.last = most(seen.last, row.last);
  };
  for (const { row, module, entry } of rows) {
    if (row.result !== "error" || module === undefined) continue;
    if (entry !== undefined) add(entry.module, entry.code, entry.name, row);
    for (const { owner, code } of codesOf(catalog, row, module)) {
      if (strangeness(owner, code) !== undefined) add(owner.id, code, undefined, row);
    }
  }
  const key = ({ module, code }: SeenCode): string => `${module}\n${code}`;
  return [...found.values()].sort((a, b) => b.n - a.n || (key(a) < key(b) ? -1 : 1));
}

/** A share in percent; 100 if there is nothing to see. */
export function percent({ seen, of }: Share): number {
  return of === 0 ? 100 : (100 * seen) / of;
}
