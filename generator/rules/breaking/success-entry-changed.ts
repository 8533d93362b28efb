import { entryChange } from "./changes/entry.js";
import { affected } from "../../compare/comparison.js";
import type { BreakingRule } from "./rule.js";

export const successEntryChanged: BreakingRule = {
  id: "success-entry-changed",
  severity: "error",
  bump: "major",
  categories: ["WIRE", "SRC", "DOCS"],
  summary: "A code that was an error stands for success, or the other way round.",
  why: "What was a constant becomes an error that can be thrown and caught, or ceases to be one.",
  *check({ before: old, after: now, entries, breaks }) {
    for (const pair of entries) {
      const wasSuccess = pair.before === pair.module.before.module.success;
      if (wasSuccess === (pair.after === pair.module.after.module.success)) continue;
      const { before, after } = pair;
      // Where the envelope says by the code what success is, a response is decoded as before.
      const isSaid = old.envelope.success.code === before.code && now.envelope.success.code === after.code;
      const affects = affected(breaks({ what: "entry", module: before.module, code: before.code }));
      yield entryChange(pair, ["code"], {
        detail: wasSuccess ? "success>error" : "error>success",
        previously: wasSuccess ? "it was success" : "it was an error",
        message: `the code ${before.code} (${before.name}) of ${before.module} was ${wasSuccess ? "success and is an error" : "an error and is success"}`,
        categories: isSaid ? (affects.length === 0 ? ["DOCS"] : affects) : ["WIRE", ...affects],
      });
    }
  },
};
