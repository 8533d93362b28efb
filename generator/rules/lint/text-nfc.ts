import { textValues, tokenFix } from "./reading/texts.js";
import { entriesYaml } from "./example.js";
import type { LintRule } from "./rule.js";

export const textNfc: LintRule = {
  id: "text-nfc",
  severity: "warning",
  preset: "standard",
  fixable: true,
  summary: "A text is in Unicode's composed form (NFC).",
  why: "A letter and an accent as two characters look like one character but compare as different, so searches miss the text.",
  good: {
    errors: entriesYaml({ CafeNotFound: { text: "The café does not exist. Check its name." } }),
  },
  bad: {
    errors: entriesYaml({ CafeNotFound: { text: "«The café does not exist. Check its name.»" } }),
  },
  *check({ catalog, source }) {
    for (const value of textValues(catalog)) {
      if (value.value.normalize("NFC") === value.value) continue;
      yield {
        at: value.at(value.locale),
        message: `${value.what} is not in the composed form (NFC)`,
        help: "type the accented letters again",
        fix: tokenFix(value, source, (text) => text.normalize("NFC")),
      };
    }
  },
};
