import { commonModule } from "../../model/catalog.js";
import type { Catalog } from "../../model/catalog.js";
import { publicCatalog } from "../../model/sent.js";
import { sdkOf } from "../../sdk/sdk.js";
import type { Sdk } from "../../sdk/sdk.js";
import { optionsOf } from "./options.js";
import type { RustOptions } from "./options.js";

/** What every view of a crate receives. */
export interface Context {
  /** Without internal entries, which clients never get. */
  readonly catalog: Catalog;
  readonly sdk: Sdk;
  readonly options: RustOptions;
  /** Whether errors have params, and whether they say which fields of the request are wrong. */
  readonly params: boolean;
  readonly fieldErrors: boolean;
}

export function contextOf(whole: Catalog): Context {
  const catalog = publicCatalog(whole);
  return {
    catalog,
    sdk: sdkOf(catalog, commonModule(catalog)),
    options: optionsOf(whole),
    params: catalog.envelope.params !== undefined,
    fieldErrors: catalog.envelope.fieldErrors !== undefined,
  };
}
