import * as v from "valibot";
import type { Catalog, Module } from "../../model/catalog.js";
import { pascalCase, screamingCase, snakeCase } from "../../model/name.js";
import type { Name } from "../../model/name.js";
import { protoOptions } from "./options.js";

/** The package: `shop.v1`, where the spec does not say otherwise. buf expects a version at the end. */
export function packageOf({ id, options }: Catalog): string {
  return v.parse(protoOptions, options["proto"] ?? {}).package ?? `${id.replaceAll("-", "_")}.v1`;
}

/** The enum of a module: `OrdersError`. */
export function enumName({ name }: Module): string {
  return pascalCase(/Errors?$/.test(name) ? name : `${name}Error`);
}

/** What the names of its values start with. Values are in the scope of the package, not of their enum. */
export function prefixOf(module: Module): string {
  return `${screamingCase(enumName(module))}_`;
}

/** The value of an error, or of a former name: `ORDERS_ERROR_OUT_OF_STOCK`. */
export function valueName(module: Module, name: Name): string {
  return prefixOf(module) + screamingCase(name);
}

/** The value that means that no error is given. */
export function zeroName(module: Module): string {
  return `${prefixOf(module)}UNSPECIFIED`;
}

/** The file of a module, in the folder of its package: `shop/v1/orders.proto`. */
export function fileOf(pkg: string, { name }: Module): string {
  return `${pkg.replaceAll(".", "/")}/${snakeCase(name)}.proto`;
}
