import { entryId } from "../../compare/comparison.js";
import { exhaustiveCategories, keptOperations, operationSubject, withoutTwinErrors } from "./changes/operations.js";
import type { BreakingRule } from "./rule.js";

export const operationErrorAdded: BreakingRule = {
  id: "operation-error-added",
  severity: "warning",
  bump: "minor",
  categories: ["SRC", "BEHAVIOR"],
  general: true,
  summary: "An operation returns an error that it did not return before.",
  why: "Callers of the operation that handle each of its errors do not handle this one. Where a type checker makes sure that they handle each, their code no longer compiles.",
  *check(comparison) {
    const { before, after, successor } = comparison;
    const exhaustive = exhaustiveCategories(comparison);
    for (const pair of keptOperations(comparison)) {
      const added = withoutTwinErrors(after, pair.after, before, pair.before, (entry, old) => successor(old) === entry);
      for (const { entry, error } of added) {
        yield {
          subject: operationSubject(pair.after),
          detail: entryId(entry),
          span: error.at(),
          previousSpan: pair.before.at(),
          previously: "it did not return the error",
          categories: ["BEHAVIOR", ...(exhaustive.get(pair.after.id) ?? [])],
          message: `${pair.after.id} now returns ${entryId(entry)} (${entry.name})`,
        };
      }
    }
  },
};
