import * as v from "valibot";
import type { Catalog } from "../../model/catalog.js";
import { sqlOptions } from "./options.js";

/** The names that a catalog has in a database. */
export interface SqlNames {
  /** The table of codes. */
  readonly codes: string;
  /** The function that decodes responses. */
  readonly decode: string;
}

/** The most characters of a prefix: a name has 63 in PostgreSQL. */
const longestPrefix = 40;

export function namesOf(catalog: Catalog): SqlNames {
  const { prefix } = v.parse(sqlOptions, catalog.options["sql"] ?? {});
  const start = (prefix ?? catalog.id.replaceAll("-", "_")).slice(0, longestPrefix).replace(/_$/, "");
  return { codes: `${start}_codes`, decode: `${start}_decode` };
}
