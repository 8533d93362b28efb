import { commonModule } from "../../model/catalog.js";
import { errorsOf } from "./reading/entries.js";
import { entriesYaml } from "./example.js";
import type { LintRule } from "./rule.js";

export const codeApartFromSuccess: LintRule = {
  id: "code-apart-from-success",
  severity: "info",
  preset: "strict",

  summary: "No error code is next to the code of a successful call.",
  why: "Code 1 next to success 0 is easily mistaken for a flag or a boolean, and an error then counts as a success.",
  good: {
    catalog: "envelope: { success: { code: 0 }, code: /code, text: /message }",
    module: "success: { code: 0, name: Success, text: The call succeeded. }",
    errors: entriesYaml({ OrderNotFound: {} }),
  },
  bad: {
    catalog: "envelope: { success: { code: 0 }, code: /code, text: /message }",
    module: "success: { code: 0, name: Success, text: The call succeeded. }",
    errors: entriesYaml({ OrderNotFound: { code: "«1»" } }),
  },
  *check({ catalog }) {
    const { code } = catalog.envelope.success;
    if (code === undefined) return;
    const common = commonModule(catalog);
    for (const { module, entry } of errorsOf(catalog)) {
      if ((common !== undefined && module !== common) || module.codeType.kind !== "int") continue;
      if (Math.abs(Number(entry.code) - Number(code)) !== 1) continue;
      yield {
        at: entry.at("code"),
        message: `the code ${entry.code} is next to ${code}, the code of a successful call`,
        help: "start at 100 or 1000, where a code cannot be mistaken for a flag",
      };
    }
  },
};
