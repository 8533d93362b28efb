import { step } from "./changes/entry.js";
import type { BreakingRule } from "./rule.js";

export const successConditionChanged: BreakingRule = {
  id: "success-condition-changed",
  severity: "error",
  bump: "major",
  categories: ["WIRE"],
  general: true,
  summary: "The condition for success changed.",
  why: "Responses that deployed clients take for success are errors for new ones, or the other way round.",
  *check({ before, after }) {
    const text = ({ success: { code, absent, present } }: typeof before.envelope): string =>
      [
        ...(code === undefined ? [] : [`code ${code}`]),
        ...(absent === undefined ? [] : [`no /${absent.join("/")}`]),
        ...(present === undefined ? [] : [`a /${present.join("/")}`]),
      ].join(" and ") || "no condition";
    const [from, to] = [text(before.envelope), text(after.envelope)];
    if (from === to) return;
    yield {
      subject: "envelope",
      detail: `success ${step(from, to)}`,
      span: after.at("envelope", "success"),
      previousSpan: before.at("envelope", "success"),
      previously: `it was ${from}`,
      message: `the condition for success changed from ${from} to ${to}`,
    };
  },
};
