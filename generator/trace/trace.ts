import type { Catalog, Entry } from "../model/catalog.js";
import { allEntries } from "../model/catalog.js";
import type { Evidence } from "../model/evidence.js";
import type { Operation } from "../model/operation.js";
import { grouped } from "../model/grouped.js";
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

/** What the source code proves. An operation without a handler is left out: nothing is known about it. */
export function evidenceOf(traced: readonly TracedOperation[]): readonly Evidence[] {
  return traced
    .filter(({ handlers }) => handlers.length > 0)
    .map(({ operation, errors, gaps }) => ({
      operation: operation.id,
      isComplete: gaps.length === 0,
      errors: errors.map(({ entry: { module, code }, path }) => ({ module, code, evidence: path.at(-1)?.at ?? "" })),
    }));
}

/** Follows the calls of the operations of a catalog from their handlers to errors. */
export function traceOperations(catalog: Catalog, facts: readonly Facts[]): readonly TracedOperation[] {
  const solved = facts.map((each) => ({ handlersOf: handlerFinder(each.handlers), solve: solver(each) }));
  const entries = catalog.modules.flatMap(allEntries).map((entry) => ({ entry, key: keyOf(entry) }));
  return catalog.operations.map((operation) => {
    const found = solved.map(({ handlersOf, solve }) => ({ handlers: handlersOf(operation), solve }));
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

/** Returns a function that finds the handlers of an operation among those of some source code. */
function handlerFinder(handlers: readonly HandlerFacts[]): (operation: Operation) => readonly HandlerFacts[] {
  const called = grouped(handlers, ({ by, operation }) => `${by} ${by === "route" ? unnamed(operation) : operation}`);
  const routes = handlers.filter(({ by }) => by === "route");
  const routesBy = grouped(
    routes.flatMap((route) => [...new Set(route.functions)].map((name) => ({ name, route }))),
    ({ name }) => name,
  );
  return ({ id, method, path }) => {
    // A comment counts more than a route, and a route more than a name. The names of params in paths may differ.
    const route = method === undefined || path === undefined ? [] : [`route ${unnamed(`${method} ${path}`)}`];
    const keys = [`comment ${id}`, ...route, `name ${id}`];
    const chosen = keys.map((key) => called.get(key)).find((list) => list !== undefined) ?? [];
    // A route has more than its function: the middleware before it.
    return chosen.flatMap((handler) => {
      if (handler.by === "route") return [handler];
      const routed = new Set(handler.functions.flatMap((name) => routesBy.get(name) ?? []).map(({ route }) => route));
      return routed.size > 0 ? [...routed] : [handler];
    });
  };
}

const unnamed = (route: string): string => route.replace(/\{[^}]*\}/g, "{}").replace(/(.)\/$/, "$1");
