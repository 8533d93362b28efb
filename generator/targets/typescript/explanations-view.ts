import type { Catalog, Entry } from "../../model/catalog.js";
import { freeText } from "../../render/free-text.js";
import { explanationIn, isExplained } from "../../sdk/explanations.js";
import { generatedFrom } from "../header.js";
import { listed, property } from "./layout.js";
import { propertyName, stringLiteral } from "./literals.js";
import { entryKey } from "./info-view.js";
import type { Options } from "./options.js";
import type { View } from "./structure.js";

/** The entry point with what the catalog says about errors besides their text. */
export const explanationsPath = "explanations";

/** `explanations.ts` */
export function explanationsView(catalog: Catalog, { locales }: Options): View {
  const modules = catalog.modules.flatMap((module) => {
    const entries = module.entries.filter(isExplained);
    if (entries.length === 0) return [];
    const codes = entries.map((entry) => ({
      key: propertyName(entryKey(module, entry)),
      locales: locales.map((locale) => ({ key: propertyName(locale), lines: linesOf(catalog, locale, entry) })),
    }));
    return [{ key: propertyName(module.id), codes }];
  });
  return { header: freeText(generatedFrom(catalog.file)), modules };
}

function linesOf(catalog: Catalog, locale: string, entry: Entry): readonly string[] {
  const { causes, solutions, otherwise } = explanationIn(catalog, locale, entry);
  const list = (name: string, texts: readonly string[]): string =>
    listed(`${indent}${name}: [`, texts.map(stringLiteral), "],");
  return [
    list("causes", causes),
    list("solutions", solutions),
    property("otherwise", stringLiteral(otherwise), indent),
  ];
}

/** Of the texts of a locale, within its code and its module. */
const indent = " ".repeat(8);
