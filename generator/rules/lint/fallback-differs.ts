import { errorsOf } from "./reading/entries.js";
import { entriesYaml } from "./example.js";
import type { LintRule } from "./rule.js";

export const fallbackDiffers: LintRule = {
  id: "fallback-differs",
  severity: "warning",
  preset: "standard",

  summary: "The fallback differs from the action.",
  why: "The fallback says what to do when the action did not help, so the same action again is useless.",
  good: {
    errors: entriesYaml({ OrderNotFound: { fallback: "contact_support" } }),
  },
  bad: {
    errors: entriesYaml({ OrderNotFound: { fallback: "«fix_request»" } }),
  },
  *check({ catalog }) {
    for (const { entry } of errorsOf(catalog)) {
      const { action, fallback, at } = entry;
      if (fallback === undefined || (fallback !== action && fallback !== "none" && action !== "none")) continue;
      yield {
        at: at("fallback"),
        message:
          fallback === action
            ? `the fallback of ${entry.name} is the same as its action`
            : `\`none\` gives no advice as the ${fallback === "none" ? "fallback" : "action"} of ${entry.name}`,
        help:
          action === "none"
            ? "use the fallback as the action"
            : "choose another fallback, such as contact_support, or remove it",
      };
    }
  },
};
