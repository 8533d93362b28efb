import { didYouMean } from "../../diagnostic/suggest.js";
import { words } from "../../model/name.js";
import { entriesYaml } from "./example.js";
import type { LintRule } from "./rule.js";

export const initialismUsed: LintRule = {
  id: "initialism-used",
  severity: "info",
  preset: "strict",

  summary: "Every initialism occurs in a name.",
  why: "An unused initialism has no effect. Usually it is misspelled, and the name that it was meant for keeps its default spelling.",
  good: {
    catalog: "initialisms: [VAT]",
    errors: entriesYaml({ VatMissing: { text: "The order has no VAT number. Add one.", kind: "failed_precondition" } }),
  },
  bad: {
    catalog: "initialisms: [«VTA»]",
    errors: entriesYaml({ VatMissing: { text: "The order has no VAT number. Add one.", kind: "failed_precondition" } }),
  },
  *check({ catalog }) {
    const said = new Set(
      [
        catalog.name,
        ...catalog.modules.flatMap(({ name, entries }) => [
          name,
          ...entries.flatMap((entry) => [entry.name, ...entry.aliases]),
        ]),
      ]
        .flatMap(words)
        .map((word) => word.toUpperCase()),
    );
    for (const [index, initialism] of catalog.initialisms.entries()) {
      if (said.has(initialism)) continue;
      yield {
        at: catalog.at("initialisms", index),
        message: `no name contains the word ${initialism}`,
        help:
          didYouMean(
            initialism,
            [...said].filter((word) => word.length === initialism.length),
          ) ?? "remove it",
      };
    }
  },
};
