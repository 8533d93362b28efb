import type { Envelope } from "../../model/catalog.js";
import { step } from "./changes/entry.js";
import type { BreakingRule } from "./rule.js";

export const envelopeStatusChanged: BreakingRule = {
  id: "envelope-status-changed",
  severity: "error",
  bump: "major",
  categories: ["WIRE"],
  general: true,
  summary: "Errors come with another HTTP status.",
  why: "A response whose status does not fit is not trusted: deployed clients reject the new ones, or new clients the old ones.",
  *check({ before, after }) {
    const [from, to] = [statusText(before.envelope), statusText(after.envelope)];
    if (from === to) return;
    yield {
      subject: "envelope",
      detail: `status ${step(from, to)}`,
      span: after.at("envelope", "status"),
      previousSpan: before.at("envelope", "status"),
      previously: `it was ${from}`,
      message: `the HTTP status of errors changed from ${from} to ${to}`,
    };
  },
};

/** The class of the status, since clients compare no more than that. */
function statusText({ status }: Envelope): string {
  if (status === undefined) return "any";
  return status === "entry" ? "that of the entry" : `${Math.floor(status / 100)}xx`;
}
