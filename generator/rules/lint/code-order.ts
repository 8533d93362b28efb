import type { Entry } from "../../model/catalog.js";
import { compareCodes } from "../../model/code-type.js";
import { entriesYaml } from "./example.js";
import type { LintRule } from "./rule.js";

export const codeOrder: LintRule = {
  id: "code-order",
  severity: "info",
  preset: "strict",

  summary: "The codes of a module, or of each of its groups, ascend.",
  why: "Who adds an entry looks for its place by number; in a list without order two people add the same code at two places.",
  good: {
    errors: entriesYaml({ OrderNotFound: {}, OrderLocked: {} }),
  },
  bad: {
    errors: entriesYaml({ OrderNotFound: { code: 101 }, OrderLocked: { code: "«100»" } }),
  },
  *check({ catalog }) {
    for (const { entries, codeType } of catalog.modules) {
      const last = new Map<string, Entry>();
      let before: Entry | undefined;
      for (const entry of entries) {
        const group = entry.group ?? "";
        const own = last.get(group) ?? before;
        const inOrder = (other: Entry | undefined): boolean =>
          other === undefined || compareCodes(codeType, other.code, entry.code) <= 0;
        // A list in the order of its groups is in order too.
        if (own !== undefined && !inOrder(own) && (own.group ?? "") === group) {
          yield {
            at: entry.at("code"),
            message: `the code ${entry.code} stands after ${own.code}`,
            help: "put the entries of a group in the order of their codes",
            related: { at: own.at("code"), message: `${own.code} is here` },
          };
        }
        last.set(group, entry);
        before = entry;
      }
    }
  },
};
