import { textValues, tokenFix } from "./reading/texts.js";
import { entriesYaml } from "./example.js";
import type { LintRule } from "./rule.js";

export const textTrimmed: LintRule = {
  id: "text-trimmed",
  severity: "info",
  preset: "standard",
  fixable: true,
  summary: "A text has no spaces at its start or end.",
  why: "Every output removes them, so they are there by accident.",
  good: {
    errors: entriesYaml({ OrderNotFound: { text: '"The order does not exist. Check its number."' } }),
  },
  bad: {
    errors: entriesYaml({ OrderNotFound: { text: '«"The order does not exist. Check its number. "»' } }),
  },
  *check({ catalog, source }) {
    for (const value of textValues(catalog)) {
      const at = value.at(value.locale);
      const token = source(at.file).slice(at);
      if (!/^(["'])(?:\s[^]*|[^]*\s)\1$/.test(token)) continue;
      yield {
        at,
        message: `${value.what} has spaces at its start or end`,
        help: "remove them",
        fix: tokenFix(value, source, (text) => text.trim()),
      };
    }
  },
};
