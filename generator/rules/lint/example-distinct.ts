import { entriesOf } from "./reading/entries.js";
import { entriesYaml } from "./example.js";
import type { LintRule } from "./rule.js";

export const exampleDistinct: LintRule = {
  id: "example-distinct",
  severity: "info",
  preset: "standard",

  summary: "The examples of an entry differ.",
  why: "A repeated response shows nothing new.",
  good: {
    errors: entriesYaml({ OrderNotFound: { examples: '[{ "code": 100, "message": "no order 7" }]' } }),
  },
  bad: {
    errors: entriesYaml({ OrderNotFound: { examples: '[{ "code": 100 }, { «"code"»: 100 }]' } }),
  },
  *check({ catalog }) {
    for (const { entry } of entriesOf(catalog)) {
      for (const [index, example] of entry.examples.entries()) {
        if (entry.examples.indexOf(example) === index) continue;
        yield { at: entry.at("examples", index), message: `${entry.name} already has this example`, help: "remove it" };
      }
    }
  },
};
