import type { Module } from "../../model/catalog.js";
import { explainedModules, explanationIn, isExplained } from "../../sdk/explanations.js";
import { fileView } from "./context.js";
import type { Context } from "./context.js";
import { phpString } from "./literals.js";
import { explanationsClass } from "./names.js";

/** `src/Explanation.php` */
export function explanationView(context: Context) {
  const modules = explainedModules(context.catalog).map((module) => ({
    id: module.id,
    table: explanationsClass(module),
  }));
  return { ...fileView(context), modules };
}

/** `src/Internal/DsaExplanations.php` */
export function moduleExplanationsView(context: Context, module: Module) {
  const { catalog, locales } = context;
  const entries = module.entries.filter(isExplained);
  return {
    ...fileView(context, module.file),
    id: module.id,
    table: explanationsClass(module),
    locales: locales.map((locale) => ({
      entries: entries.map((entry) => {
        const { causes, solutions, otherwise } = explanationIn(catalog, locale, entry);
        return {
          key: phpString(entry.code),
          lists: [causes, solutions].map((texts) => ({ texts: texts.map(phpString) })),
          otherwise: phpString(otherwise),
        };
      }),
    })),
  };
}
