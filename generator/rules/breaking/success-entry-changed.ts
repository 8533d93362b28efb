import { entryChange } from "./reading/changes.js";
import { affected } from "./reading/comparison.js";
import type { BreakingRule } from "./rule.js";

export const successEntryChanged: BreakingRule = {
  id: "success-entry-changed",
  severity: "error",
  bump: "major",
  categories: ["WIRE", "SRC", "DOCS"],
  summary: "A code that was an error stands for success, or the other way round.",
  why: "What was a constant becomes an error that can be thrown and caught, or ceases to be one.",
  *check({ entries, breaks }) {
    for (const pair of entries) {
      const wasSuccess = pair.before === pair.module.before.module.success;
      if (wasSuccess === (pair.after === pair.module.after.module.success)) continue;
      const { before } = pair;
      yield entryChange(pair, ["code"], {
        detail: wasSuccess ? "success>error" : "error>success",
        before: wasSuccess ? "it was success" : "it was an error",
        message: `the code ${before.code} (${before.name}) of ${before.module} was ${wasSuccess ? "success and is an error" : "an error and is success"}`,
        categories: ["WIRE", ...affected(breaks({ what: "entry", module: before.module, code: before.code }))],
      });
    }
  },
};
