import { decode } from "../../decode/decode.js";
import { encode } from "../../encode/encode.js";
import { commonModule } from "../../model/catalog.js";
import { isPublic } from "../../model/sent.js";
import type { Example } from "./example.js";
import { errorsOf } from "./reading/entries.js";
import type { LintRule } from "./rule.js";

const withForm = (form: string): Example => ({
  catalog: `envelope:
  code: /code
  common: orders
  module-code: [{ at: /message, forms: ["${form}"] }]
  text: /message
modules:
  - module: carts
    title: Carts
    errors:
      - { code: «42», name: CartNotFound, text: The cart does not exist. Check its number., kind: not_found, action: fix_request }
`,
});

export const codeEncodable: LintRule = {
  id: "code-encodable",
  severity: "warning",
  preset: "standard",

  summary: "A module's code fits into one of the forms of the envelope.",
  why: "A server sends the code inside a text. Without a form that clients read it from, they see only the common code.",
  good: withForm("({code})"),
  bad: withForm("{code}:"),
  *check({ catalog }) {
    const common = commonModule(catalog);
    if (common === undefined || catalog.envelope.moduleCode.length === 0) return;
    for (const { module, entry } of errorsOf(catalog)) {
      // Of texts as codes, `form-apart-from-code` says more.
      const isNumber = module.codeType.kind === "int" || module.codeType.kind === "hex";
      if (module === common || !isPublic(entry) || !isNumber) continue;
      const { body } = encode(catalog, { module, entry }, {});
      const verdict = decode(catalog, module, body);
      if (verdict.result !== "error" || verdict.moduleCode !== undefined) continue;
      yield {
        at: entry.at("code"),
        message: `no form of the envelope has room for the code ${entry.code}: clients read only ${verdict.code}`,
        help: 'add a form with marks on both sides, such as "({code})", or choose a code with more digits',
      };
    }
  },
};
