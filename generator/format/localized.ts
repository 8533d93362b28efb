import { isMap, isScalar, parseDocument } from "yaml";
import { text } from "./print.js";

/**
 * A text in YAML, such as `Shop` or `{ en: Shop, zh: 商店 }`, with no locales but these. Undefined if it lacks the first,
 * which is the source locale.
 */
export function inLocales(yaml: string, locales: readonly string[]): string | undefined {
  const { contents } = parseDocument(yaml);
  if (!isMap(contents)) return yaml;
  const texts = new Map(
    contents.items.flatMap(({ key, value }) => (isScalar(value) ? [[String(key), String(value)] as const] : [])),
  );
  const kept = locales.flatMap((locale) => {
    const words = texts.get(locale);
    return words === undefined ? [] : [`${locale}: ${text(words).inline}`];
  });
  return texts.has(locales[0] ?? "") ? `{ ${kept.join(", ")} }` : undefined;
}
