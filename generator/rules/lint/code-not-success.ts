import { commonModule } from "../../model/catalog.js";
import { errorsOf } from "./reading/entries.js";
import type { LintRule } from "./rule.js";

export const codeNotSuccess: LintRule = {
  id: "code-not-success",
  severity: "warning",
  preset: "minimal",

  summary: "No error has the code of a successful call.",
  why: "A response with that code is a success to every decoder: the error could never be met.",
  good: {
    catalog: `envelope: { success: { code: 0 }, code: /code, text: /message }
`,
    module: `success: { code: 0, name: Success, text: The call succeeded. }
`,
    errors: `- code: 100
  name: OrderNotFound
  text: The order does not exist. Check its number.
  kind: not_found
  action: fix_request
`,
  },
  bad: {
    catalog: `envelope: { success: { code: 0 }, code: /code, text: /message }
`,
    errors: `- code: «0»
  name: OrderClosed
  text: The order is closed. Open a new one.
  kind: failed_precondition
  action: fix_request
`,
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
        help: `make ${entry.name} the module's \`success\`, or give it the code that the server sends`,
      };
    }
  },
};
