import { languageOf } from "./reading/languages.js";
import { textValues, placeIn } from "./reading/texts.js";
import { entriesYaml } from "./example.js";
import type { LintRule } from "./rule.js";

export const textInclusive: LintRule = {
  id: "text-inclusive",
  severity: "info",
  preset: "strict",

  summary: "An English text uses inclusive words.",
  why: "`Blocklist` and `allowlist` describe what the list does, and current style guides require them.",
  good: {
    errors: entriesYaml({
      HostBlocked: {
        text: "The host is on the blocklist. Ask to have it removed.",
        kind: "permission_denied",
        action: "contact_support",
      },
    }),
  },
  bad: {
    errors: entriesYaml({
      HostBlocked: {
        text: "The host is on the «blacklist». Ask to have it removed.",
        kind: "permission_denied",
        action: "contact_support",
      },
    }),
  },
  *check({ catalog, source }) {
    for (const value of textValues(catalog)) {
      if (languageOf(value.locale) !== "en" || value.role === "earlier") continue;
      const [found = ""] =
        /\b(?:black|white)[ -]?list(?:ed|s)?\b|\bmaster[ /-]slave\b|\bsanity[ -]check\b/i.exec(value.value) ?? [];
      if (found === "") continue;
      yield {
        at: placeIn(value, found, source),
        message: `${value.what} contains \`${found}\``,
        help: /^black/i.test(found)
          ? "write `blocklist`"
          : /^white/i.test(found)
            ? "write `allowlist`"
            : "use a word that describes what it does",
      };
    }
  },
};
