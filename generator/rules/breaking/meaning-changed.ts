import { entryChange } from "./changes/entry.js";
import { entryId, kept } from "../../compare/comparison.js";
import { isInverted } from "../../compare/inversion.js";
import { similarTexts } from "../../compare/similarity.js";
import type { BreakingRule } from "./rule.js";

export const meaningChanged: BreakingRule = {
  id: "meaning-changed",
  severity: "warning",
  bump: "major",
  categories: ["WIRE"],
  summary: "The text of a code was replaced, or says the opposite.",
  why: "If the code means something else now, deployed clients still assume the old meaning.",
  *check(comparison) {
    const { before: old, after: now } = comparison;
    for (const pair of kept(comparison)) {
      const { before, after } = pair;
      if (similarTexts(before.text, after.text, old.locales[0], now.locales[0])) continue;
      const [oldText = "", newText = ""] = [before.text[old.locales[0]], after.text[old.locales[0]]];
      const what = isInverted(oldText, newText) ? "now says the opposite" : "was replaced";
      yield entryChange(pair, ["text"], {
        previously: "it was this text",
        message: `the text of ${entryId(before)} (${before.name}) ${what}: does the code still mean the same?`,
        help: "allow this finding if it does; otherwise use a new code for the new meaning",
      });
    }
  },
};
