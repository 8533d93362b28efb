import { isGiven, lacking } from "./reading/entries.js";
import { entriesYaml } from "./example.js";
import type { LintRule } from "./rule.js";

export const explanationGiven: LintRule = {
  id: "explanation-given",
  severity: "info",
  preset: "strict",

  summary: "If some errors of a module have causes or solutions, all of them have.",
  why: "Readers who found an answer for one code expect one for the next.",
  good: {
    errors: entriesYaml({
      OrderNotFound: { solutions: "[Copy the number from the confirmation.]" },
      OrderLocked: { solutions: "[Wait for a minute., Send the request again.]" },
    }),
  },
  bad: {
    errors: entriesYaml({
      OrderNotFound: { solutions: "[Copy the number from the confirmation.]" },
      OrderLocked: { code: "«101»" },
    }),
  },
  *check({ catalog }) {
    for (const module of catalog.modules) {
      for (const key of ["causes", "solutions"] as const) {
        if (module.entries.every((entry) => entry[key].length === 0)) continue;
        for (const entry of module.entries) {
          if (entry[key].length > 0 || isGiven(entry.at, key)) continue;
          const { key: owner, ...collective } = lacking(key, module, entry);
          yield {
            at: entry.at("code"),
            message: `${entry.name} has no ${key}, but other errors of ${module.id} have`,
            help: `add \`${key}:\``,
            collective: { key: `${owner} ${key}`, ...collective },
          };
        }
      }
    }
  },
};
