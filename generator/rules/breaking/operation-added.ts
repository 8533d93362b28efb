import { operationSubject, withoutTwin } from "./changes/operations.js";
import type { BreakingRule } from "./rule.js";

export const operationAdded: BreakingRule = {
  id: "operation-added",
  severity: "info",
  bump: "minor",
  categories: ["DOCS"],
  general: true,
  summary: "An operation was added.",
  why: "Readers can now look up which errors it returns.",
  *check({ before, after }) {
    for (const operation of withoutTwin(after, before)) {
      yield {
        subject: operationSubject(operation),
        span: operation.at(),
        previousSpan: before.at("operations"),
        previously: "it was not in the spec",
        message: `new operation ${operation.id}`,
      };
    }
  },
};
