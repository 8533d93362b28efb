import { rangeText } from "../../model/code-type.js";
import { entriesYaml } from "./example.js";
import type { LintRule } from "./rule.js";
import { inRange } from "./reading/range.js";

export const codeInRange: LintRule = {
  id: "code-in-range",
  severity: "error",
  summary: "The code of an entry is in the range of its group, and in no other group's.",
  preset: "minimal",
  why: "Ranges tell people where a code belongs, and `errspec next` which numbers are free. A code outside its group's range makes both wrong.",
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
        const own = groups.find((group) => group.id === id);
        if (own?.range !== undefined) {
          if (inRange(codeType, code, own.range)) continue;
          yield {
            at: at("code"),
            message: `the code ${code} is outside the group \`${own.id}\`, which has ${rangeText(own.range)}`,
            help: "give it a code of that range, or another group",
            related: { at: own.at("range"), message: "the range is here" },
          };
          continue;
        }
        const other = groups.find(({ range }) => range !== undefined && inRange(codeType, code, range));
        if (other?.range === undefined) continue;
        yield {
          at: at("code"),
          message: `the code ${code} is in the range of the group \`${other.id}\`, ${rangeText(other.range)}`,
          help:
            id === undefined ? `add \`group: ${other.id}\`` : `make its group \`${other.id}\`, or give it another code`,
          related: { at: other.at("range"), message: "the range is here" },
        };
      }
    }
  },
};
