import * as v from "valibot";
import { chosenLocales, commonModule } from "../../model/catalog.js";
import type { Catalog, Module } from "../../model/catalog.js";
import { isPublic, publicCatalog, sendsFieldErrors, sendsParams } from "../../model/sent.js";
import { docLocale } from "../../sdk/entry-doc.js";
import { sdkOf } from "../../sdk/sdk.js";
import type { Sdk } from "../../sdk/sdk.js";
import { generatedFrom } from "../header.js";
import { commentPath } from "../text-line.js";
import { packagePart } from "./names.js";
import { javaOptions } from "./options.js";

/** Where a catalog goes in Java, and what every view needs. */
export interface Context {
  /** Without internal entries if the package is for clients only. */
  readonly catalog: Catalog;
  /** Whether the package decodes responses, and whether it raises errors and encodes them. */
  readonly client: boolean;
  readonly server: boolean;
  /** Whether errors have params, and field errors. */
  readonly params: boolean;
  readonly fieldErrors: boolean;
  /** Whether there is a package for tests of clients. */
  readonly testkit: boolean;
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
  const client = options.side !== "server";
  const server = options.side !== "client";
  const catalog = server ? whole : publicCatalog(whole);
  const { id } = catalog;
  const pkg = options.package ?? `com.example.${packagePart(id)}`;
  return {
    catalog,
    client,
    server,
    params: (client && sendsParams(catalog)) || (server && hasParams(catalog)),
    fieldErrors: sendsFieldErrors(catalog),
    testkit: options.testkit && catalog.modules.some(({ entries }) => entries.some(isPublic)),
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

/** Whether an entry has params. */
export const hasParams = ({ modules }: Catalog): boolean =>
  modules.some(({ entries }) => entries.some(({ params }) => params.length > 0));

/** Whether a module is the one whose codes every response has. */
export const isCommon = ({ sdk }: Context, module: Module): boolean => module === sdk.common;
