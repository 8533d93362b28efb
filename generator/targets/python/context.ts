import type { Catalog } from "../../model/catalog.js";
import type { PythonOptions } from "./options.js";

/** What is the same for every file of a package. */
export interface Context {
  readonly catalog: Catalog;
  readonly options: PythonOptions;
}
