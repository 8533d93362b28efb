import { commonModule } from "../../model/catalog.js";
import type { CodeType } from "../../model/code-type.js";
import type { Example } from "./example.js";
import type { LintRule } from "./rule.js";

const withForm = (form: string): Example => ({
  catalog: `envelope:
  code: /code
  common: orders
  module-code: [{ at: /message, forms: [${form}] }]
  text: /message
modules:
  - module: carts
    title: Carts
    code-type: dotted
    errors:
      - { code: Cart.Gone, name: CartNotFound, text: The cart does not exist. Check its number., kind: not_found, action: fix_request }
`,
});

export const formApartFromCode: LintRule = {
  id: "form-apart-from-code",
  severity: "warning",
  preset: "standard",

  summary: "The character after the code in a form cannot be part of a code.",
  why: "Decoders read as many code characters as they can. A mark that can be part of a code is read as part of it, and the form never matches.",
  good: withForm('"{code}:"'),
  bad: withForm('«"{code}-"»'),
  *check({ catalog }) {
    const common = commonModule(catalog);
    const ownModules = catalog.modules.filter((module) => module !== common);
    for (const [source, { forms }] of catalog.envelope.moduleCode.entries()) {
      for (const [index, { before, after }] of forms.entries()) {
        const affected = ownModules.filter(({ codeType }) => isPartOfCode(after.charAt(0), codeType));
        if (affected.length === 0) continue;
        yield {
          at: catalog.at("envelope", "module-code", source, "forms", index),
          message: `\`${before}{code}${after}\` does not match in ${affected.map(({ id }) => id).join(", ")}: \`${after.charAt(0)}\` is read as part of the code`,
          help: "use a mark that cannot be part of a code, such as `:` or `)`",
        };
      }
    }
  },
};

/** Section 5 of the decode contract: the characters of a code in a text. */
function isPartOfCode(mark: string, { kind }: CodeType): boolean {
  return kind === "int" || kind === "hex" ? /[0-9]/.test(mark) : /[A-Za-z0-9_.-]/.test(mark);
}
