import type { Catalog, Entry } from "./catalog.js";
import { grouped } from "./grouped.js";
import { operationsOf } from "./operation.js";
import type { Operation } from "./operation.js";

/** The operations that return an entry, in as few words as possible: an error of all operations does not list them. */
export interface ReturnedBy {
  /** Whether these are all operations of the catalog but {@link except}. Then the other lists are empty. */
  readonly isEvery: boolean;
  readonly except: readonly Operation[];
  /** The IDs of the modules all of whose operations return it. */
  readonly modules: readonly string[];
  /** The operations of other modules that return it. */
  readonly operations: readonly Operation[];
}

/** The operations that return an entry. Undefined if no operation is known to. */
export function returnedBy(catalog: Catalog, entry: Entry): ReturnedBy | undefined {
  const returning = operationsOf(catalog, entry);
  if (returning.length === 0) return undefined;
  const { operations } = catalog;
  const missing = operations.length - returning.length;
  if (missing === 0 ? operations.length > 1 : missing <= mostExceptions && returning.length >= fewestWithExceptions) {
    const known = new Set(returning);
    const except = missing === 0 ? [] : operations.filter((operation) => !known.has(operation));
    return { isEvery: true, except, modules: [], operations: [] };
  }
  const all = operationsByModule(catalog);
  const complete = [...grouped(returning, ({ module }) => module)].flatMap(([module, own]) =>
    module !== undefined && own.length > 1 && own.length === all.get(module)?.length ? [module] : [],
  );
  return {
    isEvery: false,
    except: [],
    modules: complete,
    operations: returning.filter(({ module }) => module === undefined || !complete.includes(module)),
  };
}

/** "Every operation but these three" is shorter than a list only if the list is long. */
const mostExceptions = 3;
const fewestWithExceptions = 8;

/** The operations of a catalog by the module that they call. */
export function operationsByModule(catalog: Catalog): ReadonlyMap<string | undefined, readonly Operation[]> {
  const known = byModule.get(catalog) ?? grouped(catalog.operations, ({ module }) => module);
  byModule.set(catalog, known);
  return known;
}

const byModule = new WeakMap<Catalog, ReadonlyMap<string | undefined, readonly Operation[]>>();
