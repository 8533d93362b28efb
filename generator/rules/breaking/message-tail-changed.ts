import { tailWords } from "../../model/message-tail.js";
import { step } from "./changes/entry.js";
import type { BreakingRule } from "./rule.js";

export const messageTailChanged: BreakingRule = {
  id: "message-tail-changed",
  severity: "warning",
  bump: "minor",
  categories: ["BEHAVIOR"],
  general: true,
  summary: "The tail of error messages was added or removed.",
  why: "Whatever reads logs, such as an alert, finds other messages than before.",
  help: "tell those who search logs for these messages",
  *check({ before, after }) {
    const [from, to] = [before, after].map((catalog) => tailWords(catalog) !== undefined);
    if (from === to) return;
    yield {
      subject: "catalog",
      detail: `message-tail ${step(String(from), String(to))}`,
      span: after.at("message-tail"),
      previousSpan: before.at("message-tail"),
      previously: from === true ? "they had it" : "they had none",
      message: to === true ? "error messages end with a tail now" : "error messages no longer end with a tail",
    };
  },
};
