import { commonModule } from "../../model/catalog.js";
import type { Catalog } from "../../model/catalog.js";
import { publicCatalog, sendsFieldErrors, sendsParams } from "../../model/sent.js";
import { sdkOf } from "../../sdk/sdk.js";
import type { Sdk } from "../../sdk/sdk.js";
import { optionsOf } from "./options.js";
import type { RustOptions } from "./options.js";

/** What every view of a crate receives. */
export interface Context {
  /** Without internal entries if the crate is for clients, which never get them. */
  readonly catalog: Catalog;
  readonly sdk: Sdk;
  readonly options: RustOptions;
  /** Whether the crate decodes responses, and whether it raises and sends errors. */
  readonly client: boolean;
  readonly server: boolean;
  /** Whether errors have params, and whether they say which fields of the request are wrong. */
  readonly params: boolean;
  readonly fieldErrors: boolean;
}

export function contextOf(whole: Catalog): Context {
  const options = optionsOf(whole);
  const server = options.side !== "client";
  const catalog = server ? whole : publicCatalog(whole);
  const isFilled = catalog.modules.some(({ entries }) => entries.some(({ params }) => params.length > 0));
  return {
    catalog,
    sdk: sdkOf(catalog, commonModule(catalog)),
    options,
    client: options.side !== "server",
    server,
    params: sendsParams(catalog) || (server && isFilled),
    fieldErrors: sendsFieldErrors(catalog),
  };
}
