import { errorsOf } from "./reading/entries.js";
import type { LintRule } from "./rule.js";

export const nameWithoutCode: LintRule = {
  id: "name-without-code",
  severity: "warning",
  preset: "standard",

  summary: "A name does not contain its code.",
  why: "A name is there so that nobody has to know the number; with the number in it, neither can be read without the other.",
  good: {
    errors: `- code: 100
  name: OrderNotFound
  text: The order does not exist. Check its number.
  kind: not_found
  action: fix_request
`,
  },
  bad: {
    errors: `- code: 100
  name: «Order100»
  text: The order does not exist. Check its number.
  kind: not_found
  action: fix_request
`,
  },
  *check({ catalog }) {
    for (const { entry } of errorsOf(catalog)) {
      if (!/^\d{3,}$/.test(entry.code) || !entry.name.includes(entry.code)) continue;
      yield {
        at: entry.at("name"),
        message: `the name ${entry.name} contains its code`,
        help: "name it after what went wrong",
      };
    }
  },
};
