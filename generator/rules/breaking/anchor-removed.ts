import { listed } from "./changes/entry.js";
import { outputChanges } from "./changes/output.js";
import type { BreakingRule } from "./rule.js";

export const anchorRemoved: BreakingRule = {
  id: "anchor-removed",
  severity: "warning",
  bump: "patch",
  categories: ["DOCS"],
  summary: "A page or an anchor of the documentation was removed, although its subject still exists.",
  why: "Links to it lead to the top of the page, or to no page.",
  *check(comparison) {
    yield* outputChanges(
      comparison,
      "anchor",
      ({ title, place, changes }) => `removed in ${title}${place}: ${changes}`,
    );
    for (const { before, after } of comparison.modules) {
      const losses = comparison
        .breaks({ what: "reserved", module: before.module.id })
        .filter(
          ({ item: { subject } }) =>
            after.isReserved(subject.code ?? "") || after.reservedNames.has(subject.name ?? ""),
        );
      if (losses.length === 0) continue;
      yield {
        subject: `reserved of ${before.module.id}`,
        detail: losses.map(({ item }) => item.text).join(),
        span: after.module.at("reserved"),
        previousSpan: before.module.at("reserved"),
        previously: "each had an anchor here",
        message: `${listed(losses.map(({ item }) => item.text))} of ${before.module.id} no longer ${losses.length === 1 ? "has an anchor" : "have anchors"}`,
        help: "list each reserved code by itself to keep links to it working",
      };
    }
  },
};
