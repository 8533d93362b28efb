import { formsOf } from "../../compare/forms.js";
import type { BreakingRule } from "./rule.js";

export const formAdded: BreakingRule = {
  id: "form-added",
  severity: "warning",
  bump: "minor",
  categories: ["WIRE"],
  general: true,
  summary: "Module codes are read in a new form.",
  why: "A text that happens to start like that now yields a module code.",
  *check({ before, after }) {
    const earlierForms = formsOf(before.envelope);
    for (const [place, forms] of formsOf(after.envelope)) {
      const old = earlierForms.get(place);
      if (old === undefined) continue;
      for (const form of forms.filter((each) => !old.includes(each))) {
        yield {
          subject: "envelope",
          detail: `${place} +${form}`,
          span: after.at("envelope", "module-code"),
          previousSpan: before.at("envelope", "module-code"),
          previously: "it was not read here",
          message: `a module code in the form \`${form}\` at ${place} is now also read`,
        };
      }
    }
  },
};
