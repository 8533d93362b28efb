import type { Catalog, Entry, Module } from "../../model/catalog.js";
import type { Context } from "./context.js";
import { argumentName, codeClass, makerName, moduleName } from "./names.js";

/** What creates the error of an entry: a class, or a function where there are no classes for codes. */
export function creatorOf(entry: Entry, module: Module, { catalog, options }: Context): string {
  const created = options.perKind ? makerName(entry.name) : codeClass(entry.name, module, catalog, options);
  return `${moduleName(module.id, options)}.${created}`;
}

/** A value for each param of an entry. */
export function exampleValues({ params }: Entry, catalog: Catalog): readonly string[] {
  const examples = { string: '"text"', int: "1", float: "0.5", bool: "True" };
  return params.map(({ name, type }) => `${argumentName(name, catalog)}=${examples[type]}`);
}
