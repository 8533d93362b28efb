import { changedIn, entryChange, step } from "./changes/entry.js";
import { entryId, kept } from "../../compare/comparison.js";
import type { BreakingRule } from "./rule.js";

export const groupChanged: BreakingRule = {
  id: "group-changed",
  severity: "info",
  bump: "patch",
  categories: ["DOCS"],
  summary: "An entry moved to another group.",
  why: "It is at another place on its page; its anchor stays the same.",
  *check(comparison) {
    for (const { pair, from, to } of changedIn(kept(comparison), (entry) => entry.group)) {
      const { before } = pair;
      yield entryChange(pair, ["group"], {
        detail: step(from, to),
        previously: `it was in ${group(from)}`,
        message: `${entryId(before)} (${before.name}) moved from ${group(from)} to ${group(to)}`,
      });
    }
  },
};

const group = (id: string | number | boolean | undefined): string =>
  id === undefined ? "no group" : `the group ${id}`;
