import type { Stability } from "../../../model/catalog.js";
import type { Change } from "../rule.js";
import { entryChange } from "./entry.js";
import { entryId, kept } from "../../../compare/comparison.js";
import type { Comparison } from "../../../compare/comparison.js";

/** The modules and the entries whose stability has become another one. Entries that go with their module are left out. */
export function* stabilityChanges(comparison: Comparison, to: Stability): Iterable<Change> {
  const words = (what: string, from: Stability): Pick<Change, "previously" | "message" | "experimental"> => ({
    previously: `it was ${from}`,
    message: `${what} was ${from} and is ${to}`,
    experimental: false, // the promise itself counts, whatever it was about
  });
  for (const { before, after } of comparison.modules) {
    const [was, is] = [before.module, after.module];
    if (was.stability === is.stability || is.stability !== to) continue;
    const [at, old] = [is.at("stability"), was.at("stability")];
    yield { subject: was.id, span: at, previousSpan: old, ...words(`the module ${was.id}`, was.stability) };
  }
  for (const pair of kept(comparison)) {
    const { before, after, module } = pair;
    if (before.stability === after.stability || after.stability !== to) continue;
    const [was, is] = [module.before.module.stability, module.after.module.stability];
    if (was !== is && before.stability === was && after.stability === is) continue;
    yield entryChange(pair, ["stability"], words(`${entryId(before)} (${after.name})`, before.stability));
  }
}
