import { errorsOf } from "./reading/entries.js";
import { entriesYaml } from "./example.js";
import type { LintRule } from "./rule.js";

export const nameLength: LintRule = {
  id: "name-length",
  severity: "warning",
  preset: "standard",

  summary: "A name has at most 50 characters.",
  why: "Names appear in code, logs and dashboards, where longer ones are cut or wrapped.",
  good: {
    errors: entriesYaml({
      PaymentMethodNotAccepted: {
        text: "The shop does not take this card. Pay with another one.",
        kind: "failed_precondition",
      },
    }),
  },
  bad: {
    errors: entriesYaml({
      "«ThePaymentMethodOfTheOrderIsNotAcceptedByThisShopAnyMore»": {
        text: "The shop does not take this card. Pay with another one.",
        kind: "failed_precondition",
      },
    }),
  },
  *check({ catalog }) {
    for (const { module, entry } of errorsOf(catalog)) {
      if (entry.name.length <= longest) continue;
      yield {
        at: entry.at("name"),
        message: `the name ${entry.name} has ${entry.name.length} characters`,
        help: "shorten it: leave out what the module and the group already say",
        // An import makes many long names from long texts: one finding for all of them.
        collective: {
          key: module.id,
          item: entry.name,
          at: module.at("module"),
          message: (count: number) => `${count} names of ${module.id} have more than ${longest} characters`,
        },
      };
    }
  },
};

/** AIP-193 allows 63 characters for a reason, including underscores between words. */
const longest = 50;
