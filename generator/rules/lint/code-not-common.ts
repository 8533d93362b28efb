import { entryOf } from "../../decode/decode.js";
import { commonModule } from "../../model/catalog.js";
import { errorsOf } from "./reading/entries.js";
import { entriesYaml } from "./example.js";
import type { LintRule } from "./rule.js";

export const codeNotCommon: LintRule = {
  id: "code-not-common",
  severity: "warning",
  preset: "standard",

  summary: "A code of a module is none of the common codes.",
  why: "Servers repeat the common code where a module code could stand, as `(4000)…`: a module code of the same number would be taken for it.",
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
        help: "give it another code, or check that servers never repeat the common code",
        related: { at: other.at("code"), message: `${other.name} is here` },
      };
    }
  },
};
