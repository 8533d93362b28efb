import type { Entry } from "../../model/catalog.js";
import { entriesYaml } from "./example.js";
import type { LintRule } from "./rule.js";

export const nameWithoutCode: LintRule = {
  id: "name-without-code",
  severity: "warning",
  preset: "standard",

  summary: "A name does not contain its code.",
  why: "A name exists so that nobody has to know the number. `Code4000` explains nothing.",
  good: {
    errors: entriesYaml({ OrderNotFound: {} }),
  },
  bad: {
    errors: entriesYaml({ "«Order100»": { text: "The order does not exist. Check its number." } }),
  },
  *check({ catalog }) {
    for (const { id, entries, at } of catalog.modules) {
      for (const entry of entries) {
        const { code, name } = entry;
        if (!/^\d{3,}$/.test(code) || !name.includes(code)) continue;
        // An import makes such names for a whole module: one finding for all of them.
        const collective = isNameless(entry)
          ? {
              key: id,
              item: name,
              at: at("module"),
              message: (count: number) => `${count} names of ${id} contain nothing but their code`,
            }
          : undefined;
        yield {
          at: entry.at("name"),
          message: `the name ${name} contains its code`,
          help: "name it after what went wrong",
          collective,
        };
      }
    }
  },
};

/** Whether a name contains nothing but its code: `Code4000`, `Error4000`. */
function isNameless({ code, name }: Entry): boolean {
  return /^(?:Code|Err|Error|ErrorCode)?$/.test(name.replace(code, ""));
}
