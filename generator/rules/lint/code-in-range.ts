import { isInRange, rangeText } from "../../model/code-type.js";
import { entriesYaml } from "./example.js";
import type { LintRule } from "./rule.js";

export const codeInRange: LintRule = {
  id: "code-in-range",
  severity: "error",
  summary: "An entry's code is in the range of its group and in no other group's range.",
  preset: "minimal",
  why: "Ranges show where a code belongs, and `errspec next` uses them to find free numbers. A code outside its group's range makes both wrong.",
  good: {
    module: `groups:
  orders: { title: Orders, range: 100-199 }
`,
    errors: entriesYaml({ OrderNotFound: { group: "orders" }, OrderLocked: { group: "orders" } }),
  },
  bad: {
    module: `groups:
  orders: { title: Orders, range: 100-199 }
`,
    errors: entriesYaml({ OrderNotFound: { group: "orders" }, OrderLocked: { code: "«201»", group: "orders" } }),
  },
  *check({ catalog }) {
    for (const { groups, entries, codeType } of catalog.modules) {
      for (const { code, group: id, at } of entries) {
        const ownGroup = groups.find((group) => group.id === id);
        if (ownGroup?.range !== undefined) {
          if (isInRange(codeType, code, ownGroup.range)) continue;
          yield {
            at: at("code"),
            message: `the code ${code} is outside the range of the group \`${ownGroup.id}\`, ${rangeText(ownGroup.range)}`,
            help: "use a code from that range, or another group",
            related: { at: ownGroup.at("range"), message: "the range is here" },
          };
          continue;
        }
        const other = groups.find(({ range }) => range !== undefined && isInRange(codeType, code, range));
        if (other?.range === undefined) continue;
        yield {
          at: at("code"),
          message: `the code ${code} is in the range of the group \`${other.id}\`, ${rangeText(other.range)}`,
          help: id === undefined ? `add \`group: ${other.id}\`` : `set \`group: ${other.id}\`, or use another code`,
          related: { at: other.at("range"), message: "the range is here" },
        };
      }
    }
  },
};
