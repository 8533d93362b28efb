import type { Entry } from "../../model/catalog.js";
import { compareCodes } from "../../model/code-type.js";
import { entriesYaml } from "./example.js";
import type { LintRule } from "./rule.js";

export const codeOrder: LintRule = {
  id: "code-order",
  severity: "info",
  preset: "strict",

  summary: "The codes of a module, or of each of its groups, are in ascending order.",
  why: "People look for a code by its number. In an unordered list, two people easily add the same code in two places.",
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
        const previous = last.get(group) ?? before;
        const inOrder = (other: Entry | undefined): boolean =>
          other === undefined || compareCodes(codeType, other.code, entry.code) <= 0;
        // A list that is ordered by group is in order too.
        if (previous !== undefined && !inOrder(previous) && (previous.group ?? "") === group) {
          yield {
            at: entry.at("code"),
            message: `the code ${entry.code} comes after ${previous.code}`,
            help: "sort the entries of each group by code",
            related: { at: previous.at("code"), message: `${previous.code} is here` },
          };
        }
        last.set(group, entry);
        before = entry;
      }
    }
  },
};
