import type { Entry, Module } from "../../model/catalog.js";
import { lazyList } from "../../render/list.js";
import { explainedModules, explanationIn, isExplained } from "../../sdk/explanations.js";
import { fileView } from "./context.js";
import type { Context } from "./context.js";
import { csharpString } from "./literals.js";
import { codeEnum, explanationsClass, localeMethod } from "./names.js";

/** `Explanation.cs` */
export function explanationView(context: Context) {
  const { catalog } = context;
  return {
    ...fileView(context),
    codes: catalog.modules.map(codeEnum),
    modules: explainedModules(catalog).map((module) => ({ id: module.id, table: explanationsClass(module) })),
  };
}

/** The most entries of a method, each of which has several texts: the runtime compiles it as a whole. */
const mostEntries = 250;

/** `DsaExplanations.cs` */
export function moduleExplanationsView(context: Context, module: Module) {
  const { locales } = context;
  const entries = module.entries.filter(isExplained);
  const count = Math.ceil(entries.length / mostEntries);
  return {
    ...fileView(context, module.file),
    id: module.id,
    table: explanationsClass(module),
    first: localeMethod(locales[0]),
    cases: locales.map((locale, index) => ({ index, method: localeMethod(locale) })).slice(1),
    locales: locales.map((locale) => {
      const name = localeMethod(locale);
      const methods = Array.from({ length: count }, (_, index) => (count === 1 ? name : `Part${index + 1}${name}`));
      return {
        name,
        all: count === 1 ? "" : methods.map((method) => `${method}(code)`).join(" ?? "),
        methods: lazyList(methods, (method, index) => ({
          name: method,
          rows: entries
            .slice(index * mostEntries, (index + 1) * mostEntries)
            .map((entry) => rowOf(context, locale, entry)),
        })),
      };
    }),
  };
}

function rowOf({ catalog }: Context, locale: string, entry: Entry) {
  const { causes, solutions, otherwise } = explanationIn(catalog, locale, entry);
  return {
    code: csharpString(entry.code),
    causes: causes.map(csharpString).join(", "),
    solutions: solutions.map(csharpString).join(", "),
    otherwise: csharpString(otherwise),
  };
}
