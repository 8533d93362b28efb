import type { Catalog, Entry } from "../model/catalog.js";
import type { Category } from "../model/category.js";
import { meanings } from "./meanings.js";
import { pairUp } from "./pairs.js";
import type { EntryPair, ModulePair, Pairs } from "./pairs.js";
import { breaksOf } from "./surface.js";
import type { Break, TargetSurface } from "./surface.js";

/** One version of a catalog, and what users of its output rely on. */
export interface Version {
  readonly catalog: Catalog;
  readonly surfaces: readonly TargetSurface[];
}

/** Two versions of a catalog, side by side: what rules look at. */
export interface Comparison extends Pairs {
  readonly before: Catalog;
  readonly after: Catalog;
  /** The date of the run, as `2027-01-31`. */
  readonly today: string;
  /** The targets that are gone. */
  readonly removedTargets: readonly TargetSurface[];
  readonly addedTargets: readonly TargetSurface[];
  readonly surfaces: readonly TargetSurface[];
  /** The targets that both versions have. */
  readonly keptTargets: readonly { readonly before: TargetSurface; readonly after: TargetSurface }[];
  /** What breaks because of something, by what has happened to it. */
  readonly breaks: (cause: Cause) => readonly Break[];
  /** Everything that breaks, with its cause. */
  readonly causes: ReadonlyMap<string, readonly Break[]>;
  /** The entry that an entry has become. */
  readonly successor: (before: Entry) => Entry | undefined;
}

/** What has happened, so that one rule reports it and no other does. */
export type Cause =
  | { readonly what: "module"; readonly id: string }
  | { readonly what: "entry" | "params" | "kind"; readonly module: string; readonly code: string }
  | { readonly what: "alias" | "name"; readonly module: string; readonly name: string }
  | { readonly what: "group"; readonly module: string; readonly id: string }
  | { readonly what: "code type" | "reserved"; readonly module: string }
  | { readonly what: "locale"; readonly tag: string }
  /** No part of the spec that rules look at: an option, or a rule of the target itself. */
  | { readonly what: "output"; readonly event: OutputEvent };

export type OutputEvent = "package" | "import" | "changed" | "removed" | "anchor" | "type" | "base" | "matches";

export function compare(before: Version, after: Version, today: string): Comparison {
  const pairs = pairUp(before.catalog, after.catalog);
  const modules = new Map(pairs.modules.map((pair) => [pair.before.module.id, pair]));
  const repurposed = new Set(pairs.entries.flatMap((pair) => (pair.relation === "repurposed" ? [pair.before] : [])));
  const causes = new Map<string, Break[]>();
  const { isSame, successor } = meanings(pairs);
  const keptTargets = before.surfaces.flatMap((old) =>
    after.surfaces.flatMap((now) => (now.target === old.target ? [{ before: old, after: now }] : [])),
  );
  for (const { before: old, after: now } of keptTargets) {
    for (const each of breaksOf(old, now, isSame)) {
      const key = causeKey(causeOf(each, after.catalog, modules, repurposed));
      const list = causes.get(key);
      if (list === undefined) causes.set(key, [each]);
      else list.push(each);
    }
  }
  const has = (surfaces: readonly TargetSurface[], target: string): boolean =>
    surfaces.some((surface) => surface.target === target);
  return {
    ...pairs,
    before: before.catalog,
    after: after.catalog,
    today,
    removedTargets: before.surfaces.filter(({ target }) => !has(after.surfaces, target)),
    addedTargets: after.surfaces.filter(({ target }) => !has(before.surfaces, target)),
    surfaces: after.surfaces,
    keptTargets,
    breaks: (cause) => causes.get(causeKey(cause)) ?? [],
    causes,
    successor,
  };
}

/**
 * Errors before and after whose responses are decoded as the same thing: what clients do about those can be compared. Of
 * codes that were exchanged, each response now gives what the other gave.
 */
export function* keptReactions(comparison: Comparison): Iterable<EntryPair> {
  for (const pair of keptErrors(comparison)) if (!isExchanged(pair)) yield pair;
}

/** Whether the code that a name stands for was another entry's before. */
export function isExchanged({ relation, module, after }: EntryPair): boolean {
  return relation === "renumbered" && module.before.byCode.has(after.code);
}

/** Whom breaks affect, in the order of the targets, each once. */
export function affected(...lists: readonly (readonly Break[])[]): Category[] {
  return [...new Set(lists.flat().map(({ surface }) => surface.category))];
}

/** Both entries, where the rule is about one entry that is still what it was. */
export function* kept({ entries }: Comparison): Iterable<EntryPair> {
  for (const pair of entries) if (pair.relation !== "repurposed") yield pair;
}

/** Those of them that are errors before and after. */
export function* keptErrors(comparison: Comparison): Iterable<EntryPair> {
  for (const pair of kept(comparison)) {
    const { before, after } = pair.module;
    if (pair.before !== before.module.success && pair.after !== after.module.success) yield pair;
  }
}

/** What clients go by when they do something by themselves. */
export const reactionFields = ["kind", "action", "retryable", "http"] as const;

/** `dsa/2130` */
export const entryId = ({ module, code }: Entry): string => `${module}/${code}`;

const textRoles: ReadonlySet<string> = new Set(["text function", "type of values", "parameter"]);

function causeOf(
  { item, event, surface, now }: Break,
  after: Catalog,
  modules: ReadonlyMap<string, ModulePair>,
  repurposed: ReadonlySet<Entry>,
): Cause {
  const { module, name, code, group, locale } = item.subject;
  const output = (): Cause => {
    if (event === "meaning") return { what: "output", event: "changed" };
    if (event !== "gone") return { what: "output", event };
    if (surface.category === "DOCS") return { what: "output", event: "anchor" };
    if (item.role === "package name" || (module === undefined && /^(?:package|distribution)$/.test(item.role))) {
      return { what: "output", event: "package" };
    }
    if (/^(?:package|module|entry point)$/.test(item.role)) return { what: "output", event: "import" };
    return { what: "output", event: now === undefined ? "removed" : "changed" };
  };
  if (locale !== undefined) return after.locales.includes(locale) ? output() : { what: "locale", tag: locale };
  if (module === undefined) {
    // What all modules share has a type made of theirs.
    const changed = event === "type" ? [...modules.values()].find(hasOtherCodes) : undefined;
    return changed === undefined ? output() : { what: "code type", module: changed.before.module.id };
  }
  const pair = modules.get(module);
  if (pair?.after.module.id !== module) return { what: "module", id: module };
  if (group !== undefined) {
    const isThere = pair.after.module.groups.some(({ id }) => id === group);
    return isThere ? output() : { what: "group", module, id: group };
  }
  const old =
    name === undefined ? (code === undefined ? undefined : pair.before.byCode.get(code)) : pair.before.byName.get(name);
  if (old === undefined) {
    if (name !== undefined || code !== undefined) return { what: "reserved", module };
    return (event === "type" || item.role === "literals") && hasOtherCodes(pair)
      ? { what: "code type", module }
      : output();
  }
  const own: Cause = { what: "entry", module, code: old.code };
  if (event === "meaning") return name === undefined ? own : { what: "name", module, name };
  if (repurposed.has(old)) return own;
  if (event === "gone") {
    const same = pair.after.byCode.get(old.code);
    if (same === undefined) {
      const isRespelled = hasOtherCodes(pair) && pair.after.byName.get(old.name)?.name === old.name;
      return isRespelled ? { what: "code type", module } : own;
    }
    if ((old === pair.before.module.success) !== (same === pair.after.module.success)) return own;
    if ((name === undefined || name === old.name) && same.name !== old.name) return own;
    if (name !== undefined && name !== same.name && !same.aliases.includes(name))
      return { what: "alias", module, name };
    if (name === undefined && hasOtherCodes(pair) && surface.category !== "DOCS") return { what: "code type", module };
    return textRoles.has(item.role) ? { what: "params", module, code: old.code } : output();
  }
  if (textRoles.has(item.role) && !sameParams(old, name === undefined ? undefined : pair.after.byName.get(name))) {
    return { what: "params", module, code: old.code };
  }
  if (event === "type" && item.role === "class" && pair.after.byName.get(old.name)?.code !== old.code) return own;
  if (event === "type") return hasOtherCodes(pair) ? { what: "code type", module } : output();
  const same = name === undefined ? undefined : pair.after.byName.get(name);
  const isPair = same !== undefined && (same.code === old.code || same.name === old.name);
  return isPair && same.kind !== old.kind ? { what: "kind", module, code: old.code } : output();
}

function sameParams(before: Entry, after: Entry | undefined): boolean {
  const text = ({ params }: Entry): string => params.map(({ name, type }) => `${name}: ${type}`).join();
  return after !== undefined && text(before) === text(after);
}

/** Whether the codes of a module are of another type than they were. */
export function hasOtherCodes({ before, after }: ModulePair): boolean {
  return codeTypeText(before.module.codeType) !== codeTypeText(after.module.codeType);
}

/** `int`, `signed 32-bit hex` */
export function codeTypeText(type: ModulePair["before"]["module"]["codeType"]): string {
  return type.kind === "hex" ? `${type.signed ? "signed" : "unsigned"} ${type.bits}-bit hex` : type.kind;
}

function causeKey(cause: Cause): string {
  return Object.values(cause).join("\n");
}
