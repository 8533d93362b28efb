import type * as v from "valibot";
import { catalogOptions } from "./catalog/options.js";
import { docsOptions } from "./docs/options.js";
import { goOptions } from "./go/options.js";
import { pythonOptions } from "./python/options.js";
import { siteOptions } from "./site/options.js";
import { typescriptOptions } from "./typescript/options.js";

/** The options of every target by its id, for commands that read a spec and make nothing: they load no target. */
export const targetOptions: Readonly<Record<string, v.GenericSchema>> = {
  catalog: catalogOptions,
  docs: docsOptions,
  go: goOptions,
  python: pythonOptions,
  site: siteOptions,
  typescript: typescriptOptions,
};
