import { entryChange } from "./changes/entry.js";
import { affected } from "../../compare/comparison.js";
import type { BreakingRule } from "./rule.js";

export const successEntryChanged: BreakingRule = {
  id: "success-entry-changed",
  severity: "error",
  bump: "major",
  categories: ["WIRE", "SRC", "DOCS"],
  summary: "A code that was an error is now success, or the other way round.",
  why: "A constant becomes an error that can be thrown and caught, or stops being one.",
  *check({ before: old, after: now, entries, breaks }) {
    for (const pair of entries) {
      const wasSuccess = pair.before === pair.module.before.module.success;
      if (wasSuccess === (pair.after === pair.module.after.module.success)) continue;
      const { before, after } = pair;
      // If the envelope defines success by this code, a response is decoded as before.
      const isInEnvelope = old.envelope.success.code === before.code && now.envelope.success.code === after.code;
      const affects = affected(breaks({ what: "entry", module: before.module, code: before.code }));
      yield entryChange(pair, ["code"], {
        detail: wasSuccess ? "success>error" : "error>success",
        previously: wasSuccess ? "it was success" : "it was an error",
        message: `the code ${before.code} (${before.name}) of ${before.module} changed from ${wasSuccess ? "success to an error" : "an error to success"}`,
        categories: isInEnvelope ? (affects.length === 0 ? ["DOCS"] : affects) : ["WIRE", ...affects],
      });
    }
  },
};
