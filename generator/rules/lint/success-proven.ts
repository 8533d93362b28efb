import type { LintRule } from "./rule.js";

export const successProven: LintRule = {
  id: "success-proven",
  severity: "info",
  preset: "strict",

  summary: "Something in a response proves that the call succeeded.",
  why: "With `absent` alone, an error from another server, such as a gateway's `{}`, looks like a success unless the caller passes the HTTP status.",
  good: {
    catalog: "envelope: { success: { absent: /error, present: /data }, code: /error/code, text: /error/message }",
  },
  bad: {
    catalog: "envelope: { success: { absent: «/error» }, code: /error/code, text: /error/message }",
  },
  *check({ catalog }) {
    const { code, absent, present } = catalog.envelope.success;
    if (absent === undefined || code !== undefined || present !== undefined) return;
    yield {
      at: catalog.at("envelope", "success", "absent"),
      message: "`absent` alone does not prove success: an error from another server may lack the field too",
      help: "add `present` or `code` if successes have something in common; otherwise tell callers to pass the HTTP status to decode",
    };
  },
};
