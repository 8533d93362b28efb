import { decode } from "../../../generator/decode/decode.js";
import { explain } from "../../../generator/explain/explain.js";
import { answerText } from "../../../generator/explain/text.js";
import type { Catalog } from "../../../generator/model/catalog.js";
import { matchingLocale } from "../../../generator/model/locale.js";
import type { Target } from "../../../generator/targets/target.js";
import { laidOut, usageIn } from "../../../generator/usage.js";
import { paint } from "./paint.js";

/** What `errspec explain` prints about a code, a name, an operation, a response or a log line. */
export function explanation(catalog: Catalog, targets: readonly Target[], query: string, language: string): string {
  const locale = matchingLocale(language, catalog.locales) ?? catalog.locales[0];
  const answer = explain(catalog, query, decode);
  const [meaning, ...more] = answer.meanings;
  const isOne = meaning?.kind === "entry" && meaning.response === undefined && more.length === 0;
  const usage = isOne && !/\s/.test(query) ? laidOut(usageIn(catalog, targets, locale)(meaning)) : undefined;
  return answerText(catalog, answer, query, locale, paint, { usage });
}
