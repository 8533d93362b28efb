import { entryId, keptErrors } from "../../compare/comparison.js";
import { travelling } from "../../compare/travel.js";
import type { BreakingRule } from "./rule.js";

export const paramMadeSensitive: BreakingRule = {
  id: "param-made-sensitive",
  severity: "error",
  bump: "major",
  categories: ["WIRE"],
  summary: "A param that travels in responses became sensitive.",
  why: "Servers no longer send its value, so clients that read it find nothing.",
  help: "if nobody may see the value, allow this finding; otherwise remove `sensitive: true`",
  *check(comparison) {
    for (const { before, after } of keptErrors(comparison)) {
      const later = new Map(after.params.map((param) => [param.name, param]));
      for (const param of travelling(comparison.before, before)) {
        const now = later.get(param.name);
        if (now?.sensitive !== true) continue;
        yield {
          subject: entryId(before),
          detail: param.name,
          span: now.at(),
          previousSpan: param.at(),
          previously: "it was sent",
          message: `the param ${param.name} of ${entryId(before)} (${after.name}) is sensitive now, and is never sent`,
        };
      }
    }
  },
};
