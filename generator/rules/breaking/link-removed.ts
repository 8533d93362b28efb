import { entryId, kept } from "../../compare/comparison.js";
import type { BreakingRule } from "./rule.js";

export const linkRemoved: BreakingRule = {
  id: "link-removed",
  severity: "info",
  bump: "patch",
  categories: ["DOCS"],
  summary: "A link of an entry was removed.",
  why: "Readers lose a source of further information.",
  *check(comparison) {
    for (const pair of kept(comparison)) {
      const { before, after } = pair;
      for (const [index, { url }] of before.links.entries()) {
        if (after.links.some((link) => link.url === url)) continue;
        yield {
          subject: entryId(before),
          detail: url,
          span: after.at("links"),
          previousSpan: before.at("links", index),
          previously: "it was here",
          message: `a link of ${entryId(before)} (${before.name}) was removed`,
        };
      }
    }
  },
};
