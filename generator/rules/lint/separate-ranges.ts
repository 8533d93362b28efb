import { compareCodes } from "../../model/code-type.js";
import type { LintRule } from "./rule.js";

export const separateRanges: LintRule = {
  id: "separate-ranges",
  severity: "error",
  summary: "The ranges of a module's groups do not overlap.",
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
          related: { at: before.at("range"), message: `\`${before.id}\` has ${before.range.join("-")}` },
        };
      }
    }
  },
};
