import { grouped } from "../../model/grouped.js";
import { errorsOfOperation } from "../../model/operation.js";
import type { Operation } from "../../model/operation.js";
import { splitErrors } from "../../model/shared-errors.js";
import type { Kind } from "../../model/kind.js";
import { entriesYaml } from "./example.js";
import type { LintRule } from "./rule.js";

const errors = entriesYaml({
  LoginMissing: { text: "You are not logged in. Log in first.", kind: "unauthenticated", action: "fix_credentials" },
  OrderNotFound: {},
});
const withThird = (third: string): string => `operations:
  list:
    getOrder: { errors: [LoginMissing, OrderNotFound] }
    closeOrder: { errors: [LoginMissing, OrderNotFound] }
    ${third}
`;

/** The kinds of errors that an API has everywhere or nowhere, and what they are about. */
const everywhere: readonly (readonly [kind: Kind, about: string])[] = [
  ["unauthenticated", "authentication"],
  ["resource_exhausted", "rate limits"],
];

export const operationSiblings: LintRule = {
  id: "operation-siblings",
  severity: "warning",
  preset: "standard",

  summary: "An operation has an error about authentication and rate limits if most of its siblings have one.",
  why: "Such errors come from what all calls pass through. An operation without them was probably forgotten.",
  good: { catalog: withThird("listOrders: { errors: [LoginMissing] }"), errors },
  bad: { catalog: withThird("listOrders: { «errors»: [OrderNotFound] }"), errors },
  *check({ catalog }) {
    const kindsOf = (operation: Operation): ReadonlySet<Kind> =>
      new Set(errorsOfOperation(catalog, operation).map(({ entry }) => entry.kind));
    // Whoever excepts an error of all operations has thought of it.
    const isExcepted = (operation: Operation, kind: Kind): boolean =>
      splitErrors(catalog, operation).except.some((entry) => entry.kind === kind);
    const all = catalog.operations.map((operation) => ({ operation, kinds: kindsOf(operation) }));
    for (const [module, siblings] of grouped(all, ({ operation }) => operation.module)) {
      const others = siblings.length - 1;
      for (const [kind, about] of everywhere) {
        const lacking = siblings.filter(({ kinds }) => !kinds.has(kind));
        const having = siblings.length - lacking.length;
        if (having < 2 || having * 2 <= others) continue;
        const count = having === others ? `all ${others}` : `${having} of ${others}`;
        const siblingsText = `${count} other operations${module === undefined ? "" : ` of ${module}`} have one`;
        for (const { operation } of lacking) {
          if (isExcepted(operation, kind)) continue;
          yield {
            at: operation.at(),
            message: `${operation.id} has no error about ${about}, but ${siblingsText}`,
            help: "add one to its `errors`, or to those of all operations",
          };
        }
      }
    }
  },
};
