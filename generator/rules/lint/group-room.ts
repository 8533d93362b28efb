import { codeNumber } from "../../model/code-type.js";
import { entriesYaml } from "./example.js";
import type { LintRule } from "./rule.js";

export const groupRoom: LintRule = {
  id: "group-room",
  severity: "info",
  preset: "strict",

  summary: "A group's range has free codes.",
  why: "When a range is full, the next code goes elsewhere, and ranges stop being meaningful.",
  good: {
    module: `groups:
  lookup: { title: Lookup, range: 100-199 }
`,
    errors: entriesYaml({ OrderNotFound: { group: "lookup" } }),
  },
  bad: {
    module: `groups:
  lookup: { title: Lookup, range: «100-101» }
`,
    errors: entriesYaml({ OrderNotFound: { group: "lookup" }, OrderLocked: { group: "lookup" } }),
  },
  *check({ catalog }) {
    for (const { groups, entries, reserved, codeType } of catalog.modules) {
      for (const { id, range, at } of groups) {
        const [first, last] = range?.map((code) => codeNumber(codeType, code)) ?? [];
        if (first === undefined || last === undefined) continue;
        const usedCount = entries.filter(({ group }) => group === id).length;
        const reservedCount = reserved
          .flatMap(({ codes }) => codes)
          .map(([from, to]) => [codeNumber(codeType, from) ?? 0, codeNumber(codeType, to) ?? -1] as const)
          .reduce((sum, [from, to]) => sum + Math.max(0, Math.min(to, last) - Math.max(from, first) + 1), 0);
        const size = last - first + 1;
        const free = size - usedCount - reservedCount;
        if (free > size / 10) continue;
        yield {
          at: at("range"),
          message: `${free === 0 ? "none" : free} of the ${size} codes of \`${id}\` ${free === 1 ? "is" : "are"} free`,
          help: "extend the range, or add a group for new entries",
        };
      }
    }
  },
};
