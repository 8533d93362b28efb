import { evidenceByOperation, unreturned } from "../../model/evidence.js";
import { entryOf } from "../../model/operation.js";
import { entriesYaml } from "./example.js";
import type { LintRule } from "./rule.js";

const errors = entriesYaml({ OrderNotFound: {}, OrderLocked: {} });
const returns = (operation: string, isComplete: boolean, ...codes: readonly string[]) => ({
  operation,
  isComplete,
  errors: codes.map((code) => ({ module: "orders", code, evidence: "src/orders.ts:12" })),
});
const withLock = (lock: string): string => `operations:
  errors: [${lock}]
  list:
    getOrder: { errors: [OrderNotFound] }
    closeOrder:
`;

export const declaredReturned: LintRule = {
  id: "declared-returned",
  severity: "warning",
  preset: "standard",
  needsEvidence: true,

  summary: "Every error that is declared for operations is returned by one, if `--evidence` is complete for them.",
  why: "Callers handle an error that never comes.",
  good: {
    catalog: withLock("OrderLocked"),
    errors,
    // Not everything is known about `closeOrder`: it may return the error of both.
    evidence: [returns("getOrder", true, "100"), returns("closeOrder", false)],
  },
  bad: {
    catalog: withLock("«OrderLocked»"),
    errors,
    evidence: [returns("getOrder", true, "100"), returns("closeOrder", true)],
  },
  *check({ catalog, evidence }) {
    for (const { error, operations } of unreturned(catalog, evidenceByOperation(evidence))) {
      const name = entryOf(catalog, error)?.name ?? error.code;
      const who = operations.map(({ id }) => id).join(", ");
      yield {
        at: error.at(),
        message: `${who} never ${operations.length === 1 ? "returns" : "return"} ${error.module}.${name}, although the spec declares it`,
        help: "remove it from `errors`, or return it",
      };
    }
  },
};
