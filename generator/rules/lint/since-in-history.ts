import { historyOf } from "../../model/history.js";
import { entriesOf } from "./reading/entries.js";
import { isLater } from "./reading/versions.js";
import { entriesYaml } from "./example.js";
import type { LintRule } from "./rule.js";

/** A history in which the second version added the code of the examples. */
const history = `{
  "version": 1,
  "tags": "v*",
  "versions": ["1.0.0", "1.1.0"],
  "codes": {
    "orders/100": {"name":"OrderNotFound","since":"1.1.0","changes":[]}
  }
}
`;

export const sinceInHistory: LintRule = {
  id: "since-in-history",
  severity: "warning",
  preset: "standard",

  summary: "`since` is the version that added the entry, as far as `errspec.history` knows it.",
  why: "Callers use it to decide which version of the API they need.",
  good: { errors: entriesYaml({ OrderNotFound: { since: '"1.1.0"' } }), history },
  bad: { errors: entriesYaml({ OrderNotFound: { since: '«"1.0.0"»' } }), history },
  *check({ catalog }) {
    const [first] = catalog.history?.versions ?? [];
    for (const { entry } of entriesOf(catalog)) {
      const { since, name, at } = entry;
      const added = historyOf(catalog, entry)?.since;
      // What the first version has may be older.
      if (!isLater(since, added) && (added === first || !isLater(added, since))) continue;
      yield {
        at: at("since"),
        message: `${name} has been in the spec since ${added ?? ""}, but \`since\` is ${since ?? ""}`,
        help: "correct it, or leave it out: the docs show what the history says",
      };
    }
  },
};
