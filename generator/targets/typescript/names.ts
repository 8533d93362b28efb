import type { Catalog, Entry, Module } from "../../model/catalog.js";
import { commonModule } from "../../model/catalog.js";
import { camelCase } from "../../model/name.js";
import { optionsOf } from "./options.js";
import type { Options } from "./options.js";

/** What a catalog's own types and functions are called. */
export interface CatalogNames {
  readonly error: string;
  readonly guard: string;
}

/** What a module's types and functions are called. */
export interface ModuleNames {
  /** The folder of its files, and its entry point. */
  readonly path: string;
  /** The enum. */
  readonly codes: string;
  readonly error: string;
  readonly guard: string;
  readonly decode: string;
  /** The decoder of whole responses. */
  readonly decodeResponse: string;
  readonly info: string;
  /** The table of its texts, which the package does not export. */
  readonly texts: string;
}

export function catalogNames(catalog: Catalog, options: Options = optionsOf(catalog)): CatalogNames {
  const name = options.prefix + catalog.name;
  const taken = ownModules(catalog).some((module) => module.name === catalog.name);
  const error = taken ? `${name}BaseError` : errorName(name);
  return { error, guard: `is${error}` };
}

export function moduleNames(catalog: Catalog, module: Module, options: Options = optionsOf(catalog)): ModuleNames {
  const name = options.prefix + module.name;
  const isCommon = module === commonModule(catalog);
  const error = isCommon ? catalogNames(catalog, options).error : errorName(name);
  return {
    path: module.id,
    codes: name + options.suffix,
    error,
    guard: `is${error}`,
    decode: `decode${name}`,
    decodeResponse: `decode${name}Response`,
    info: `${camelCase(name)}Info`,
    texts: `${camelCase(name)}Texts`,
  };
}

/** The class of one entry, where each code has a class. */
export function entryClass({ name }: Pick<Entry, "name">): string {
  return errorName(name);
}

/** The names that the class of an entry had before. */
export function formerClasses(entry: Entry): readonly string[] {
  const classes = new Set(entry.aliases.map(errorName));
  classes.delete(entryClass(entry));
  return [...classes];
}

/** The function that fills an entry's parameters in, and the type of what it takes. */
export function textNames(module: Module, entry: Entry, { prefix }: Options): { text: string; values: string } {
  const name = prefix + module.name + entry.name;
  return { text: `${camelCase(name)}Text`, values: `${name}Values` };
}

/** `maxLength`, as a property, from `max_length`. */
export function parameterName(name: string): string {
  return name.replace(/_([a-z0-9])/g, (_, first: string) => first.toUpperCase());
}

/** The modules with an error class of their own: the common one's is the catalog's. */
export function ownModules(catalog: Catalog): readonly Module[] {
  return catalog.modules.filter(({ id }) => id !== catalog.envelope.common);
}

function errorName(name: string): string {
  return name.endsWith("Error") ? name : `${name}Error`;
}
