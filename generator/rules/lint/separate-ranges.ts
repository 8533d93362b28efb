import { compareCodes, rangeText } from "../../model/code-type.js";
import { entriesYaml } from "./example.js";
import type { LintRule } from "./rule.js";

export const separateRanges: LintRule = {
  id: "separate-ranges",
  severity: "error",
  summary: "The ranges of a module's groups do not overlap.",
  preset: "minimal",
  why: "A code in two ranges belongs to two groups, and the next free number of one group may belong to the other.",
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
        const previous = ranged[index - 1];
        if (previous === undefined || compareCodes(codeType, previous.range[1], group.range[0]) < 0) continue;
        yield {
          at: group.at("range"),
          message: `the range of \`${group.id}\` overlaps the range of \`${previous.id}\``,
          help: "change the ranges so that each code is in only one of them",
          related: { at: previous.at("range"), message: `\`${previous.id}\` has ${rangeText(previous.range)}` },
        };
      }
    }
  },
};
