import { commonModule } from "../../model/catalog.js";
import type { Catalog } from "../../model/catalog.js";
import { publicCatalog } from "../../model/sent.js";
import { sdkOf } from "../../sdk/sdk.js";
import type { Sdk } from "../../sdk/sdk.js";
import { optionsOf } from "./options.js";
import type { PythonOptions } from "./options.js";

/** What every view of a package receives. */
export interface Context {
  readonly catalog: Catalog;
  readonly sdk: Sdk;
  readonly options: PythonOptions;
}

/** Clients never get an internal error, so their packages have none. */
export function contextOf(whole: Catalog): Context {
  const options = optionsOf(whole);
  const catalog = options.server ? whole : publicCatalog(whole);
  return { catalog, sdk: sdkOf(catalog, commonModule(catalog)), options };
}
