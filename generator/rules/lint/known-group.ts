import { didYouMean } from "../../diagnostic/suggest.js";
import type { LintRule } from "./rule.js";

export const knownGroup: LintRule = {
  id: "known-group",
  severity: "error",
  summary: "The group of an entry is one of its module's.",
  *check({ catalog }) {
    for (const { id, groups, entries } of catalog.modules) {
      const known = groups.map((group) => group.id);
      for (const { group, at } of entries) {
        if (group === undefined || known.includes(group)) continue;
        const others = known.length === 0 ? "add it under `groups:`" : `the groups are ${known.join(", ")}`;
        yield {
          at: at("group"),
          message: `the module \`${id}\` has no group \`${group}\``,
          help: didYouMean(group, known) ?? others,
        };
      }
    }
  },
};
