import { freeText } from "../../render/free-text.js";
import { explanationIn, isExplained } from "../../sdk/explanations.js";
import type { Context } from "./context.js";
import { stringLiteral } from "./literals.js";
import { header } from "./module-view.js";

/** The module with what the catalog says about errors besides their text. */
export const explanationsModule = "explanations";

/** `explanations.py` */
export function explanationsView({ catalog, options }: Context) {
  const entries = catalog.modules.flatMap((module) => module.entries.filter(isExplained));
  return {
    header: header(catalog.file),
    entries: entries.map((entry) => ({
      key: stringLiteral(`${entry.module}/${entry.name}`),
      locales: options.locales.map((locale) => {
        const { causes, solutions, otherwise } = explanationIn(catalog, locale, entry);
        return {
          locale: stringLiteral(locale),
          lists: [causes, solutions].map((texts) => ({ texts: texts.map(freeText) })),
          otherwise: freeText(otherwise),
        };
      }),
    })),
  };
}
