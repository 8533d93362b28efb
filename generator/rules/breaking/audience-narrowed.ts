import { entryId, keptErrors } from "../../compare/comparison.js";
import { isPublic } from "../../model/sent.js";
import { entryChange } from "./changes/entry.js";
import type { BreakingRule } from "./rule.js";

export const audienceNarrowed: BreakingRule = {
  id: "audience-narrowed",
  severity: "error",
  bump: "major",
  categories: ["BEHAVIOR", "DOCS"],
  summary: "A public code became internal.",
  why: "Servers send another code in its place, so clients that handle it no longer see it, and its page is removed.",
  help: "keep it public, and deprecate it if it will no longer be sent",
  *check(comparison) {
    for (const pair of keptErrors(comparison)) {
      if (!isPublic(pair.before) || isPublic(pair.after)) continue;
      yield entryChange(pair, ["audience"], {
        previously: "it was public",
        message: `${entryId(pair.before)} (${pair.after.name}) is internal now, and is never sent`,
      });
    }
  },
};
