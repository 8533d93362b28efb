import type { Catalog, Entry } from "./catalog.js";
import { grouped } from "./grouped.js";
import { operationsOf } from "./operation.js";
import type { Operation } from "./operation.js";
import { perCatalog } from "./per-catalog.js";

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

/** The operations that return an entry; the same object for the same entry. Undefined if no operation is known to. */
export function returnedBy(catalog: Catalog, entry: Entry): ReturnedBy | undefined {
  const known = summaries(catalog);
  if (!known.has(entry)) known.set(entry, summaryOf(catalog, entry));
  return known.get(entry);
}

const summaries = perCatalog(() => new Map<Entry, ReturnedBy | undefined>());

function summaryOf(catalog: Catalog, entry: Entry): ReturnedBy | undefined {
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

/**
 * Returns a function that gives an entry and the operations that return it, as data: what a page about the entry is made
 * from. Without operations it is the entry itself.
 */
export function withOperations(catalog: Catalog): (entry: Entry) => object {
  if (catalog.operations.length === 0) return (entry) => entry;
  const known = dataOf(catalog);
  return (entry) => {
    const data = known.get(entry) ?? { toJSON: () => [entry, idsOf(returnedBy(catalog, entry))] };
    known.set(entry, data);
    return data;
  };
}

const dataOf = perCatalog(() => new WeakMap<Entry, object>());

/** The operations have errors, which say nothing about this one. */
function idsOf(found: ReturnedBy | undefined): object {
  const ids = (operations: readonly Operation[] = []): readonly string[] => operations.map(({ id }) => id);
  return { ...found, except: ids(found?.except), operations: ids(found?.operations) };
}

/** The most operations that the page of a code names. */
export const mostOperations = 20;

/** "Every operation but these three" is shorter than a list only if the list is long. */
const mostExceptions = 3;
const fewestWithExceptions = 8;

/** The operations of a catalog by the module that they call. */
export const operationsByModule: (catalog: Catalog) => ReadonlyMap<string | undefined, readonly Operation[]> =
  perCatalog(({ operations }) => grouped(operations, ({ module }) => module));
