import { entriesYaml } from "./example.js";
import type { LintRule } from "./rule.js";

export const fileNamed: LintRule = {
  id: "file-named",
  severity: "info",
  preset: "standard",

  summary: "A module's file is named after the module.",
  why: "Readers who look for the module `orders` open `orders.yaml`.",
  good: {
    module: "module: orders",
    errors: entriesYaml({ OrderNotFound: {} }),
  },
  bad: {
    module: "module: «baskets»",
    errors: entriesYaml({ OrderNotFound: {} }),
  },
  *check({ catalog }) {
    for (const { id, file, at } of catalog.modules) {
      const [, stem = ""] = /([^/]*)\.ya?ml$/.exec(file) ?? [];
      if (file === catalog.file || stem === id) continue;
      yield {
        at: at("module"),
        message: `the module \`${id}\` is in a file named ${stem}`,
        help: `rename the file to ${id}.yaml`,
      };
    }
  },
};
