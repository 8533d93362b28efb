import * as v from "valibot";
import { chosenLocales, commonModule } from "../../model/catalog.js";
import type { Catalog, Module } from "../../model/catalog.js";
import { isPublic, publicCatalog, sendsFieldErrors, sendsParams } from "../../model/sent.js";
import { docLocale } from "../../sdk/entry-doc.js";
import { sdkOf } from "../../sdk/sdk.js";
import type { Sdk } from "../../sdk/sdk.js";
import { generatedFrom } from "../header.js";
import { commentPath } from "../text-line.js";
import { namespaceOf } from "./names.js";
import { csharpOptions } from "./options.js";

/** Where a catalog goes in C#, and what every view needs. */
export interface Context {
  /** Without internal entries if the package is for clients only. */
  readonly catalog: Catalog;
  /** Whether the package decodes responses, and whether it raises errors and encodes them. */
  readonly client: boolean;
  readonly server: boolean;
  /** Whether errors have params, and field errors. */
  readonly params: boolean;
  readonly fieldErrors: boolean;
  readonly sdk: Sdk;
  readonly namespace: string;
  /** The ID of the package in NuGet. */
  readonly pkg: string;
  readonly license: string | undefined;
  readonly locales: readonly [string, ...string[]];
  /** The locale of doc comments. */
  readonly docs: string;
  /** Whether there is a namespace for tests of clients. */
  readonly testkit: boolean;
}

export function contextOf(whole: Catalog): Context {
  const options = v.parse(csharpOptions, whole.options["csharp"] ?? {});
  const client = options.side !== "server";
  const server = options.side !== "client";
  const catalog = server ? whole : publicCatalog(whole);
  const namespace = options.namespace ?? namespaceOf(catalog.id);
  return {
    catalog,
    client,
    server,
    params: (client && sendsParams(catalog)) || (server && hasParams(catalog)),
    fieldErrors: sendsFieldErrors(catalog),
    sdk: sdkOf(catalog, commonModule(catalog)),
    namespace,
    pkg: options.package ?? namespace,
    license: options.license,
    locales: chosenLocales(catalog, options.locales ?? []),
    docs: docLocale(catalog.locales),
    testkit: options.testkit && catalog.modules.some(({ entries }) => entries.some(isPublic)),
  };
}

/** What every template receives. */
export function fileView({ catalog, namespace }: Context, source = catalog.file) {
  return { header: generatedFrom(commentPath(source)), namespace };
}

/** Whether an entry has params. */
export const hasParams = ({ modules }: Catalog): boolean =>
  modules.some(({ entries }) => entries.some(({ params }) => params.length > 0));

/** Whether a module is the one whose codes every response has. */
export const isCommon = ({ sdk }: Context, module: Module): boolean => module === sdk.common;
