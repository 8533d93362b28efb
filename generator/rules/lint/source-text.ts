import { textPlaces } from "./texts.js";
import type { LintRule } from "./rule.js";

export const sourceText: LintRule = {
  id: "source-text",
  severity: "error",
  summary: "Every text is there in the source locale.",
  *check({ catalog }) {
    const [source] = catalog.locales;
    for (const { text, what, at } of textPlaces(catalog)) {
      if (Object.keys(text).length === 0 || text[source] !== undefined) continue;
      yield {
        at,
        message: `${what} is missing in the source locale \`${source}\``,
        help: `add \`${source}: …\``,
      };
    }
  },
};
