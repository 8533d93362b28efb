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
import { phpOptions } from "./options.js";

/** Where a catalog goes in PHP, and what every view needs. */
export interface Context {
  /** Without internal entries if the package is for clients only. */
  readonly catalog: Catalog;
  /** Whether the package decodes responses, and whether it raises errors and encodes them. */
  readonly client: boolean;
  readonly server: boolean;
  /** Whether the package knows params: those that travel, and those of texts that it sends. */
  readonly params: boolean;
  readonly fieldErrors: boolean;
  /** Whether there is a namespace for tests of clients. */
  readonly testkit: boolean;
  readonly sdk: Sdk;
  readonly namespace: string;
  /** The name of the package in Composer. */
  readonly pkg: string;
  readonly license: string;
  readonly locales: readonly [string, ...string[]];
  /** The locale of doc comments. */
  readonly docs: string;
}

export function contextOf(whole: Catalog): Context {
  const options = v.parse(phpOptions, whole.options["php"] ?? {});
  const client = options.side !== "server";
  const server = options.side !== "client";
  const catalog = server ? whole : publicCatalog(whole);
  const id = catalog.id.replaceAll("_", "-");
  return {
    catalog,
    client,
    server,
    params: server || sendsParams(catalog),
    fieldErrors: sendsFieldErrors(catalog),
    testkit: options.testkit && catalog.modules.some(({ entries }) => entries.some(isPublic)),
    sdk: sdkOf(catalog, commonModule(catalog)),
    namespace: options.namespace ?? namespaceOf(catalog.id),
    pkg: options.package ?? `example/${id.endsWith("errors") ? id : `${id}-errors`}`,
    license: options.license ?? "proprietary",
    locales: chosenLocales(catalog, options.locales ?? []),
    docs: docLocale(catalog.locales),
  };
}

/** What every template receives. */
export function fileView({ catalog, client, namespace, server }: Context, source = catalog.file) {
  return { header: generatedFrom(commentPath(source)), ns: namespace, client, server };
}

/** Whether a module is the one whose codes every response has. */
export const isCommon = ({ sdk }: Context, module: Module): boolean => module === sdk.common;
