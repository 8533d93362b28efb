import { listed } from "./changes/entry.js";
import { outputChanges } from "./changes/output.js";
import type { BreakingRule } from "./rule.js";

export const anchorRemoved: BreakingRule = {
  id: "anchor-removed",
  severity: "warning",
  bump: "patch",
  categories: ["DOCS"],
  summary: "A page or an anchor of the documentation is gone, although what it was about is not.",
  why: "Links to it lead to the top of the page, or nowhere.",
  *check(comparison) {
    yield* outputChanges(comparison, "anchor", ({ title, place, changes }) => `gone in ${title}${place}: ${changes}`);
    for (const { before, after } of comparison.modules) {
      const lost = comparison
        .breaks({ what: "reserved", module: before.module.id })
        .filter(
          ({ item: { subject } }) =>
            after.isReserved(subject.code ?? "") || after.reservedNames.has(subject.name ?? ""),
        );
      if (lost.length === 0) continue;
      yield {
        subject: `reserved of ${before.module.id}`,
        detail: lost.map(({ item }) => item.text).join(),
        span: after.module.at("reserved"),
        previousSpan: before.module.at("reserved"),
        previously: "each had a place of its own here",
        message: `${listed(lost.map(({ item }) => item.text))} of ${before.module.id} no longer ${lost.length === 1 ? "has a place" : "have places"} of ${lost.length === 1 ? "its" : "their"} own`,
        help: "list a reserved code by itself to keep links to it alive",
      };
    }
  },
};
