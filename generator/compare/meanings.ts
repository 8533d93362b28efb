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
export function meanings({ modules, entries, gone }: Pairs): Meanings {
  const successors = new Map<Entry, Entry | undefined>(entries.map(({ before, after }) => [before, after]));
  for (const { before, movedTo } of gone) successors.set(before, movedTo);
  const olds = new Map(modules.map(({ before }) => [before.module.id, before]));
  const news = new Map(modules.map(({ after }) => [after.module.id, after]));
  const find = (indexes: typeof olds, { module = "", name, code }: Subject): Entry | undefined => {
    const index = indexes.get(module);
    return name === undefined ? index?.byCode.get(code ?? "") : index?.byName.get(name);
  };
  return {
    successor: (before) => successors.get(before),
    isSame: (before, after) => {
      const [was, is] = [find(olds, before), find(news, after)];
      return was === undefined || is === undefined || successors.get(was) === is;
    },
  };
}
