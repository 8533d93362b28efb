import { defaultEffect } from "../../model/effect.js";
import type { Entry } from "../../model/catalog.js";
import { changedIn, entryChange, shown, step } from "./changes/entry.js";
import { entryId, keptReactions } from "../../compare/comparison.js";
import type { BreakingRule } from "./rule.js";

export const effectChanged: BreakingRule = {
  id: "effect-changed",
  severity: "error",
  bump: "major",
  categories: ["BEHAVIOR"],
  summary: "The effect of an error changed: whether the request was carried out.",
  why: "Clients repeat requests that were carried out, or no longer repeat those that were not.",
  *check(comparison) {
    for (const { pair, from, to } of changedIn(keptReactions(comparison), (entry) => entry.effect)) {
      const { before, after } = pair;
      // Both are the defaults of kind and action, and kind-changed or action-changed reports them.
      const follows = before.kind !== after.kind || before.action !== after.action;
      if (follows && hasDefault(before) && hasDefault(after)) continue;
      yield entryChange(pair, ["effect"], {
        detail: step(from, to),
        previously: `it was ${shown(from)}`,
        message: `the effect of ${entryId(before)} (${before.name}) changed from ${shown(from)} to ${shown(to)}`,
      });
    }
  },
};

const hasDefault = ({ kind, action, effect }: Entry): boolean => effect === defaultEffect(kind, action);
