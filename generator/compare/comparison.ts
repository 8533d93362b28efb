import type { Catalog, Entry } from "../model/catalog.js";
import type { Category } from "../model/category.js";
import { causeKey, causesIn } from "./cause.js";
import type { Cause } from "./cause.js";
import { meanings } from "./meanings.js";
import { pairUp } from "./pairs.js";
import type { EntryPair, Pairs } from "./pairs.js";
import { breaksOf } from "./surface.js";
import type { Break, TargetSurface } from "./surface.js";

/** One version of a catalog, and what users of its output rely on. */
export interface Version {
  readonly catalog: Catalog;
  readonly surfaces: readonly TargetSurface[];
}

/** Two versions of a catalog, side by side: the input of the rules. */
export interface Comparison extends Pairs {
  readonly before: Catalog;
  readonly after: Catalog;
  /** The date of the run, as `2027-01-31`. */
  readonly today: string;
  /** The targets that were removed. */
  readonly removedTargets: readonly TargetSurface[];
  readonly addedTargets: readonly TargetSurface[];
  readonly surfaces: readonly TargetSurface[];
  /** The targets that both versions have. */
  readonly keptTargets: readonly { readonly before: TargetSurface; readonly after: TargetSurface }[];
  /** Everything that breaks for one cause. */
  readonly breaks: (cause: Cause) => readonly Break[];
  /** Everything that breaks, by cause. */
  readonly causes: ReadonlyMap<string, readonly Break[]>;
  /** The entry that an earlier entry became. */
  readonly successor: (before: Entry) => Entry | undefined;
}

export function compare(before: Version, after: Version, today: string): Comparison {
  const pairs = pairUp(before.catalog, after.catalog);
  const causeOf = causesIn(after.catalog, pairs);
  const causes = new Map<string, Break[]>();
  const { isSame, successor } = meanings(pairs);
  const keptTargets = before.surfaces.flatMap((old) =>
    after.surfaces.flatMap((now) => (now.target === old.target ? [{ before: old, after: now }] : [])),
  );
  for (const { before: old, after: now } of keptTargets) {
    for (const each of breaksOf(old, now, isSame)) {
      const key = causeKey(causeOf(each));
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
 * Entries that are errors before and after, and whose responses decode to the same error, so that the reactions of clients can
 * be compared. If two codes were exchanged, each response now decodes to the other error.
 */
export function* keptReactions(comparison: Comparison): Iterable<EntryPair> {
  for (const pair of keptErrors(comparison)) if (!isExchanged(pair)) yield pair;
}

/** Whether the code of a name belonged to another entry before. */
export function isExchanged({ relation, module, after }: EntryPair): boolean {
  return relation === "renumbered" && module.before.byCode.has(after.code);
}

/** The categories that breaks affect, in the order of the targets, each once. */
export function affected(...lists: readonly (readonly Break[])[]): Category[] {
  return [...new Set(lists.flat().map(({ surface }) => surface.category))];
}

/** Pairs of entries that still mean the same. */
export function* kept({ entries }: Comparison): Iterable<EntryPair> {
  for (const pair of entries) if (pair.relation !== "repurposed") yield pair;
}

/** Pairs of entries that still mean the same, and that are errors before and after. */
export function* keptErrors(comparison: Comparison): Iterable<EntryPair> {
  for (const pair of kept(comparison)) {
    const { before, after } = pair.module;
    if (pair.before !== before.module.success && pair.after !== after.module.success) yield pair;
  }
}

/** The fields that clients use to react automatically. */
export const reactionFields = ["kind", "action", "retryable", "effect", "http"] as const;

/** `dsa/2130` */
export const entryId = ({ module, code }: Entry): string => `${module}/${code}`;
