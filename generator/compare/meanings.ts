import type { Entry } from "../model/catalog.js";
import type { Subject } from "../model/exposed.js";
import type { Pairs } from "./pairs.js";

/** What the names and the codes of a spec refer to, before and after. */
export interface Meanings {
  /** The entry that an earlier entry became. */
  readonly successor: (before: Entry) => Entry | undefined;
  /** Whether two subjects refer to the same error; true if one of them does not refer to an error. */
  readonly isSame: (before: Subject, after: Subject) => boolean;
}

/** Follows each entry from one version to the next. */
export function meanings({ modules, entries, removed }: Pairs): Meanings {
  const successors = new Map<Entry, Entry | undefined>(entries.map(({ before, after }) => [before, after]));
  for (const { before, movedTo } of removed) successors.set(before, movedTo);
  const earlierModules = new Map(modules.map(({ before }) => [before.module.id, before]));
  const laterModules = new Map(modules.map(({ after }) => [after.module.id, after]));
  const find = (indexes: typeof earlierModules, { module = "", name, code }: Subject): Entry | undefined => {
    const index = indexes.get(module);
    return name === undefined ? index?.byCode.get(code ?? "") : index?.byName.get(name);
  };
  return {
    successor: (before) => successors.get(before),
    isSame: (before, after) => {
      const [earlier, later] = [find(earlierModules, before), find(laterModules, after)];
      return earlier === undefined || later === undefined || successors.get(earlier) === later;
    },
  };
}
