import { entryOf } from "../../decode/decode.js";
import { commonModule } from "../../model/catalog.js";
import { errorsOf } from "./reading/entries.js";
import { entriesYaml } from "./example.js";
import type { LintRule } from "./rule.js";

export const codeNotCommon: LintRule = {
  id: "code-not-common",
  severity: "warning",
  preset: "standard",

  summary: "A module does not use a common code.",
  why: "Servers sometimes repeat the common code where a module code could be, as in `(4000)…`. A module code with the same number would be mistaken for it.",
  good: {
    catalog: `envelope:
  code: /code
  common: orders
  module-code: [{ at: /message, forms: ["({code})"] }]
  text: /message
modules:
  - module: carts
    title: Carts
    errors:
      - { code: 200, name: CartNotFound, text: The cart does not exist. Check its number., kind: not_found, action: fix_request }
`,
    errors: entriesYaml({ OrderNotFound: {} }),
  },
  bad: {
    catalog: `envelope:
  code: /code
  common: orders
  module-code: [{ at: /message, forms: ["({code})"] }]
  text: /message
modules:
  - module: carts
    title: Carts
    errors:
      - { code: «100», name: CartNotFound, text: The cart does not exist. Check its number., kind: not_found, action: fix_request }
`,
    errors: entriesYaml({ OrderNotFound: {} }),
  },
  *check({ catalog }) {
    const common = commonModule(catalog);
    if (common === undefined || catalog.envelope.moduleCode.length === 0) return;
    for (const { module, entry } of errorsOf(catalog)) {
      if (module === common) continue;
      const other = entryOf(common, entry.code);
      if (other === undefined) continue;
      yield {
        at: entry.at("code"),
        message: `the code ${entry.code} is also a common code, ${other.name}`,
        help: "use another code, or make sure that servers never repeat the common code",
        related: { at: other.at("code"), message: `${other.name} is here` },
      };
    }
  },
};
