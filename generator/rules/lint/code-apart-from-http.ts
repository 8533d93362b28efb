import { entriesYaml } from "./example.js";
import type { LintRule } from "./rule.js";

export const codeApartFromHttp: LintRule = {
  id: "code-apart-from-http",
  severity: "info",
  preset: "strict",

  summary: "The codes of a module are not just its HTTP statuses.",
  why: "A code that repeats the status adds no information: clients already have the status, and two errors with one status cannot be told apart.",
  good: { errors: entriesYaml({ OrderNotFound: { http: 404 }, OrderLocked: { http: 409 } }) },
  bad: {
    module: "module: «orders»",
    errors: entriesYaml({ OrderNotFound: { code: 404, http: 404 }, OrderLocked: { code: 409, http: 409 } }),
  },
  *check({ catalog }) {
    for (const { id, codeType, entries, at } of catalog.modules) {
      if (codeType.kind !== "int" || entries.length < 2) continue;
      if (!entries.every(({ code, http }) => code === String(http))) continue;
      yield {
        at: at("module"),
        message: `every code of ${id} repeats its HTTP status`,
        help: "if the API has more specific codes, use those",
      };
    }
  },
};
