import { didYouMean } from "../../diagnostic/suggest.js";
import { entriesOf } from "./reading/entries.js";
import { entriesYaml } from "./example.js";
import type { LintRule } from "./rule.js";

export const extensionSpelling: LintRule = {
  id: "extension-spelling",
  severity: "info",
  preset: "standard",

  summary: "A key of one's own is spelt alike everywhere.",
  why: "No schema knows `x-ownr`: a slip in it is lost on whoever reads `x-owner`.",
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
      const usual = [...uses].filter(([other, count]) => count >= 3 && isSlip(key, other)).map(([other]) => other);
      const meant = didYouMean(key, usual);
      if (meant === undefined) continue;
      yield { at: entry.at(key), message: `only ${entry.name} has the key \`${key}\``, help: meant };
    }
  },
};

/** Two keys that differ in their length by one at most and begin alike: `x-owner` and `x-ownr`, not `x-a` and `x-b`. */
function isSlip(key: string, other: string): boolean {
  return key.length >= 5 && Math.abs(key.length - other.length) <= 1 && key.slice(0, 4) === other.slice(0, 4);
}
