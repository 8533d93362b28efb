import { entryOf } from "../../decode/decode.js";
import { findCode } from "../../decode/form.js";
import { textValues } from "./reading/texts.js";
import { entriesYaml } from "./example.js";
import type { LintRule } from "./rule.js";

export const textWithoutCode: LintRule = {
  id: "text-without-code",
  severity: "warning",
  preset: "standard",

  summary: "A text does not start with something that decoders read as a code.",
  why: "If a server sends a text that starts with `(2130)`, decoders read it as the module code 2130.",
  good: {
    errors: entriesYaml({ OrderNotFound: {} }),
  },
  bad: {
    errors: entriesYaml({ OrderNotFound: { text: "«(2130) The order does not exist. Check its number.»" } }),
  },
  *check({ catalog }) {
    const forms = catalog.envelope.moduleCode.flatMap((place) => place.forms);
    for (const { role, value, what, entry, locale, at } of textValues(catalog)) {
      if (role !== "text" || entry === undefined) continue;
      const module = catalog.modules.find(({ id }) => id === entry.module);
      const isNumeric = module?.codeType.kind === "int" || module?.codeType.kind === "hex";
      // The number does not belong in the text even if it is not a code of this module.
      const knows = (code: string): boolean =>
        isNumeric || (module !== undefined && entryOf(module, code) !== undefined);
      const found =
        (module === undefined ? undefined : findCode(value, forms, module.codeType, knows)?.code) ??
        /^[(（[]\s?(-?\d{2,10})\s?[)）\]]/.exec(value)?.[1];
      if (found === undefined) continue;
      yield {
        at: at(locale),
        message: `${what} starts with what decoders read as the code ${found}`,
        help: "remove the code; outputs show it beside the text",
      };
    }
  },
};
