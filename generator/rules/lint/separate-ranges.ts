import { compareCodes, rangeText } from "../../model/code-type.js";
import { entriesYaml } from "./example.js";
import type { LintRule } from "./rule.js";

export const separateRanges: LintRule = {
  id: "separate-ranges",
  severity: "error",
  summary: "The ranges of a module's groups do not overlap.",
  preset: "minimal",
  why: "A code in two ranges belongs to two groups, and the next free number of one may be the other's.",
  good: {
    module: `groups:
  orders: { title: Orders, range: 100-199 }
  payments: { title: Payments, range: 200-299 }
`,
    errors: entriesYaml({ OrderNotFound: { group: "orders" }, OrderLocked: { code: 200, group: "payments" } }),
  },
  bad: {
    module: `groups:
  orders: { title: Orders, range: 100-199 }
  payments: { title: Payments, range: «150-299» }
`,
    errors: entriesYaml({ OrderNotFound: { group: "orders" }, OrderLocked: { code: 200, group: "payments" } }),
  },
  *check({ catalog }) {
    for (const { groups, codeType } of catalog.modules) {
      const ranged = groups
        .flatMap(({ id, range, at }) => (range === undefined ? [] : [{ id, range, at }]))
        .sort((a, b) => compareCodes(codeType, a.range[0], b.range[0]));
      for (const [index, group] of ranged.entries()) {
        const before = ranged[index - 1];
        if (before === undefined || compareCodes(codeType, before.range[1], group.range[0]) < 0) continue;
        yield {
          at: group.at("range"),
          message: `the range of \`${group.id}\` overlaps that of \`${before.id}\``,
          help: "let each code belong to one group",
          related: { at: before.at("range"), message: `\`${before.id}\` has ${rangeText(before.range)}` },
        };
      }
    }
  },
};
