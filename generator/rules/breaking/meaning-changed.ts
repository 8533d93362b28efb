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
  summary: "The text of a code was replaced by another one, or says the opposite.",
  why: "If the code means something else now, deployed clients take it for what it was.",
  *check(comparison) {
    const { before: old, after: now } = comparison;
    for (const pair of kept(comparison)) {
      const { before, after } = pair;
      if (similarTexts(before.text, after.text, old.locales[0], now.locales[0])) continue;
      const [was = "", is = ""] = [before.text[old.locales[0]], after.text[old.locales[0]]];
      const what = isInverted(was, is) ? "says the opposite now" : "was replaced";
      yield entryChange(pair, ["text"], {
        previously: "this was the text",
        message: `the text of ${entryId(before)} (${before.name}) ${what}: does the code still mean the same?`,
        help: "if it does, allow this finding; if not, give the new meaning a new code",
      });
    }
  },
};
