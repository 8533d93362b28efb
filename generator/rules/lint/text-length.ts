import { textValues } from "./reading/texts.js";
import type { Role } from "./reading/texts.js";
import { entriesYaml } from "./example.js";
import type { LintRule } from "./rule.js";

export const textLength: LintRule = {
  id: "text-length",
  severity: "warning",
  preset: "standard",

  summary:
    "A title has at most 80 characters, a text, a cause or a step of the solution 500, and a note or a description 2,000.",
  why: "Texts appear in error messages, in tables and in an editor's hover. Longer texts are cut there, and the remedy at the end is lost.",
  good: {
    errors: entriesYaml({ OrderNotFound: { title: "The order does not exist" } }),
  },
  bad: {
    module: `groups:
  lookup: { title: «"Looking up orders, baskets and users of this shop and of all the shops that it knows"» }
`,
    errors: entriesYaml({ OrderNotFound: { group: "lookup" } }),
  },
  *check({ catalog }) {
    for (const { role, locale, value, what, at } of textValues(catalog)) {
      const most = longest[role];
      const length = Array.from(value).length;
      if (length <= most) continue;
      yield {
        at: at(locale),
        message: `${what} has ${length} characters`,
        key: `${what} in ${locale}`,
        help: `shorten it to ${most}: move details to \`note:\`, or to a page under \`links:\``,
      };
    }
  },
};

const longest: Readonly<Record<Role, number>> = {
  title: 80,
  description: 2000,
  text: 500,
  note: 2000,
  cause: 500,
  solution: 500,
  otherwise: 500,
  reason: 500,
  earlier: 500,
  link: 120,
};
