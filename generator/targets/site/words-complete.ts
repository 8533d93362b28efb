import * as v from "valibot";
import type { TargetRule } from "../target.js";
import { english } from "./english.js";
import { siteOptions } from "./options.js";
import { wordKeys } from "./words.js";

/** A page is in one language. */
export const wordsComplete: TargetRule = {
  id: "site-words-complete",
  severity: "info",
  preset: "strict",
  summary: "If `targets: site` gives words of its pages in a locale, it gives all of them.",
  why: "A missing word is shown in English, or in Chinese on pages in Chinese, on a page that says it is in another language.",
  good: { catalog: "targets: { site: }" },
  bad: { catalog: "targets: { site: { words: { ja: { «search»: 検索 } } } }" },
  *check({ catalog }) {
    const { words } = v.parse(siteOptions, catalog.options["site"] ?? {});
    for (const [locale, given] of Object.entries(words)) {
      const missing = wordKeys(english).filter((key) => given[key] === undefined);
      const [first] = missing;
      if (first === undefined) continue;
      yield {
        at: catalog.at("targets", "site", "words", locale),
        message: `${missing.length} words of the site have no translation to ${locale}, the first is ${first}`,
        help: "translate them: the reference of the site has all words in English",
      };
    }
  },
};
