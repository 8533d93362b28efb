import { entryId } from "../../compare/comparison.js";
import { keptOperations, operationSubject, withoutTwinErrors } from "./changes/operations.js";
import type { BreakingRule } from "./rule.js";

export const operationErrorAdded: BreakingRule = {
  id: "operation-error-added",
  severity: "warning",
  bump: "minor",
  categories: ["BEHAVIOR"],
  general: true,
  summary: "An operation returns an error that it did not return before.",
  why: "Callers of the operation that handle each of its errors do not handle this one.",
  *check(comparison) {
    const { before, after, successor } = comparison;
    for (const pair of keptOperations(comparison)) {
      const added = withoutTwinErrors(after, pair.after, before, pair.before, (entry, old) => successor(old) === entry);
      for (const { entry, error } of added) {
        yield {
          subject: operationSubject(pair.after),
          detail: entryId(entry),
          span: error.at(),
          previousSpan: pair.before.at(),
          previously: "it did not return the error",
          message: `${pair.after.id} now returns ${entryId(entry)} (${entry.name})`,
        };
      }
    }
  },
};
