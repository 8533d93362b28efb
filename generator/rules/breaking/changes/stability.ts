import type { Stability } from "../../../model/catalog.js";
import type { Change } from "../rule.js";
import { entryChange } from "./entry.js";
import { entryId, kept } from "../../../compare/comparison.js";
import type { Comparison } from "../../../compare/comparison.js";

/** Modules and entries whose stability changed to the given one, without entries that only follow their module. */
export function* stabilityChanges(comparison: Comparison, to: Stability): Iterable<Change> {
  const texts = (what: string, from: Stability): Pick<Change, "previously" | "message" | "experimental"> => ({
    previously: `it was ${from}`,
    message: `${what} changed from ${from} to ${to}`,
    experimental: false, // the promise itself counts, also for experimental codes
  });
  for (const { before, after } of comparison.modules) {
    const [was, is] = [before.module, after.module];
    if (was.stability === is.stability || is.stability !== to) continue;
    const [at, old] = [is.at("stability"), was.at("stability")];
    yield { subject: was.id, span: at, previousSpan: old, ...texts(`the module ${was.id}`, was.stability) };
  }
  for (const pair of kept(comparison)) {
    const { before, after, module } = pair;
    if (before.stability === after.stability || after.stability !== to) continue;
    const [was, is] = [module.before.module.stability, module.after.module.stability];
    if (was !== is && before.stability === was && after.stability === is) continue;
    yield entryChange(pair, ["stability"], texts(`${entryId(before)} (${after.name})`, before.stability));
  }
}
