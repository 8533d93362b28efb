import { entryId, keptErrors } from "../../compare/comparison.js";
import { isPublic } from "../../model/sent.js";
import { entryChange } from "./changes/entry.js";
import type { BreakingRule } from "./rule.js";

export const audienceWidened: BreakingRule = {
  id: "audience-widened",
  severity: "info",
  bump: "minor",
  categories: ["WIRE"],
  summary: "An internal code became public.",
  why: "Servers send it from now on, and deployed clients do not know it.",
  *check(comparison) {
    for (const pair of keptErrors(comparison)) {
      if (isPublic(pair.before) || !isPublic(pair.after)) continue;
      yield entryChange(pair, ["audience"], {
        previously: "it was internal",
        message: `${entryId(pair.before)} (${pair.after.name}) is public now`,
      });
    }
  },
};
