import { entryOf } from "../decode/decode.js";
import { commonModule } from "../model/catalog.js";
import type { Catalog, Entry, Module } from "../model/catalog.js";
import { isInRange } from "../model/code-type.js";
import type { Operation } from "../model/operation.js";
import { isPublic } from "../model/sent.js";
import { least, most, otherCodes } from "./counts.js";
import type { CountRow, Counts } from "./counts.js";
import { ownEntry } from "./judge.js";

/** The rules of section 8 of the observe contract, in its order. */
export const observeRuleIds = [
  "unknown-code",
  "reserved-code",
  "sunset-code",
  "deprecated-code",
  "internal-code",
  "status-mismatch",
  "undeclared-error",
  "text-differs",
  "retry-storm",
  "unreadable-body",
  "damaged-line",
  "unseen-code",
  "no-responses",
] as const;

export type ObserveRuleId = (typeof observeRuleIds)[number];

/** A difference between what was observed and the spec. */
export interface ObserveFinding {
  readonly rule: ObserveRuleId;
  readonly module: Module | undefined;
  readonly code: string | undefined;
  readonly entry: Entry | undefined;
  readonly operation: Operation | undefined;
  readonly status: number | undefined;
  readonly reason: string | undefined;
  readonly file: string | undefined;
  n: number;
  first: number | undefined;
  last: number | undefined;
}

/** A row with what the spec has for it. */
export interface ReadRow {
  readonly row: CountRow;
  readonly module: Module | undefined;
  /** The entry of the error's own code. */
  readonly entry: Entry | undefined;
  readonly operation: Operation | undefined;
}

export function readRows(catalog: Catalog, rows: readonly CountRow[]): readonly ReadRow[] {
  const modules = new Map(catalog.modules.map((module) => [module.id, module]));
  const operations = new Map(catalog.operations.map((operation) => [operation.id, operation]));
  return rows.map((row) => {
    const module = modules.get(row.module);
    const isError = row.result === "error" && module !== undefined;
    return {
      row,
      module,
      entry: isError ? ownEntry(catalog, module, row.code, row.moduleCode) : undefined,
      operation: operations.get(row.operation),
    };
  });
}

type Key = Pick<ObserveFinding, "rule"> & Partial<Omit<ObserveFinding, "rule" | "n" | "first" | "last">>;

/** A finding that a row counts for, and how many of its observations. */
type Add = (key: Key, row: CountRow, n?: number) => void;

/** Compares counts with the spec. `today` is the day on which a sunset is judged if no time is known. */
export function findingsIn(
  catalog: Catalog,
  counts: Counts,
  { today, allowEmpty }: { readonly today: string; readonly allowEmpty: boolean },
): readonly ObserveFinding[] {
  const found = new Map<string, ObserveFinding>();
  const add: Add = ({ rule, ...key }, row, n = row.n) => {
    const id = [rule, key.module?.id, key.code, key.operation?.id, key.status, key.reason].join("\n");
    const finding = found.get(id) ?? plain({ rule, ...key, n: 0 });
    found.set(id, finding);
    finding.n += n;
    finding.first = least(finding.first, row.first);
    finding.last = most(finding.last, row.last);
  };
  const rows = readRows(catalog, counts.rows);
  for (const each of rows) {
    if (each.row.result === "error") judgeError(catalog, each, add);
    else if (each.row.result === "invalid") {
      add({ rule: "unreadable-body", reason: each.row.reason, operation: each.operation }, each.row);
    }
  }
  const seen = seenEntries(catalog, rows);
  const isEmpty = !rows.some(({ row }) => ["success", "error", "invalid"].includes(row.result) && row.n > 0);
  const unseen = expectedEntries(catalog).filter((entry) => !seen.has(entry));
  const list = [
    ...[...found.values()].map((finding) => retired(finding, today)),
    ...counts.damage.map(({ file, n }) => plain({ rule: "damaged-line", file, n })),
    ...unseen.map((entry) => plain({ rule: "unseen-code", ...ofEntry(catalog, entry), n: 0 })),
    ...(isEmpty && !allowEmpty ? [plain({ rule: "no-responses", n: 0 })] : []),
  ];
  return inOrder(catalog, list);
}

function plain(known: Key & { readonly n: number }): ObserveFinding {
  const nothing = { code: undefined, entry: undefined, operation: undefined, status: undefined, reason: undefined };
  return { module: undefined, file: undefined, ...nothing, first: undefined, last: undefined, ...known };
}

const ofEntry = ({ modules }: Catalog, entry: Entry): Pick<ObserveFinding, "module" | "code" | "entry"> => ({
  module: modules.find(({ id }) => id === entry.module),
  code: entry.code,
  entry,
});

function judgeError(catalog: Catalog, { row, module, entry, operation }: ReadRow, add: Add): void {
  if (module === undefined) return;
  for (const { owner, code } of codesOf(catalog, row, module)) {
    const rule = strangeness(owner, code);
    if (rule !== undefined) add({ rule, module: owner, code }, row);
  }
  if (entry === undefined) return;
  const key = ofEntry(catalog, entry);
  if (entry.deprecated !== undefined) add({ rule: "deprecated-code", ...key }, row);
  if (entry.audience === "internal") add({ rule: "internal-code", ...key }, row);
  const expected = expectedStatus(catalog, entry);
  if (row.status !== undefined && expected !== undefined && row.status !== expected) {
    add({ rule: "status-mismatch", ...key, status: row.status }, row);
  }
  const isDeclared = operation?.errors.some((error) => error.module === entry.module && error.code === entry.code);
  if (isDeclared === false) add({ rule: "undeclared-error", ...key, operation }, row);
  if (row.text === "other") add({ rule: "text-differs", ...key }, row);
  if (row.repeats > 0) add({ rule: "retry-storm", ...key, operation }, row, row.repeats);
}

/** The codes of an error, each with the module that owns it. */
export function codesOf(
  catalog: Catalog,
  { code, moduleCode }: CountRow,
  module: Module,
): readonly { readonly owner: Module; readonly code: string }[] {
  const owner = commonModule(catalog) ?? module;
  return [{ owner, code }, ...(moduleCode === "" ? [] : [{ owner: module, code: moduleCode }])];
}

/** The rule for a code that its module does not have. */
export function strangeness(owner: Module, code: string): "unknown-code" | "reserved-code" | undefined {
  if (entryOf(owner, code) !== undefined || owner.success?.code === code) return undefined;
  if (code === otherCodes) return "unknown-code";
  const isReserved = owner.reserved.some(({ codes }) => codes.some((range) => isInRange(owner.codeType, code, range)));
  return isReserved ? "reserved-code" : "unknown-code";
}

/** The status with which an entry comes; undefined if the spec does not say so. */
export function expectedStatus({ envelope }: Catalog, entry: Entry): number | undefined {
  return envelope.status === "entry" ? entry.http : envelope.status;
}

/** A deprecated code that should not be sent any more is a finding of its own. */
function retired(finding: ObserveFinding, today: string): ObserveFinding {
  const sunset = finding.entry?.deprecated?.sunset;
  if (finding.rule !== "deprecated-code" || sunset === undefined) return finding;
  const day = finding.last === undefined ? today : new Date(finding.last).toISOString().slice(0, 10);
  return sunset <= day ? { ...finding, rule: "sunset-code" } : finding;
}

/** The entries that clients should see some day. */
export function expectedEntries({ modules }: Catalog): readonly Entry[] {
  return modules.flatMap(({ entries }) => entries.filter((entry) => isPublic(entry) && entry.deprecated === undefined));
}

/** The entries whose codes were observed, as the module's own code or as the common one. */
export function seenEntries(catalog: Catalog, rows: readonly ReadRow[]): ReadonlySet<Entry> {
  const seen = new Set<Entry>();
  for (const { row, module } of rows) {
    if (row.result !== "error" || module === undefined || row.n === 0) continue;
    for (const { owner, code } of codesOf(catalog, row, module)) {
      const entry = entryOf(owner, code);
      if (entry !== undefined) seen.add(entry);
    }
  }
  return seen;
}

/** By rule, then by the order of the spec, then by the other parts of the key. */
function inOrder(catalog: Catalog, findings: readonly ObserveFinding[]): readonly ObserveFinding[] {
  const entries = new Map(catalog.modules.flatMap((module) => module.entries).map((entry, index) => [entry, index]));
  const rank = ({ rule, entry, module }: ObserveFinding): readonly number[] => [
    observeRuleIds.indexOf(rule),
    module === undefined ? -1 : catalog.modules.indexOf(module),
    entry === undefined ? -1 : (entries.get(entry) ?? -1),
  ];
  const label = ({ code, operation, status, reason, file }: ObserveFinding): string =>
    [code, operation?.id, status, reason, file].join("\n");
  const compare = (a: ObserveFinding, b: ObserveFinding): number => {
    const [first, second] = [rank(a), rank(b)];
    const index = first.findIndex((value, i) => value !== second[i]);
    if (index !== -1) return (first[index] ?? 0) - (second[index] ?? 0);
    return label(a) < label(b) ? -1 : 1;
  };
  return [...findings].sort(compare);
}
