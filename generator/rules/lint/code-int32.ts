import { errorsOf } from "./reading/entries.js";
import { entriesYaml } from "./example.js";
import type { LintRule } from "./rule.js";

export const codeInt32: LintRule = {
  id: "code-int32",
  severity: "warning",
  preset: "standard",

  summary: "An integer code fits in 32 bits.",
  why: "Several languages store codes in 32 bits, and decoders read a code at the start of a text only up to that size.",
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
        help: "use a smaller code, or `code-type: string` if the server already sends this one",
      };
    }
  },
};
