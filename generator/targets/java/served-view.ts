import { localeOfText } from "../../model/catalog.js";
import type { Entry, Module } from "../../model/catalog.js";
import { carrierOf, isPublic, sentInstead } from "../../model/sent.js";
import { fileView } from "./context.js";
import type { Context } from "./context.js";
import { withCall } from "./layout.js";
import { utf16String } from "../text-line.js";
import { codeClass, constantName, errorsClass, localeMethod, textsClass } from "./names.js";
import type { Table } from "./tables.js";

/** `Served.java` */
export function servedView(context: Context) {
  const { catalog, locales, params, sdk } = context;
  const { modules } = catalog;
  const replaced = modules.flatMap((module) => {
    const entry = sentInstead(catalog, module);
    return entry === undefined ? [] : [{ id: module.id, entry, constant: constantOf(context, entry) }];
  });
  const [first] = replaced; // also that of modules without one
  const named = (module: Module) => ({ id: module.id, errors: errorsClass(module), texts: textsClass(module) });
  return {
    ...fileView(context),
    tags: [withCall(2, "private static final List<String> TAGS =", "List.of", locales.map(utf16String))].flat(),
    modules: modules.map(named),
    instead: first?.constant ?? "",
    others: replaced.filter(({ constant }) => constant !== first?.constant),
    deprecated: replaced.some(({ entry }) => entry.deprecated !== undefined),
    internal: modules.filter(hasInternal).map(named),
    common: sdk.common !== undefined,
    commonCode: sdk.common === undefined ? "" : codeClass(sdk.common),
    carried: modules.filter((module) => mostCarrying(context, module) !== undefined).map(named),
    translated: modules.filter((module) => isTranslated(context, module)).map(named),
    params,
  };
}

/** The constant of the code that is sent in place of what must not be sent; empty without one. */
export function replacementOf(context: Context): string {
  const [first] = context.catalog.modules.flatMap((module) => sentInstead(context.catalog, module) ?? []);
  return first === undefined ? "" : constantOf(context, first);
}

/** Whether there is something to send in place of what must not be sent. */
export const hasReplacement = (context: Context): boolean => replacementOf(context) !== "";

/** What only a server knows about the codes of a module, as tables of its texts. */
export function servedTables(context: Context, module: Module): readonly Table[] {
  const { catalog, locales } = context;
  const carrier = mostCarrying(context, module);
  const internal: Table = {
    method: "internal",
    type: "boolean",
    otherwise: "false",
    value: (entry) => (isPublic(entry) ? undefined : { code: "true" }),
  };
  const carriers: Table = {
    method: "carrier",
    type: "String",
    otherwise: utf16String(carrier ?? ""),
    value: (entry) => {
      const code = carrierOf(catalog, entry)?.code;
      return code === carrier ? undefined : code;
    },
  };
  const languages = locales.map((locale): Table => ({
    method: localeMethod("language", locale),
    type: "@Nullable String",
    otherwise: "null",
    value: ({ text }) => {
      const found = localeOfText(text, locale, catalog);
      return found === locale ? undefined : found;
    },
  }));
  return [
    ...(hasInternal(module) ? [internal] : []),
    ...(carrier === undefined ? [] : [carriers]),
    ...(isTranslated(context, module) ? languages : []),
  ];
}

/** Whether the text of some code is in another language than its locale. */
export function isTranslated({ catalog, locales }: Context, { entries }: Module): boolean {
  return entries.some(({ text }) => locales.some((locale) => localeOfText(text, locale, catalog) !== locale));
}

const hasInternal = ({ entries }: Module): boolean => !entries.every(isPublic);

/** The common code that carries most codes of a module; undefined if none does. */
function mostCarrying({ catalog }: Context, { entries }: Module): string | undefined {
  const counts = new Map<string, number>();
  for (const entry of entries) {
    const code = carrierOf(catalog, entry)?.code;
    if (code !== undefined) counts.set(code, (counts.get(code) ?? 0) + 1);
  }
  const [most] = [...counts].sort(([, a], [, b]) => b - a);
  return most?.[0];
}

function constantOf({ catalog }: Context, entry: Entry): string {
  const module = catalog.modules.find(({ id }) => id === entry.module);
  if (module === undefined) throw new Error(`there is no module ${entry.module}`);
  return `${codeClass(module)}.${constantName(entry.name)}`;
}
