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
    const [earlier, later] = [before.module, after.module];
    if (earlier.stability === later.stability || later.stability !== to) continue;
    const [at, old] = [later.at("stability"), earlier.at("stability")];
    yield { subject: earlier.id, span: at, previousSpan: old, ...texts(`the module ${earlier.id}`, earlier.stability) };
  }
  for (const pair of kept(comparison)) {
    const { before, after, module } = pair;
    if (before.stability === after.stability || after.stability !== to) continue;
    const [earlier, later] = [module.before.module.stability, module.after.module.stability];
    if (earlier !== later && before.stability === earlier && after.stability === later) continue;
    yield entryChange(pair, ["stability"], texts(`${entryId(before)} (${after.name})`, before.stability));
  }
}
