import type { Entry, Module } from "../../model/catalog.js";
import { lazyList } from "../../render/list.js";
import { explainedModules, explanationIn, isExplained } from "../../sdk/explanations.js";
import { fileView } from "./context.js";
import type { Context } from "./context.js";
import { explanationsClass, localeMethod } from "./names.js";
import { tableView } from "./tables.js";
import type { Table } from "./tables.js";

/** `Explanation.java` */
export function explanationView(context: Context) {
  return {
    ...fileView(context),
    modules: explainedModules(context.catalog).map((module) => ({
      id: module.id,
      explanations: explanationsClass(module),
    })),
  };
}

/** `DsaExplanations.java` */
export function moduleExplanationsView(context: Context, module: Module) {
  const { catalog, locales } = context;
  const tables = locales.map((locale): Table => ({
    method: localeMethod("explanation", locale),
    type: "@Nullable Explanation",
    otherwise: "null",
    value: (entry) => {
      const { causes, solutions, otherwise } = explanationIn(catalog, locale, entry);
      const list = (texts: readonly string[]) => ({ call: "List.of", args: texts.map((text) => ({ text })) });
      return { call: "new Explanation", args: [list(causes), list(solutions), { text: otherwise }] };
    },
  }));
  const parts = partsOf(module.entries.filter(isExplained), locales.length);
  return {
    ...fileView(context, module.file),
    id: module.id,
    explanations: explanationsClass(module),
    first: localeMethod("explanation", locales[0]),
    cases: locales.map((locale, index) => ({ index, method: localeMethod("explanation", locale) })).slice(1),
    parts: lazyList(parts, (part, index) => ({
      name: index === 0 ? "" : `Part${index + 1}`,
      tables: tables.map((table) => {
        const next = index + 1 < parts.length ? `Part${index + 2}.${table.method}(code)` : table.otherwise;
        return tableView(table, part, next, index === 0 ? 0 : 2);
      }),
    })),
  };
}

/**
 * The most texts of a class, those of all locales. A method has 64 kB at most, and a text takes up to about 40 bytes of it
 * with its row; a class has 65,535 constants at most, and a text takes two.
 */
const mostTexts = 1200;

function partsOf(entries: readonly Entry[], locales: number): Entry[][] {
  const parts: Entry[][] = [[]];
  let texts = 0;
  for (const entry of entries) {
    const added = locales * (entry.causes.length + entry.solutions.length + 1);
    if (texts > 0 && texts + added > mostTexts) {
      parts.push([]);
      texts = 0;
    }
    parts.at(-1)?.push(entry);
    texts += added;
  }
  return parts;
}
