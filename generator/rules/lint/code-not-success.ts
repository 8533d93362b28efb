import { commonModule } from "../../model/catalog.js";
import { errorsOf } from "./reading/entries.js";
import { entriesYaml } from "./example.js";
import type { LintRule } from "./rule.js";

export const codeNotSuccess: LintRule = {
  id: "code-not-success",
  severity: "warning",
  preset: "minimal",

  summary: "No error has the code of a successful call.",
  why: "Every decoder reads a response with that code as a success, so the error can never occur.",
  good: {
    catalog: "envelope: { success: { code: 0 }, code: /code, text: /message }",
    module: "success: { code: 0, name: Success, text: The call succeeded. }",
    errors: entriesYaml({ OrderNotFound: {} }),
  },
  bad: {
    catalog: "envelope: { success: { code: 0 }, code: /code, text: /message }",
    errors: entriesYaml({ OrderClosed: { code: "«0»", text: "The order is closed. Open a new one." } }),
  },
  *check({ catalog }) {
    const { code } = catalog.envelope.success;
    if (code === undefined) return;
    const common = commonModule(catalog);
    for (const { module, entry } of errorsOf(catalog)) {
      if ((common !== undefined && module !== common) || entry.code !== code) continue;
      yield {
        at: entry.at("code"),
        message: `${entry.code} is the code of a successful call`,
        help: `make ${entry.name} the module's \`success\`, or use the code that the server sends`,
      };
    }
  },
};
