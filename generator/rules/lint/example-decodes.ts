import { decode } from "../../decode/decode.js";
import { entriesOf } from "./reading/entries.js";
import type { LintRule } from "./rule.js";

export const exampleDecodes: LintRule = {
  id: "example-decodes",
  severity: "warning",
  preset: "standard",

  summary: "An example is a response that decodes to its own entry.",
  why: "Examples are what SDKs are tested with and readers copy: one that means something else teaches the wrong thing.",
  good: {
    errors: `- code: 100
  name: OrderNotFound
  text: The order does not exist. Check its number.
  kind: not_found
  action: fix_request
  examples: [{ "code": 100, "message": "no order 7" }]
`,
  },
  bad: {
    errors: `- code: 100
  name: OrderNotFound
  text: The order does not exist. Check its number.
  kind: not_found
  action: fix_request
  examples: [{ «"code"»: 101, "message": "no order 7" }]
- code: 101
  name: OrderLocked
  text: The order is locked. Wait until the other change is done.
  kind: aborted
  action: wait
`,
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
                : "is no response of this API"
          }, not ${entry.name}`,
          help: "correct the example, or move it to the entry it means",
        };
      }
    }
  },
};
