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
    const was = before.envelope.common;
    const now = after.envelope.common;
    const renamed = modules.some((pair) => pair.before.module.id === was && pair.after.module.id === now);
    if (was === now || renamed) return;
    yield {
      subject: "envelope",
      detail: `common ${step(was, now)}`,
      span: after.at("envelope", "common"),
      previousSpan: before.at("envelope", "common"),
      previously: `it was ${shown(was)}`,
      message: `the module of the common codes changed from ${shown(was)} to ${shown(now)}`,
    };
  },
};
