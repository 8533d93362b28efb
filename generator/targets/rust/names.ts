import type { Module } from "../../model/catalog.js";
import { nameFromId } from "../../model/name.js";
import type { Name } from "../../model/name.js";
import { isKeyword, isTaken } from "./reserved.js";
import type { RustOptions } from "./options.js";

/** `acme_errors`: the crate as code names it. */
export function crateName(options: RustOptions): string {
  return options.package.replaceAll("-", "_");
}

/** `rate_limit`, of `rate-limit`; a name that something else has gets a `_`. */
export function moduleName({ id }: Module): string {
  const name = id.replaceAll("-", "_");
  return isTaken(name) ? `${name}_` : name;
}

/** `InvalidProjectId`; the one keyword that looks like a name gets a `_`. */
export function variantName(name: Name): string {
  return name === "Self" ? "Self_" : name;
}

/** `NotFound`, of `not_found`: a kind, an action or an effect. */
export const variantOfId = (id: string): string => nameFromId(id);

/** `size`, of a param; a keyword gets a `_`. */
export const fieldName = (param: string): string => (isKeyword(param) ? `${param}_` : param);
