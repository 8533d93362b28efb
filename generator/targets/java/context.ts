import * as v from "valibot";
import { chosenLocales, commonModule } from "../../model/catalog.js";
import type { Catalog, Module } from "../../model/catalog.js";
import { publicCatalog } from "../../model/sent.js";
import { docLocale } from "../../sdk/entry-doc.js";
import { sdkOf } from "../../sdk/sdk.js";
import type { Sdk } from "../../sdk/sdk.js";
import { generatedFrom } from "../header.js";
import { commentPath } from "./literals.js";
import { packagePart } from "./names.js";
import { javaOptions } from "./options.js";

/** Where a catalog goes in Java, and what every view needs. */
export interface Context {
  /** Without internal entries: the package is for clients. */
  readonly catalog: Catalog;
  readonly sdk: Sdk;
  readonly pkg: string;
  readonly group: string;
  readonly artifact: string;
  readonly locales: readonly [string, ...string[]];
  /** The locale of doc comments. */
  readonly docs: string;
}

export function contextOf(whole: Catalog): Context {
  const options = v.parse(javaOptions, whole.options["java"] ?? {});
  const catalog = publicCatalog(whole);
  const { id } = catalog;
  const pkg = options.package ?? `com.example.${packagePart(id)}`;
  return {
    catalog,
    sdk: sdkOf(catalog, commonModule(catalog)),
    pkg,
    group: options.group ?? (pkg.split(".").slice(0, -1).join(".") || pkg).replaceAll("_", ""),
    artifact: options.artifact ?? (id.endsWith("errors") ? id : `${id.replaceAll("_", "-")}-errors`),
    locales: chosenLocales(catalog, options.locales ?? []),
    docs: docLocale(catalog.locales),
  };
}

/** What every template receives. */
export function fileView({ catalog, pkg }: Context, source = catalog.file) {
  return { header: generatedFrom(commentPath(source)), pkg };
}

/** Whether a module is the one whose codes every response has. */
export const isCommon = ({ sdk }: Context, module: Module): boolean => module === sdk.common;
