import { pairUp } from "../compare/pairs.js";
import { entryId } from "../compare/comparison.js";
import { allEntries } from "../model/catalog.js";
import type { Catalog, Entry } from "../model/catalog.js";
import { changedFields } from "../model/history.js";
import type { CodeHistory, EntryChange, History } from "../model/history.js";
import { isPublic } from "../model/sent.js";

/** A released version of a spec. */
export interface Release {
  readonly version: string;
  readonly catalog: Catalog;
}

/** The history of each entry of a catalog. Those that no version has are missing. */
type Histories = ReadonlyMap<Entry, CodeHistory>;

/**
 * The history of the codes that a catalog has, from its released versions, the first one first. A code keeps its history when
 * it is renamed, renumbered or moved; a code that shares only its number with an earlier one starts a new history. So does
 * one that is no longer internal: nobody may see what it was before.
 */
export function historyFrom(releases: readonly Release[], current: Catalog): History {
  let histories: Histories = new Map();
  let previous: Catalog | undefined;
  for (const { version, catalog } of releases) {
    histories = continued(histories, previous, catalog, version);
    previous = catalog;
  }
  const now = previous === undefined ? [] : [...continued(histories, previous, current, undefined)];
  return {
    versions: releases.map(({ version }) => version),
    codes: Object.fromEntries(
      now.map(([entry, history]) => {
        const audience = isPublic(entry) ? {} : { internal: true };
        return [entryId(entry), { ...history, name: entry.name, ...audience }];
      }),
    ),
  };
}

/** The histories of the entries of the next version. Without a version, nothing is new and no change is noted. */
function continued(
  histories: Histories,
  before: Catalog | undefined,
  after: Catalog,
  version: string | undefined,
): Histories {
  const predecessors = before === undefined ? new Map<Entry, Entry>() : predecessorsIn(before, after);
  const next = new Map<Entry, CodeHistory>();
  for (const entry of after.modules.flatMap(allEntries)) {
    const old = predecessors.get(entry);
    const history = old && histories.get(old);
    if (old !== undefined && history !== undefined) {
      const change = version === undefined ? undefined : changeOf(old, entry, version);
      next.set(entry, change === undefined ? history : { ...history, changes: [...history.changes, change] });
    } else if (version !== undefined) next.set(entry, { name: entry.name, since: version, changes: [] });
  }
  return next;
}

/** The entry that each entry was before, if it has the same meaning. */
function predecessorsIn(before: Catalog, after: Catalog): ReadonlyMap<Entry, Entry> {
  const { entries, removed } = pairUp(before, after);
  return new Map(
    [
      ...removed.flatMap(({ before: old, movedTo }) => (movedTo === undefined ? [] : [[movedTo, old] as const])),
      ...entries.flatMap((pair) => (pair.relation === "repurposed" ? [] : [[pair.after, pair.before] as const])),
    ].filter(([entry, old]) => isPublic(old) || !isPublic(entry)),
  );
}

/** What changed about an entry. Undefined if nothing did. */
function changeOf(before: Entry, after: Entry, version: string): EntryChange | undefined {
  const fields = changedFields
    .map((field) => [field, [String(before[field]), String(after[field])]] as const)
    .filter(([, [from, to]]) => from !== to);
  const texts = Object.entries(before.text).filter(
    ([locale, text]) => after.text[locale] !== undefined && after.text[locale] !== text,
  );
  const [was, is] = [before.deprecated !== undefined, after.deprecated !== undefined];
  const change = {
    ...Object.fromEntries(fields),
    ...(texts.length === 0 ? {} : { text: Object.fromEntries(texts) }),
    ...(was === is ? {} : { deprecated: is }),
  };
  return Object.keys(change).length === 0 ? undefined : { version, ...change };
}
