import { step } from "./changes/entry.js";
import type { BreakingRule } from "./rule.js";

export const docsUrlChanged: BreakingRule = {
  id: "docs-url-changed",
  severity: "error",
  bump: "minor",
  categories: ["DOCS"],
  general: true,
  summary: "The URLs of the documentation changed.",
  why: "Published packages contain the old URLs forever.",
  help: "redirect the old URLs to the new ones, then allow this finding",
  *check({ before, after }) {
    if (before.docs === undefined || before.docs === after.docs) return;
    yield {
      subject: "catalog",
      detail: after.docs === undefined ? "docs gone" : `docs ${step(before.docs, after.docs)}`,
      span: after.at("docs"),
      previousSpan: before.at("docs"),
      previously: "it was this URL",
      message:
        after.docs === undefined
          ? "entries no longer have a documentation URL"
          : "the documentation URLs of entries changed",
    };
  },
};
