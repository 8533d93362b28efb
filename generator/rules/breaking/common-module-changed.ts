import { shown, step } from "./changes/entry.js";
import type { BreakingRule } from "./rule.js";

export const commonModuleChanged: BreakingRule = {
  id: "common-module-changed",
  severity: "error",
  bump: "major",
  categories: ["WIRE"],
  general: true,
  summary: "The module of the common codes changed.",
  why: "Clients look up the outer code of every response in another module than before.",
  *check({ before, after, modules }) {
    const previous = before.envelope.common;
    const current = after.envelope.common;
    const renamed = modules.some((pair) => pair.before.module.id === previous && pair.after.module.id === current);
    if (previous === current || renamed) return;
    yield {
      subject: "envelope",
      detail: `common ${step(previous, current)}`,
      span: after.at("envelope", "common"),
      previousSpan: before.at("envelope", "common"),
      previously: `it was ${shown(previous)}`,
      message: `the module of the common codes changed from ${shown(previous)} to ${shown(current)}`,
    };
  },
};
