import { entryId } from "../../compare/comparison.js";
import { isNameKept } from "../../compare/retirement.js";
import type { BreakingRule } from "./rule.js";

export const codeFreed: BreakingRule = {
  id: "code-freed",
  severity: "error",
  bump: "major",
  categories: ["LIFECYCLE"],
  summary: "A code or a name is no longer used, and it is not reserved.",
  why: "It can be reused for another error, and old clients then take the new error for the old one.",
  *check({ removed, entries }) {
    const unused = [...removed, ...entries.filter(({ relation }) => relation === "renumbered")];
    for (const { module, before } of unused) {
      if (before === module.before.module.success) continue;
      const { after } = module;
      const isFree = !after.isReserved(before.code) && !after.byCode.has(before.code);
      const free = [...(isFree ? [before.code] : []), ...(isNameKept(after, before.name) ? [] : [before.name])];
      if (free.length === 0) continue;
      const parts = [
        ...(isFree ? [`codes: [${before.code}]`] : []),
        ...(isNameKept(after, before.name) ? [] : [`names: [${before.name}]`]),
      ];
      yield {
        subject: entryId(before),
        detail: free.join(),
        span: after.module.at("module"),
        previousSpan: before.at("code"),
        previously: `it was ${before.name}`,
        message: `${free.join(" and ")} of ${before.module} can be reused for another error`,
        help: `add \`- { ${parts.join(", ")}, reason: … }\` to \`reserved\``,
      };
    }
  },
};
