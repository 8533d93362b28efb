import { textIn } from "../model/catalog.js";
import type { Catalog, Entry, Module } from "../model/catalog.js";

/** Why an error happens and how to solve it, in one language. */
export interface LocalExplanation {
  readonly causes: readonly string[];
  readonly solutions: readonly string[];
  /** Empty if the catalog does not say it. */
  readonly otherwise: string;
}

/** Whether the catalog says of an error why it happens, or what to do step by step. */
export function isExplained({ causes, solutions, otherwise }: Entry): boolean {
  return causes.length + solutions.length + Object.keys(otherwise).length > 0;
}

/** Whether a package of the catalog has explanations. */
export function hasExplanations(catalog: Catalog): boolean {
  return explainedModules(catalog).length > 0;
}

/** The modules with errors that are explained. */
export function explainedModules({ modules }: Catalog): readonly Module[] {
  return modules.filter(({ entries }) => entries.some(isExplained));
}

/** What the explanations of a catalog are made from, as data. */
export function explanationsOf({ modules }: Catalog): readonly object[] {
  return modules.map(({ id, entries }) => ({
    module: id,
    toJSON: () =>
      entries.filter(isExplained).map(({ code, causes, solutions, otherwise }) => [code, causes, solutions, otherwise]),
  }));
}

/** The explanation of an error in a locale: a text that is missing there is in a fallback. */
export function explanationIn(catalog: Catalog, locale: string, entry: Entry): LocalExplanation {
  const say = (text: Entry["text"]): string => textIn(text, locale, catalog);
  return {
    causes: entry.causes.map(say),
    solutions: entry.solutions.map(say),
    otherwise: say(entry.otherwise),
  };
}
