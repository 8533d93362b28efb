import { commonModule } from "../../model/catalog.js";
import type { Catalog, Entry } from "../../model/catalog.js";
import { operationsOf } from "../../model/operation.js";
import { carrierOf, isPublic } from "../../model/sent.js";
import { entriesYaml } from "./example.js";
import { errorsOf } from "./reading/entries.js";
import type { LintRule } from "./rule.js";

const errors = entriesYaml({ OrderNotFound: {}, OrderLocked: {} });

export const operationReturns: LintRule = {
  id: "operation-returns",
  severity: "info",
  preset: "standard",

  summary: "Every public error is returned by an operation, if the spec has operations.",
  why: "Whoever looks up an error wants to know which call it comes from. One that no call returns may not be in use any more.",
  good: { catalog: "operations: { list: { getOrder: { errors: [OrderNotFound, OrderLocked] } } }", errors },
  bad: {
    catalog: "operations: { list: { getOrder: { errors: [OrderNotFound] } } }",
    errors: errors.replace("OrderLocked", "«OrderLocked»"),
  },
  *check({ catalog }) {
    if (catalog.operations.length === 0) return;
    const carriers = usedCarriers(catalog);
    for (const { module, entry } of errorsOf(catalog)) {
      if (!isPublic(entry) || entry.deprecated !== undefined || carriers.has(entry)) continue;
      if (operationsOf(catalog, entry).length > 0) continue;
      yield {
        at: entry.at("name"),
        message: `no operation returns ${entry.name}`,
        help: "add it to the `errors` of an operation, of a tag or of all operations",
        collective: {
          key: module.id,
          item: entry.name,
          at: module.at("module"),
          message: (count) =>
            `no operation returns ${count} of the ${module.entries.filter(isPublic).length} public errors of ${module.id}`,
        },
      };
    }
  },
};

/** The common codes that are sent with codes that some operation returns. */
function usedCarriers(catalog: Catalog): ReadonlySet<Entry> {
  if (commonModule(catalog) === undefined) return new Set();
  const returned = catalog.modules.flatMap(({ entries }) =>
    entries.filter((entry) => operationsOf(catalog, entry).length > 0),
  );
  return new Set(returned.flatMap((entry) => carrierOf(catalog, entry) ?? []));
}
