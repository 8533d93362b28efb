import { errorsOf } from "./reading/entries.js";
import { languageOf } from "./reading/languages.js";
import { entriesYaml } from "./example.js";
import type { LintRule } from "./rule.js";

export const textNamesRemedy: LintRule = {
  id: "text-names-remedy",
  severity: "info",
  preset: "strict",

  summary: "A text says what to do if the caller can do something.",
  why: "An error that only says what is wrong makes its reader search the web.",
  good: {
    errors: entriesYaml({ OrderNotFound: {} }),
  },
  bad: {
    errors: entriesYaml({ OrderNotFound: { text: "«The order does not exist.»" } }),
  },
  *check({ catalog }) {
    const [sourceLocale] = catalog.locales;
    for (const { entry } of errorsOf(catalog)) {
      const remedy = remedies[languageOf(sourceLocale)];
      const text = entry.text[sourceLocale];
      if (remedy === undefined || text === undefined || remedy.test(text)) continue;
      if (entry.action === "none" || entry.action === "already_done" || entry.links.length > 0) continue;
      if (entry.solutions.length > 0) continue;
      if (remedy.test(entry.note[sourceLocale] ?? "")) continue;
      yield {
        at: entry.at("text", sourceLocale),
        message: `the text of ${entry.module}/${entry.code} does not say what to do`,
        help: `its action is ${entry.action}: describe it in a second sentence or under \`solutions:\`, or add a link`,
      };
    }
  },
};

/** Words that give advice, by language. Other languages are not checked. */
const remedies: Readonly<Record<string, RegExp>> = {
  en: /\b(?:adapt|add|adjust|apply|ask|attach|begin|change|check|choose|complete|confirm|contact|correct|create|delete|do not|enable|give|increase|inspect|log in|lower|open|pass|pay|poll|provide|reduce|refresh|remove|rename|renew|repeat|replace|request|resend|retry|search|see|select|send|set|shorten|sign|slow down|specify|split|submit|supply|switch|top up|treat|try|update|upgrade|upload|use|verify|wait|write)\b/i,
  zh: /请|需要|建议|可以|联系|重试|修改|检查|确认|参考|查看|申请|充值|提交|等待|勿/,
};
