import { localeOfText } from "../../model/catalog.js";
import type { Entry, Module } from "../../model/catalog.js";
import { carrierOf, isPublic, sentInstead } from "../../model/sent.js";
import { fileView } from "./context.js";
import type { Context } from "./context.js";
import { phpString } from "./literals.js";
import { caseName, codeEnum, errorsClass, tableClass } from "./names.js";

/** `src/Internal/Served.php` */
export function servedView(context: Context) {
  const { catalog, locales, sdk } = context;
  const replaced = catalog.modules.flatMap((module) => {
    const code = sentFor(context, module);
    return code === undefined ? [] : [{ id: module.id, ...code }];
  });
  const [first] = replaced; // also that of modules without one
  return {
    ...fileView(context),
    modules: catalog.modules.map((module) => ({
      id: module.id,
      errors: errorsClass(module),
      table: tableClass(module),
    })),
    common: sdk.common === undefined ? "" : codeEnum(sdk.common),
    enums: [
      ...new Set([...(sdk.common === undefined ? [] : [codeEnum(sdk.common)]), ...replaced.map(({ type }) => type)]),
    ],
    instead: first === undefined ? "null" : first.constant,
    others: replaced.filter(({ constant }) => constant !== first?.constant),
    tags: locales.map(phpString),
  };
}

/** The code that is sent in place of what must not be sent to a caller of a module. */
function sentFor({ catalog }: Context, module: Module) {
  const entry = sentInstead(catalog, module);
  const owner = catalog.modules.find(({ id }) => id === entry?.module);
  if (entry === undefined || owner === undefined) return undefined;
  const type = codeEnum(owner);
  return { type, constant: `${type}::${caseName(entry.name)}` };
}

/** The code that is sent in place of what must not be sent, if there is one. */
export const replacementOf = (context: Context): string | undefined =>
  context.catalog.modules.flatMap((module) => sentFor(context, module) ?? [])[0]?.constant;

/** What only a server knows about the codes of a module. */
export function servedTables({ catalog, locales }: Context, { entries }: Module) {
  const carrier = mostCarrying(entries.map((entry) => carrierOf(catalog, entry)?.code));
  return {
    carrier: carrier === undefined ? "null" : phpString(carrier),
    internal: (entry: Entry) => (isPublic(entry) ? undefined : "true"),
    carriers: (entry: Entry) => {
      const code = carrierOf(catalog, entry)?.code;
      return code === undefined || code === carrier ? undefined : phpString(code);
    },
    languages: locales.map((locale) => ({ text }: Entry) => {
      const found = localeOfText(text, locale, catalog);
      return found === undefined || found === locale ? undefined : phpString(found);
    }),
  };
}

/** The common code that carries most codes; undefined if none does. */
function mostCarrying(codes: readonly (string | undefined)[]): string | undefined {
  const counts = new Map<string, number>();
  for (const code of codes) if (code !== undefined) counts.set(code, (counts.get(code) ?? 0) + 1);
  const [most] = [...counts].sort(([, a], [, b]) => b - a);
  return most?.[0];
}
