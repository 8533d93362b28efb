import { step } from "./reading/changes.js";
import type { BreakingRule } from "./rule.js";

export const defaultLocaleChanged: BreakingRule = {
  id: "default-locale-changed",
  severity: "warning",
  bump: "minor",
  categories: ["DOCS"],
  summary: "Another language is the one that texts are in by default.",
  why: "Who asks for a language that there is not, or for none, reads another one than before.",
  *check({ before, after }) {
    const [from, to] = [before.locales[0], after.locales[0]];
    if (from === to) return;
    yield {
      of: "catalog",
      detail: step(from, to),
      at: after.at("locales", 0),
      was: before.at("locales", 0),
      before: `it was ${from}`,
      message: `texts were in ${from} by default and are in ${to}`,
    };
  },
};
