import { decode } from "../../decode/decode.js";
import { entriesOf } from "./reading/entries.js";
import { entriesYaml } from "./example.js";
import type { LintRule } from "./rule.js";

export const exampleDecodes: LintRule = {
  id: "example-decodes",
  severity: "warning",
  preset: "standard",

  summary: "An example is a response that decodes to its own entry.",
  why: "SDKs are tested with examples, and readers copy them. An example of another error teaches the wrong thing.",
  good: {
    errors: entriesYaml({ OrderNotFound: { examples: '[{ "code": 100, "message": "no order 7" }]' } }),
  },
  bad: {
    errors: entriesYaml({
      OrderNotFound: { examples: '[{ «"code"»: 101, "message": "no order 7" }]' },
      OrderLocked: {},
    }),
  },
  *check({ catalog }) {
    for (const { module, entry } of entriesOf(catalog)) {
      for (const [index, example] of entry.examples.entries()) {
        const verdict = decode(catalog, module, example);
        const isOwn =
          verdict.result === "error"
            ? verdict.entry === entry
            : verdict.result === "success" && entry === module.success;
        if (isOwn) continue;
        yield {
          at: entry.at("examples", index),
          message: `the example ${
            verdict.result === "error"
              ? `means ${verdict.entry?.name ?? `the unknown code ${verdict.moduleCode ?? verdict.code}`}`
              : verdict.result === "success"
                ? "is a successful call"
                : "is not a response of this API"
          }, not ${entry.name}`,
          help: "correct the example, or move it to the entry that it belongs to",
        };
      }
    }
  },
};
