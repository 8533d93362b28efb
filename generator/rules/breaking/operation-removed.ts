import { operationSubject, withoutTwin } from "./changes/operations.js";
import type { BreakingRule } from "./rule.js";

export const operationRemoved: BreakingRule = {
  id: "operation-removed",
  severity: "warning",
  bump: "minor",
  categories: ["DOCS"],
  general: true,
  summary: "An operation was removed.",
  why: "Links to it break, and nobody finds any more which errors it returns.",
  help: "keep it for as long as the API has it",
  *check({ before, after }) {
    for (const operation of withoutTwin(before, after)) {
      yield {
        subject: operationSubject(operation),
        span: after.at("operations"),
        previousSpan: operation.at(),
        previously: "it was here",
        message: `the operation ${operation.id} was removed`,
      };
    }
  },
};
