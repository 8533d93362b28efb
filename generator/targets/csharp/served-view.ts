import { localeOfText } from "../../model/catalog.js";
import type { Entry, Module } from "../../model/catalog.js";
import { carrierOf, isPublic, sentInstead } from "../../model/sent.js";
import { fileView } from "./context.js";
import type { Context } from "./context.js";
import { csharpString } from "./literals.js";
import { codeEnum, tableClass } from "./names.js";

/** `Served.cs` */
export function servedView(context: Context) {
  const { catalog, locales, sdk } = context;
  return {
    ...fileView(context),
    ...replacementsOf(context),
    modules: catalog.modules.map((module) => ({ id: module.id, table: tableClass(module) })),
    common: sdk.common === undefined ? "" : tableClass(sdk.common),
    tags: locales.map(csharpString).join(", "),
  };
}

/** What is sent in place of what must not be sent: the same for most modules, and for some another. */
export function replacementsOf(context: Context) {
  const replaced = context.catalog.modules.flatMap((module) => {
    const found = sentFor(context, module);
    return found === undefined ? [] : [{ id: module.id, ...found }];
  });
  const [first] = replaced; // also that of modules without one
  return { instead: first?.found ?? "null", others: replaced.filter(({ found }) => found !== first?.found) };
}

/** The entry that is sent in place of what must not be sent to a caller of a module. */
function sentFor({ catalog }: Context, module: Module) {
  const entry = sentInstead(catalog, module);
  const owner = catalog.modules.find(({ id }) => id === entry?.module);
  if (entry === undefined || owner === undefined) return undefined;
  return {
    constant: `${codeEnum(owner)}.${entry.name}`,
    found: `${tableClass(owner)}.Space.Find(${csharpString(entry.code)})`,
  };
}

/** The constant of the code that is sent in place of what must not be sent; empty without one. */
export function replacementOf(context: Context): string {
  return context.catalog.modules.flatMap((module) => sentFor(context, module) ?? [])[0]?.constant ?? "";
}

/** What only a server knows about an entry. */
export function servedFacts({ catalog, locales, server }: Context, entry: Entry): string[] {
  if (!server) return [];
  const carrier = carrierOf(catalog, entry);
  const languages = locales.map((locale) => localeOfText(entry.text, locale, catalog) ?? locale);
  return [
    ...(isPublic(entry) ? [] : ["IsInternal = true"]),
    ...(carrier === undefined ? [] : [`Carrier = ${csharpString(carrier.code)}`]),
    ...(languages.every((language, index) => language === locales[index])
      ? []
      : [`Languages = [${languages.map(csharpString).join(", ")}]`]),
  ];
}
