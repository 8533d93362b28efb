import { formsOf } from "../../compare/forms.js";
import type { BreakingRule } from "./rule.js";

export const formRemoved: BreakingRule = {
  id: "form-removed",
  severity: "error",
  bump: "major",
  categories: ["WIRE"],
  general: true,
  summary: "A form of module codes is no longer read.",
  why: "Responses in this form lose their module code, and with it their meaning.",
  help: "keep the form as long as any server sends it",
  *check({ before, after }) {
    const now = formsOf(after.envelope);
    for (const [place, forms] of formsOf(before.envelope)) {
      const kept = now.get(place);
      if (kept === undefined) continue;
      for (const form of forms.filter((each) => !kept.includes(each))) {
        yield {
          subject: "envelope",
          detail: `${place} -${form}`,
          span: after.at("envelope", "module-code"),
          previousSpan: before.at("envelope", "module-code"),
          previously: `\`${form}\` was read here`,
          message: `a module code in the form \`${form}\` at ${place} is no longer read`,
        };
      }
    }
  },
};
