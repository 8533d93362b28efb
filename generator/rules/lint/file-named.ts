import { entriesYaml } from "./example.js";
import type { LintRule } from "./rule.js";

export const fileNamed: LintRule = {
  id: "file-named",
  severity: "info",
  preset: "standard",

  summary: "A module's file has the name of the module.",
  why: "Who looks for the module `orders` opens `orders.yaml`.",
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
        message: `the module \`${id}\` is in a file called ${stem}`,
        help: `call the file ${id}.yaml`,
      };
    }
  },
};
