import { allEntries } from "../../model/catalog.js";
import type { Catalog } from "../../model/catalog.js";
import { isDeviceName } from "../../model/device-name.js";
import { kebabCase } from "../../model/name.js";
import type { Identifier } from "../target.js";
import { folders, operationsFolder } from "./paths.js";

/** Codes and operations that share a page: the folder of a very long code may clash with another. */
export function identifiers(catalog: Catalog): readonly Identifier[] {
  const codes = catalog.modules.flatMap((module) => {
    const paths = folders(module);
    return allEntries(module).map((entry): Identifier => ({
      text: (paths.get(entry.code) ?? "").toLowerCase(),
      scope: `the pages of the module ${module.id}`,
      of: `${module.id}/${entry.code}`,
      at: () => entry.at("code"),
    }));
  });
  if (catalog.operations.length === 0) return codes;
  const modules = catalog.modules.map(({ id, at }): Identifier => ({
    text: id,
    scope: "the folders of the site",
    reserved: id === operationsFolder ? "the folder of the operations" : undefined,
    of: `the module ${id}`,
    at: () => at("module"),
  }));
  const operations = catalog.operations.map(({ id, name, at }): Identifier => ({
    text: kebabCase(name),
    scope: "the pages of the operations",
    reserved: isDeviceName(kebabCase(name)) ? "a reserved device name on Windows" : undefined,
    of: `the operation ${id}`,
    at: () => at(),
  }));
  return [...codes, ...modules, ...operations];
}
