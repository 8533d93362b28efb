import type { Catalog, Entry } from "../model/catalog.js";
import { allEntries } from "../model/catalog.js";
import type { Operation } from "../model/operation.js";
import { keyOf } from "./facts.js";
import type { Facts, HandlerFacts } from "./facts.js";
import { solver } from "./solve.js";
import type { Outcome, PathStep } from "./solve.js";

/** What source code says about an operation. */
export interface TracedOperation {
  readonly operation: Operation;
  /** The functions that answer its requests; empty if none was found. */
  readonly handlers: readonly HandlerFacts[];
  /** The errors of the catalog that it can raise, in the order of the catalog, each with the calls that lead to it. */
  readonly errors: readonly { readonly entry: Entry; readonly path: readonly PathStep[] }[];
  /** Errors that are not of the catalog and that reach the handler, by the name of their class. */
  readonly foreign: readonly { readonly name: string; readonly path: readonly PathStep[] }[];
  /** What could not be followed, and why. Without any, no other error of the catalog is possible. */
  readonly gaps: readonly { readonly reason: string; readonly path: readonly PathStep[] }[];
}

/** Follows the calls of the operations of a catalog from their handlers to errors. */
export function traceOperations(catalog: Catalog, facts: readonly Facts[]): readonly TracedOperation[] {
  const solved = facts.map((each) => ({ handlers: each.handlers, solve: solver(each) }));
  const entries = catalog.modules.flatMap(allEntries).map((entry) => ({ entry, key: keyOf(entry) }));
  return catalog.operations.map((operation) => {
    const found = solved.map(({ handlers, solve }) => ({ handlers: handlersOf(operation, handlers), solve }));
    const outcomes = found.flatMap(({ handlers, solve }) => solve(handlers.flatMap(({ body }) => body)));
    const pathTo = (what: Outcome["what"], text: string): readonly PathStep[] =>
      outcomes
        .filter((each) => each.what === what && each.text === text)
        .map(({ path }) => path)
        .reduce((a, b) => (b.length < a.length ? b : a));
    const texts = (what: Outcome["what"]): readonly string[] => [
      ...new Set(outcomes.filter((each) => each.what === what).map(({ text }) => text)),
    ];
    const raised = new Set(texts("entry"));
    return {
      operation,
      handlers: found.flatMap(({ handlers }) => handlers),
      errors: entries
        .filter(({ key }) => raised.has(key))
        .map(({ entry, key }) => ({ entry, path: pathTo("entry", key) })),
      foreign: texts("foreign").map((name) => ({ name, path: pathTo("foreign", name) })),
      gaps: texts("unknown").map((reason) => ({ reason, path: pathTo("unknown", reason) })),
    };
  });
}

/** The handlers of an operation. A comment counts more than a route, and a route more than a name. */
function handlersOf(operation: Operation, handlers: readonly HandlerFacts[]): readonly HandlerFacts[] {
  const commented = handlers.filter(({ by, operation: id }) => by === "comment" && id === operation.id);
  const routed = handlers.filter((each) => each.by === "route" && isRouteOf(operation, each.operation));
  const named = handlers.filter(({ by, operation: id }) => by === "name" && id === operation.id);
  const chosen = [commented, routed, named].find((list) => list.length > 0) ?? [];
  // A route has more than its function: the middleware before it.
  return chosen.flatMap((handler) => {
    if (handler.by === "route") return [handler];
    const routes = handlers.filter(
      ({ by, functions }) => by === "route" && functions.some((each) => handler.functions.includes(each)),
    );
    return routes.length > 0 ? routes : [handler];
  });
}

/** Whether a route is that of an operation: the names of params in paths may differ. */
function isRouteOf({ method, path }: Operation, route: string): boolean {
  return method !== undefined && path !== undefined && unnamed(route) === unnamed(`${method} ${path}`);
}

const unnamed = (route: string): string => route.replace(/\{[^}]*\}/g, "{}").replace(/(.)\/$/, "$1");
