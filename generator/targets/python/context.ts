import { commonModule } from "../../model/catalog.js";
import type { Catalog } from "../../model/catalog.js";
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

export function contextOf(catalog: Catalog): Context {
  return { catalog, sdk: sdkOf(catalog, commonModule(catalog)), options: optionsOf(catalog) };
}
