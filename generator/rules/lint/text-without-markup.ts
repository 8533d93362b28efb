import { textValues, placeIn } from "./reading/texts.js";
import { entriesYaml } from "./example.js";
import type { LintRule } from "./rule.js";

export const textWithoutMarkup: LintRule = {
  id: "text-without-markup",
  severity: "warning",
  preset: "standard",

  summary: "No text contains HTML or a script.",
  why: "Outputs show texts literally, so readers see the tags. A script in an error text may be an attack.",
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
        message: `${value.what} contains markup: \`${found}\``,
        help: "use plain text, and put pages under `links:`",
      };
    }
  },
};

/** The elements that people write or that are harmful. `<bucket>` in a text stands for a name and is not an element. */
const markup =
  /<\/?(?:a|b|i|u|p|br|hr|em|strong|code|pre|div|span|ul|ol|li|table|tr|td|th|h[1-6]|img|svg|script|style|iframe|object|embed|form|input|link|meta|base|body|html|video|audio)(?:\s[^<>]*)?\/?>|<!--|<!\[CDATA\[|\bjavascript:(?=\S)|\bon(?:error|load|click)\s*=/i;
