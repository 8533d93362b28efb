import { didYouMean } from "../../diagnostic/suggest.js";
import { entriesOf } from "./reading/entries.js";
import { entriesYaml } from "./example.js";
import type { LintRule } from "./rule.js";

export const extensionSpelling: LintRule = {
  id: "extension-spelling",
  severity: "info",
  preset: "standard",

  summary: "Custom `x-` keys are spelled the same everywhere.",
  why: "No schema checks custom keys, so tools that read `x-owner` silently miss `x-ownr`.",
  good: {
    errors: entriesYaml({
      OrderClosed: { "x-owner": "orders" },
      OrderLocked: {
        text: "The order is locked. Check its number.",
        kind: "failed_precondition",
        action: "fix_request",
        "x-owner": "orders",
      },
      OrderPaid: { "x-owner": "orders" },
      OrderSent: { "x-owner": "orders" },
    }),
  },
  bad: {
    errors: entriesYaml({
      OrderClosed: { "x-owner": "orders" },
      OrderLocked: {
        text: "The order is locked. Check its number.",
        kind: "failed_precondition",
        action: "fix_request",
        "x-owner": "orders",
      },
      OrderPaid: { "x-owner": "orders" },
      OrderSent: { "x-ownr": "«orders»" },
    }),
  },
  *check({ catalog }) {
    const uses = new Map<string, number>();
    const all = entriesOf(catalog).flatMap(({ entry }) => Object.keys(entry.extensions).map((key) => ({ key, entry })));
    for (const { key } of all) uses.set(key, (uses.get(key) ?? 0) + 1);
    for (const { key, entry } of all) {
      if (uses.get(key) !== 1) continue;
      const usual = [...uses].filter(([other, count]) => count >= 3 && isTypo(key, other)).map(([other]) => other);
      const suggestion = didYouMean(key, usual);
      if (suggestion === undefined) continue;
      yield { at: entry.at(key), message: `only ${entry.name} has the key \`${key}\``, help: suggestion };
    }
  },
};

/** Whether two keys start the same and differ in length by at most one: `x-owner` and `x-ownr`, not `x-a` and `x-b`. */
function isTypo(key: string, other: string): boolean {
  return key.length >= 5 && Math.abs(key.length - other.length) <= 1 && key.slice(0, 4) === other.slice(0, 4);
}
