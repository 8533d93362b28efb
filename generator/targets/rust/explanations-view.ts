import { freeText } from "../../render/free-text.js";
import { explainedModules, explanationIn, isExplained } from "../../sdk/explanations.js";
import type { Context } from "./context.js";
import { fileView } from "./root-view.js";

/** `explanations.rs` */
export function explanationsView(context: Context) {
  const { catalog, options } = context;
  const entries = explainedModules(catalog).flatMap((module) => module.entries.filter(isExplained));
  return {
    ...fileView(context),
    localeCount: options.locales.length,
    count: entries.length,
    entries: entries.map((entry) => ({
      module: entry.module,
      code: freeText(entry.code),
      locales: options.locales.map((locale) => {
        const { causes, solutions, otherwise } = explanationIn(catalog, locale, entry);
        return {
          lists: [
            { name: "causes", texts: causes.map(freeText) },
            { name: "solutions", texts: solutions.map(freeText) },
          ],
          otherwise: freeText(otherwise),
        };
      }),
    })),
  };
}
