import { textValues, tokenFix } from "./reading/texts.js";
import { entriesYaml } from "./example.js";
import type { LintRule } from "./rule.js";

export const titleWithoutStop: LintRule = {
  id: "title-without-stop",
  severity: "info",
  preset: "standard",
  fixable: true,
  summary: "A title does not end with a full stop.",
  why: "A title is used as a heading and as a link text inside sentences, where a full stop is wrong.",
  good: {
    errors: entriesYaml({ OrderNotFound: { title: "The order does not exist" } }),
  },
  bad: {
    errors: entriesYaml({ OrderNotFound: { title: "«The order does not exist.»" } }),
  },
  *check({ catalog, source }) {
    for (const value of textValues(catalog)) {
      if (value.role !== "title" || !stop.test(value.value)) continue;
      yield {
        at: value.at(value.locale),
        message: `${value.what} ends with a full stop`,
        help: "remove it",
        fix: tokenFix(value, source, (text) => text.replace(stop, "")),
      };
    }
  },
};

/** One stop, no ellipsis, and none of an abbreviation such as `etc.` or `Inc.`. */
const stop = /(?<![.。…]|\b(?:etc|[A-Z]\w{0,3}|[ae]\.[gm]))[.。;；,，]$/u;
