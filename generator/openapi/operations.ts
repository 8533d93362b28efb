import type { Catalog } from "../model/catalog.js";
import type { Operation } from "../model/operation.js";
import type { DocumentOperation } from "./document.js";

/** An operation that the document and the catalog have. */
export interface Matched {
  readonly inDocument: DocumentOperation;
  readonly operation: Operation;
}

/** The operations of a document and of a catalog, side by side. */
export interface Matches {
  readonly matched: readonly Matched[];
  readonly onlyInDocument: readonly DocumentOperation[];
  readonly onlyInCatalog: readonly Operation[];
}

/** Finds the operations of a document in a catalog: by `operationId`, or else by method and path. */
export function matchOperations(found: readonly DocumentOperation[], { operations }: Catalog): Matches {
  const byId = new Map(operations.map((operation) => [operation.id, operation]));
  const named = new Set(found.map(({ id }) => id));
  const byCall = new Map(
    operations
      .filter(({ id }) => !named.has(id))
      .flatMap((operation) => {
        const { method, path } = operation;
        return method === undefined || path === undefined ? [] : [[callOf(method, path), operation] as const];
      }),
  );
  const pairs = found.map((inDocument) => {
    const { id, method, path } = inDocument;
    return { inDocument, operation: byId.get(id ?? "") ?? byCall.get(callOf(method, path)) };
  });
  const used = new Set(pairs.map(({ operation }) => operation));
  return {
    matched: pairs.flatMap(({ inDocument, operation }) => (operation === undefined ? [] : [{ inDocument, operation }])),
    onlyInDocument: pairs.flatMap(({ inDocument, operation }) => (operation === undefined ? [inDocument] : [])),
    onlyInCatalog: operations.filter((operation) => !used.has(operation)),
  };
}

/** What identifies a call. */
const callOf = (method: string, path: string): string => `${method} ${withoutNames(path)}`;

/** A path without the names of its variables, which do not matter to callers. */
export function withoutNames(path: string): string {
  return path.replaceAll(/\{[^{}]*\}/g, "{}");
}
