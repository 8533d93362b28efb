import { errorsOf } from "./reading/entries.js";
import { entriesYaml } from "./example.js";
import type { LintRule } from "./rule.js";

export const nameLength: LintRule = {
  id: "name-length",
  severity: "warning",
  preset: "standard",

  summary: "A name has 50 characters at most.",
  why: "Names stand in code, logs and dashboards, mostly after a module and before a text: longer ones are cut or wrapped there.",
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
        // Long names are often made by an import from long texts: one finding for all of them.
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

/** The longest of AIP-193's reasons has 63, with an underscore between its words. */
const longest = 50;
