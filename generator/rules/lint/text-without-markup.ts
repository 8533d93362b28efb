import { textValues, placeIn } from "./reading/texts.js";
import { entriesYaml } from "./example.js";
import type { LintRule } from "./rule.js";

export const textWithoutMarkup: LintRule = {
  id: "text-without-markup",
  severity: "warning",
  preset: "standard",

  summary: "No text holds HTML or a script.",
  why: "Every output shows it as it stands: a reader sees the tags. And who puts a script into an error text tries something.",
  good: {
    errors: entriesYaml({ OrderNotFound: { text: "The order <number> does not exist. Check its number." } }),
  },
  bad: {
    errors: entriesYaml({ OrderNotFound: { text: "The order does not exist. Check its «<b>»number</b>." } }),
  },
  *check({ catalog, source }) {
    for (const value of textValues(catalog)) {
      const found = markup.exec(value.value)?.[0];
      if (found === undefined) continue;
      yield {
        at: placeIn(value, found, source),
        message: `${value.what} holds markup: \`${found}\``,
        help: "write plain text; a page to read belongs under `links:`",
      };
    }
  },
};

/** The elements that people write or that do harm: `<bucket>` in a text is a stand-in for a name, and no element. */
const markup =
  /<\/?(?:a|b|i|u|p|br|hr|em|strong|code|pre|div|span|ul|ol|li|table|tr|td|th|h[1-6]|img|svg|script|style|iframe|object|embed|form|input|link|meta|base|body|html|video|audio)(?:\s[^<>]*)?\/?>|<!--|<!\[CDATA\[|\bjavascript:(?=\S)|\bon(?:error|load|click)\s*=/i;
