import { entryChange } from "./changes/entry.js";
import { entryId, kept } from "../../compare/comparison.js";
import { textKey } from "../../compare/texts.js";
import type { BreakingRule } from "./rule.js";

export const titleChanged: BreakingRule = {
  id: "title-changed",
  severity: "info",
  bump: "patch",
  categories: ["DOCS"],
  summary: "The title of an entry, a group, a module or the catalog changed.",
  why: "Titles are for people: anchors and identifiers do not depend on them.",
  *check(comparison) {
    const { before, after, modules } = comparison;
    if (textKey(before.title) !== textKey(after.title)) {
      yield {
        subject: "catalog",
        span: after.at("title"),
        previousSpan: before.at("title"),
        previously: "it was this",
        message: "the title of the catalog changed",
      };
    }
    for (const pair of modules) {
      const [old, now] = [pair.before.module, pair.after.module];
      // The default title of a module is its ID.
      if (old.id === now.id && textKey(old.title) !== textKey(now.title)) {
        yield {
          subject: old.id,
          span: now.at("title"),
          previousSpan: old.at("title"),
          previously: "it was this",
          message: `the title of ${old.id} changed`,
        };
      }
      for (const group of old.groups) {
        const same = now.groups.find(({ id }) => id === group.id);
        if (same === undefined || textKey(same.title) === textKey(group.title)) continue;
        yield {
          subject: `${old.id}/${group.id}`,
          span: same.at("title"),
          previousSpan: group.at("title"),
          previously: "it was this",
          message: `the title of the group ${group.id} of ${old.id} changed`,
        };
      }
    }
    for (const pair of kept(comparison)) {
      if (textKey(pair.before.title) === textKey(pair.after.title)) continue;
      yield entryChange(pair, ["title"], {
        previously: "it was this",
        message: `the title of ${entryId(pair.before)} (${pair.before.name}) changed`,
      });
    }
  },
};
