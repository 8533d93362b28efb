import { step } from "./changes/entry.js";
import type { BreakingRule } from "./rule.js";

export const docsUrlChanged: BreakingRule = {
  id: "docs-url-changed",
  severity: "error",
  bump: "minor",
  categories: ["DOCS"],
  general: true,
  summary: "The addresses of the documentation have changed.",
  why: "Published packages carry the old addresses for ever.",
  help: "let the old addresses lead to the new ones, then allow this",
  *check({ before, after }) {
    if (before.docs === undefined || before.docs === after.docs) return;
    yield {
      subject: "catalog",
      detail: after.docs === undefined ? "docs gone" : `docs ${step(before.docs, after.docs)}`,
      span: after.at("docs"),
      previousSpan: before.at("docs"),
      previously: "it was this address",
      message:
        after.docs === undefined ? "entries no longer have an address" : "entries are documented at another address",
    };
  },
};
