import { entryId } from "../../compare/comparison.js";
import { keptOperations, operationSubject, withoutTwinErrors } from "./changes/operations.js";
import type { BreakingRule } from "./rule.js";

export const operationErrorRemoved: BreakingRule = {
  id: "operation-error-removed",
  severity: "info",
  bump: "minor",
  categories: ["BEHAVIOR"],
  general: true,
  summary: "An operation no longer returns an error.",
  why: "Code that handles the error after this call is never reached.",
  *check(comparison) {
    const { before, after, successor } = comparison;
    for (const pair of keptOperations(comparison)) {
      const removed = withoutTwinErrors(
        before,
        pair.before,
        after,
        pair.after,
        (old, entry) => successor(old) === entry,
      );
      for (const { entry, error } of removed) {
        if (successor(entry) === undefined) continue; // the removal of the error itself says it
        yield {
          subject: operationSubject(pair.before),
          detail: entryId(entry),
          span: pair.after.at(),
          previousSpan: error.at(),
          previously: "it returned the error",
          message: `${pair.after.id} no longer returns ${entryId(entry)} (${entry.name})`,
        };
      }
    }
  },
};
