import { errorsOf } from "./reading/entries.js";
import { entriesYaml } from "./example.js";
import type { LintRule } from "./rule.js";

export const codeInt32: LintRule = {
  id: "code-int32",
  severity: "warning",
  preset: "standard",

  summary: "A number that is a code fits in 32 bits.",
  why: "Several languages hold codes in 32 bits, and a code at the beginning of a text is only read up to there.",
  good: {
    errors: entriesYaml({ OrderNotFound: { code: "2147483647" } }),
  },
  bad: {
    errors: entriesYaml({ OrderNotFound: { code: "«2147483648»" } }),
  },
  *check({ catalog }) {
    for (const { module, entry } of errorsOf(catalog)) {
      if (module.codeType.kind !== "int" || Math.abs(Number(entry.code)) <= 2_147_483_647) continue;
      yield {
        at: entry.at("code"),
        message: `the code ${entry.code} does not fit in 32 bits`,
        help: "if the server sends nothing else, use `code-type: string`",
      };
    }
  },
};
