import leven from "leven";
import { allEntries } from "../model/catalog.js";
import type { Catalog, Entry, Module } from "../model/catalog.js";
import { codeNumber, isInRange } from "../model/code-type.js";
import { similarTexts } from "./similarity.js";
import { textKey } from "./texts.js";

/** A module before and after. */
export interface ModulePair {
  readonly before: ModuleIndex;
  readonly after: ModuleIndex;
}

/** A module and its entries, by code and by name. */
export interface ModuleIndex {
  readonly module: Module;
  /** All entries, the success code too. */
  readonly entries: readonly Entry[];
  readonly byCode: ReadonlyMap<string, Entry>;
  /** By name, and by alias. */
  readonly byName: ReadonlyMap<string, Entry>;
  readonly isReserved: (code: string) => boolean;
  readonly reservedNames: ReadonlySet<string>;
}

/** An entry before and after. */
export interface EntryPair {
  readonly module: ModulePair;
  readonly before: Entry;
  readonly after: Entry;
  /**
   * `same`: neither code nor name changed. `renamed`: the code has another name and the same meaning. `repurposed`: the code
   * has another name and another meaning. `renumbered`: the name has another code.
   */
  readonly relation: "same" | "renamed" | "repurposed" | "renumbered";
}

/** An entry without a successor in its module. */
export interface Removed {
  readonly module: ModulePair;
  readonly before: Entry;
  /** The same entry in another module, in which it is new. */
  readonly movedTo: Entry | undefined;
}

/** An entry without a predecessor in its module. */
export interface Added {
  readonly module: ModulePair;
  readonly after: Entry;
  /** Whether it was in another module before. */
  readonly moved: boolean;
}

export interface Pairs {
  readonly modules: readonly ModulePair[];
  readonly removedModules: readonly Module[];
  readonly addedModules: readonly Module[];
  readonly entries: readonly EntryPair[];
  readonly removed: readonly Removed[];
  readonly added: readonly Added[];
}

/** Finds the successor of each module and each entry. */
export function pairUp(before: Catalog, after: Catalog): Pairs {
  const earlierModules = new Map(before.modules.map((module) => [module.id, indexOf(module)]));
  const laterModules = new Map(after.modules.map((module) => [module.id, indexOf(module)]));
  const modules: ModulePair[] = [];
  const removedModules: Module[] = [];
  const unmatched = new Map([...laterModules].filter(([id]) => !earlierModules.has(id)));
  for (const [id, old] of earlierModules) {
    const same = laterModules.get(id) ?? renamed(old, [...unmatched.values()]);
    if (same === undefined) removedModules.push(old.module);
    else {
      unmatched.delete(same.module.id);
      modules.push({ before: old, after: same });
    }
  }

  const newEntries = new Map<string, Entry>();
  for (const { module, entries } of laterModules.values()) {
    for (const entry of entries) {
      if (earlierModules.get(module.id)?.byCode.has(entry.code) !== true) newEntries.set(identityKey(entry), entry);
    }
  }
  const entries: EntryPair[] = [];
  const removed: Removed[] = [];
  const moved = new Set<Entry>();
  const paired = new Set<Entry>();
  for (const module of modules) {
    for (const entry of module.before.entries) {
      const pair = pairOf(module, entry, before, after);
      if (pair !== undefined) {
        entries.push(pair);
        paired.add(pair.after);
        continue;
      }
      const movedTo = newEntries.get(identityKey(entry));
      if (movedTo !== undefined) moved.add(movedTo);
      removed.push({ module, before: entry, movedTo });
    }
  }
  const added = modules.flatMap((module) =>
    module.after.entries
      .filter((entry) => !paired.has(entry) && !module.before.byCode.has(entry.code))
      .map((after): Added => ({ module, after, moved: moved.has(after) })),
  );
  return {
    modules,
    removedModules,
    addedModules: Array.from(unmatched.values(), ({ module }) => module),
    entries,
    removed,
    added,
  };
}

function pairOf(module: ModulePair, entry: Entry, before: Catalog, after: Catalog): EntryPair | undefined {
  const byCode = module.after.byCode.get(entry.code);
  const byName = module.after.byName.get(entry.name);
  if (byCode !== undefined && byCode === byName) {
    return { module, before: entry, after: byCode, relation: byCode.name === entry.name ? "same" : "renamed" };
  }
  const rank = likeness(before, after);
  // The name may be only an alias of another entry now; then the code decides. It also decides if names were exchanged or one
  // was taken over, because the text stayed with the code.
  const isTaken = (other: Entry): boolean => {
    const owner = module.before.byCode.get(other.code);
    const stays = byCode === undefined ? 0 : rank(entry, byCode);
    return Math.max(stays, owner === undefined ? 0 : rank(owner, other)) > rank(entry, other);
  };
  if (byName?.name === entry.name && !isTaken(byName)) {
    const number = codeNumber(module.before.module.codeType, entry.code);
    const isSame = number !== undefined && number === codeNumber(module.after.module.codeType, byName.code);
    return { module, before: entry, after: byName, relation: isSame ? "same" : "renumbered" };
  }
  if (byCode === undefined) return undefined;
  const isKept = rank(entry, byCode) > 0 || isRespelled(entry.name, byCode.name);
  return { module, before: entry, after: byCode, relation: isKept ? "renamed" : "repurposed" };
}

/** How similar the texts of two entries are: 2 if they are the same, 1 if they are similar, 0 otherwise. */
function likeness(
  { locales: [oldSource] }: Catalog,
  { locales: [newSource] }: Catalog,
): (before: Entry, after: Entry) => number {
  return (before, after) =>
    textKey(before.text) === textKey(after.text)
      ? 2
      : similarTexts(before.text, after.text, oldSource, newSource)
        ? 1
        : 0;
}

/** Whether two names differ only by a typo or a plural. They count as the same name, whatever the texts say. */
function isRespelled(before: string, after: string): boolean {
  return before.length > 4 && leven(before.toLowerCase(), after.toLowerCase()) <= 1;
}

/** The successor of a module whose ID changed: one in which most codes have the same names. */
function renamed(old: ModuleIndex, candidates: readonly ModuleIndex[]): ModuleIndex | undefined {
  const shared = ({ byCode }: ModuleIndex): number =>
    old.entries.filter(({ code, name }) => byCode.get(code)?.name === name).length;
  const [best] = candidates.map((index) => ({ index, count: shared(index) })).sort((a, b) => b.count - a.count);
  return best !== undefined && best.count * 2 > old.entries.length ? best.index : undefined;
}

function indexOf(module: Module): ModuleIndex {
  const entries = allEntries(module);
  const names = entries.flatMap((entry) => entry.aliases.map((alias): [string, Entry] => [alias, entry]));
  const single = new Set<string>();
  const ranges: (readonly [string, string])[] = [];
  for (const { codes } of module.reserved) {
    for (const range of codes) {
      if (range[0] === range[1]) single.add(range[0]);
      else ranges.push(range);
    }
  }
  return {
    module,
    entries,
    byCode: new Map(entries.map((entry) => [entry.code, entry])),
    byName: new Map([...names, ...entries.map((entry): [string, Entry] => [entry.name, entry])]),
    isReserved: (code) => single.has(code) || ranges.some((range) => isInRange(module.codeType, code, range)),
    reservedNames: new Set(module.reserved.flatMap(({ names }) => names)),
  };
}

const identityKey = ({ code, name }: Entry): string => `${code} ${name}`;
