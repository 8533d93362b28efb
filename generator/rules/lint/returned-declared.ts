import { visible } from "../../diagnostic/visible.js";
import { evidenceByOperation } from "../../model/evidence.js";
import type { EvidentError } from "../../model/evidence.js";
import { entryKeyOf, entryOf } from "../../model/operation.js";
import { entriesYaml } from "./example.js";
import type { LintRule } from "./rule.js";

const errors = entriesYaml({ OrderNotFound: {}, OrderLocked: {} });
const evidence = [
  {
    operation: "getOrder",
    isComplete: false,
    errors: [
      { module: "orders", code: "100", evidence: "src/orders.ts:12" },
      { module: "orders", code: "101", evidence: "src/orders.ts:31" },
    ],
  },
];

export const returnedDeclared: LintRule = {
  id: "returned-declared",
  severity: "warning",
  preset: "standard",
  needsEvidence: true,

  summary: "Every error that an operation returns is declared for it, if `--evidence` says which it returns.",
  why: "Callers of the operation do not expect the error, and the docs do not list it.",
  good: { catalog: "operations: { list: { getOrder: { errors: [OrderNotFound, OrderLocked] } } }", errors, evidence },
  bad: {
    catalog: `operations:
  errors: [OrderNotFound]
  list:
    getOrder: { «path»: /orders }
    listOrders: { errors: [OrderLocked] }
`,
    errors,
    evidence,
  },
  *check({ catalog, evidence: all }) {
    const known = evidenceByOperation(all);
    for (const operation of catalog.operations) {
      const declared = new Set(operation.errors.map(entryKeyOf));
      for (const error of known.get(operation.id)?.errors ?? []) {
        if (declared.has(entryKeyOf(error))) continue;
        const entry = entryOf(catalog, error);
        const name = entry === undefined ? `${error.module}/${error.code}` : `${entry.module}.${entry.name}`;
        const problem = entry === undefined ? "is not in the catalog" : "the spec does not declare for it";
        yield {
          at: operation.at(),
          // Its place may change with every edit of the source.
          key: `${operation.id} ${error.module}/${error.code}`,
          message: `${operation.id} returns ${visible(name)}${placeOf(error)}, which ${problem}`,
          help:
            entry === undefined
              ? "add it to the spec, or make the evidence again"
              : `add \`${entry.name}\` to its \`errors\`, or stop returning it`,
        };
      }
    }
  },
};

const placeOf = ({ evidence }: EvidentError): string => (evidence === "" ? "" : ` (${visible(evidence)})`);
