import { textIn } from "./catalog.js";
import type { Catalog, Module } from "./catalog.js";

/** The catalog that a module comes from, for people: `Common errors (acme-common 1.2.0)`. Empty if it is the module's own. */
export function originText({ origin }: Module, locale: string, catalog: Catalog): string {
  if (origin === undefined) return "";
  return `${textIn(origin.title, locale, catalog)} (${origin.catalog} ${origin.version})`;
}
