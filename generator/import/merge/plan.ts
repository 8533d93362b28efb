import { allEntries } from "../../model/catalog.js";
import type { Catalog, Entry, Module } from "../../model/catalog.js";
import { compareCodes } from "../../model/code-type.js";
import { snakeCase } from "../../model/name.js";
import type { Draft, DraftEntry, DraftModule } from "../draft/draft.js";
import { distinctName } from "../draft/name.js";
import { paramsIn } from "../draft/params.js";
import type { Change, FieldPath } from "./change.js";
import { isOtherMeaning, usualClauses } from "./meaning.js";
import { homesOf } from "./module-homes.js";
import { newNameOf } from "./rename.js";
import { codesBefore, formerStatement, statementOf } from "./snapshot.js";
import type { Statement, Snapshot } from "./snapshot.js";

/** What a merge will do. */
export interface Plan {
  readonly changes: readonly Change[];
  /** The draft with the spec's module IDs: the base of the next merge. */
  readonly draft: Draft;
}

/** Plans the update of a spec to a newer edition of its document: a three-way merge of each field of each code. */
export function planMerge(base: Snapshot | undefined, mine: Catalog, draft: Draft): Plan {
  const homes = homesOf(mine, draft);
  const changes: Change[] = draft.locales
    .filter((locale) => !mine.locales.includes(locale))
    .map((locale) => ({ kind: "locale", locale }));
  const modules = draft.modules.map((theirs): DraftModule => {
    const home = homes.get(theirs);
    if (home === undefined) {
      let { id } = theirs;
      for (let n = 2; mine.modules.some((module) => module.id === id); n += 1) id = `${theirs.id}-${n}`;
      const fresh = { ...theirs, id };
      changes.push({ kind: "module", module: fresh });
      return fresh;
    }
    return mergeModule(base, home, mine, { ...theirs, id: home.id }, changes);
  });
  if (base !== undefined) {
    for (const module of mine.modules) {
      const theirs = modules.find(({ id }) => id === module.id);
      const there = new Set(
        (theirs === undefined ? [] : [theirs.success, ...theirs.entries]).map((entry) => entry?.code),
      );
      const known = new Map(allEntries(module).map((entry) => [entry.code, entry]));
      for (const code of codesBefore(base, module.id)) {
        const entry = known.get(code);
        if (!there.has(code) && entry !== undefined)
          changes.push({ kind: "vanished", module: module.id, code, name: entry.name });
      }
    }
  }
  return { changes, draft: { ...draft, modules } };
}

function mergeModule(
  base: Snapshot | undefined,
  home: Module,
  mine: Catalog,
  theirs: DraftModule,
  changes: Change[],
): DraftModule {
  const known = new Map(allEntries(home).map((entry) => [entry.code, entry]));
  const taken = new Set(
    [
      ...allEntries(home).flatMap(({ name, aliases }) => [name, ...aliases]),
      ...home.reserved.flatMap(({ names }) => names),
    ].map(snakeCase),
  );
  const usual = usualClauses(base, home, theirs, mine.locales[0]);
  let after: string | undefined;
  const visit = (entry: DraftEntry): DraftEntry => {
    const own = known.get(entry.code);
    const before = base === undefined ? undefined : formerStatement(base, home.id, entry.code);
    if (own !== undefined) {
      mergeEntry(before, own, entry, mine, usual, changes);
      const renamed = newNameOf(before, own, entry, taken);
      if (renamed !== undefined) {
        taken.add(snakeCase(renamed));
        changes.push({ kind: "renamed", module: home.id, code: entry.code, before: own.name, now: renamed });
      }
      after = entry.code;
      return { ...entry, name: own.name };
    }
    if (isReserved(home, entry.code)) {
      changes.push({ kind: "left-out", module: home.id, code: entry.code, reason: "the spec reserves it" });
      return entry;
    }
    if (before !== undefined) {
      changes.push({ kind: "left-out", module: home.id, code: entry.code, reason: "it was removed from the spec" });
      return entry;
    }
    let { name } = entry;
    if (taken.has(snakeCase(name))) name = distinctName(name, entry.code);
    taken.add(snakeCase(name));
    const group =
      entry.group !== undefined && home.groups.some(({ id }) => id === entry.group) ? entry.group : undefined;
    const fresh = { ...entry, name, group };
    changes.push({ kind: "added", module: home.id, codeType: home.codeType, entry: fresh, after });
    after = entry.code;
    return fresh;
  };
  const success =
    theirs.success === undefined || !known.has(theirs.success.code) ? theirs.success : visit(theirs.success);
  after = undefined;
  return { ...theirs, success, entries: theirs.entries.map(visit) };
}

function isReserved({ reserved, codeType }: Module, code: string): boolean {
  return reserved.some(({ codes }) =>
    codes.some(([first, last]) => compareCodes(codeType, first, code) <= 0 && compareCodes(codeType, code, last) <= 0),
  );
}

function mergeEntry(
  before: Statement | undefined,
  mine: Entry,
  entry: DraftEntry,
  catalog: Catalog,
  usual: ReadonlySet<string>,
  changes: Change[],
): void {
  const now = statementOf(entry);
  const { module, code, name } = mine;
  const [source] = catalog.locales;
  const meaning = before !== undefined && isOtherMeaning(before, now, source, usual);
  if (meaning)
    changes.push({
      kind: "meaning",
      module,
      code,
      name,
      before: before.text[source] ?? "",
      now: now.text[source] ?? "",
    });
  const compare = (
    field: FieldPath,
    old: string | undefined,
    own: string | undefined,
    next: string | undefined,
  ): void => {
    if (next === undefined || next === "" || next === old || next === own) return;
    if (own === old || own === undefined)
      changes.push({ kind: "changed", module, code, field, before: own ?? "", now: next });
    else changes.push({ kind: "conflict", module, code, field, before: old, mine: own, now: next });
  };
  const count = changes.length;
  for (const field of ["title", "text", "note"] as const) {
    for (const [locale, text] of Object.entries(now[field])) {
      compare({ field, inner: locale }, before?.[field][locale]?.trim(), mine[field][locale], text.trim());
    }
  }
  const taken = changes
    .slice(count)
    .flatMap((change) => (change.kind === "changed" && change.field.field === "text" ? [change.now] : []));
  const declared = new Set(mine.params.map(({ name }) => name));
  const names = paramsIn(Object.fromEntries(taken.entries())).filter((name) => !declared.has(name));
  if (names.length > 0) changes.push({ kind: "params", module, code, names });
  // The status in the spec may be the default of the kind, so it only counts if the document gave one before.
  if (before !== undefined && now.http !== before.http && now.http !== undefined) {
    compare(
      { field: "http", inner: undefined },
      text(before.http),
      before.http === undefined ? undefined : String(mine.http),
      text(now.http),
    );
  }
  if (before !== undefined && now.retryable !== before.retryable && now.retryable !== undefined) {
    compare(
      { field: "retryable", inner: undefined },
      text(before.retryable),
      before.retryable === undefined ? undefined : String(mine.retryable),
      text(now.retryable),
    );
  }
  const cells = mine.extensions["x-cells"];
  const own = (typeof cells === "object" && cells !== null ? cells : {}) as Readonly<Record<string, unknown>>;
  if (before === undefined) return;
  for (const [header, next] of Object.entries(now.cells)) {
    const present = Object.hasOwn(own, header) ? String(own[header]) : undefined;
    compare(
      { field: "cells", inner: header },
      Object.hasOwn(before.cells, header) ? before.cells[header] : undefined,
      present,
      next,
    );
  }
}

const text = (value: number | boolean | undefined): string | undefined =>
  value === undefined ? undefined : String(value);
