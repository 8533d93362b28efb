import { allEntries } from "../../model/catalog.js";
import type { Entry } from "../../model/catalog.js";
import type { Range } from "../../model/position.js";
import { entriesYaml } from "./example.js";
import type { LintRule } from "./rule.js";

export const uniqueName: LintRule = {
  id: "unique-name",
  severity: "error",
  summary: "A name or an alias stands for one code in a module.",
  preset: "minimal",
  why: "Names become identifiers in generated code, and people search logs for them, so each must mean one code.",
  good: {
    errors: entriesYaml({ OrderNotFound: {}, OrderLocked: { aliases: "[OrderBusy]" } }),
  },
  bad: {
    errors: entriesYaml({ OrderNotFound: {}, OrderLocked: { aliases: "[«OrderNotFound»]" } }),
  },
  *check({ catalog }) {
    for (const module of catalog.modules) {
      const uses = new Map<string, { readonly entry: Entry; readonly at: () => Range }>();
      for (const entry of allEntries(module)) {
        const names = [
          { name: entry.name, at: (): Range => entry.at("name") },
          ...entry.aliases.map((name, index) => ({ name, at: (): Range => entry.at("aliases", index) })),
        ];
        for (const { name, at } of names) {
          const first = uses.get(name);
          if (first === undefined) uses.set(name, { entry, at });
          else {
            yield {
              at: at(),
              message: `the name ${name} is already used in the module \`${module.id}\``,
              help: `give ${entry.code} a name that differs from that of ${first.entry.code}`,
              related: { at: first.at(), message: `it is the name of ${first.entry.code}` },
            };
          }
        }
      }
    }
  },
};
