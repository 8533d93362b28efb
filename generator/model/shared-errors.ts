import type { Catalog, Entry } from "./catalog.js";
import { errorsOfOperation } from "./operation.js";
import type { Operation, OperationError } from "./operation.js";
import { perCatalog } from "./per-catalog.js";

/** An error of an operation, with its entry. */
export interface Returned {
  readonly entry: Entry;
  readonly error: OperationError;
}

/** The errors of an operation, apart from those that it shares with all others. */
export interface SplitErrors {
  /** Its own errors, and those of its tags and its module. */
  readonly own: readonly Returned[];
  /** Those that the catalog declares for all operations. */
  readonly shared: readonly Entry[];
  /** Shared errors that it does not return. */
  readonly except: readonly Entry[];
}

/** The most errors of all operations that the page of each operation names. */
export const mostShared = 12;

export function splitErrors(catalog: Catalog, operation: Operation): SplitErrors {
  const all = errorsOfOperation(catalog, operation);
  const returned = new Set(all.map(({ entry }) => entry));
  return {
    own: all.filter(({ error }) => error.from !== "catalog"),
    shared: all.flatMap(({ entry, error }) => (error.from === "catalog" ? [entry] : [])),
    except: sharedErrors(catalog).filter((entry) => !returned.has(entry)),
  };
}

/** The errors that operations inherit from the catalog, in the order in which it declares them. */
export const sharedErrors: (catalog: Catalog) => readonly Entry[] = perCatalog((catalog) => {
  const all = catalog.operations.flatMap((operation) => errorsOfOperation(catalog, operation));
  return [...new Set(all.flatMap(({ entry, error }) => (error.from === "catalog" ? [entry] : [])))];
});
