import type { Catalog } from "../model/catalog.js";
import type { Operation } from "../model/operation.js";
import { isOpen, literalFirst, segmentsOf } from "../model/route.js";

/** What a log says about the operation of a response. */
interface Request {
  readonly operation?: string | undefined;
  readonly method?: string | undefined;
  readonly target?: string | undefined;
}

/** The routes of a method with some number of segments. */
interface Route {
  readonly segments: readonly string[];
  readonly operation: Operation;
}

/** The most targets that are remembered. */
const mostTargets = 10_000;

/** Finds operations: section 5 of the observe contract. `base` is what every path of the service starts with. */
export function operationFinder({ operations }: Catalog, base: string): (request: Request) => Operation | undefined {
  const byId = new Map(operations.map((operation) => [operation.id, operation]));
  const byMethod = new Map<string, Route[]>();
  for (const operation of operations) {
    const { method, path } = operation;
    if (method === undefined || path === undefined) continue;
    const routes = byMethod.get(method) ?? [];
    byMethod.set(method, routes);
    routes.push({ segments: segmentsOf(path), operation });
  }
  for (const routes of byMethod.values()) routes.sort((a, b) => literalFirst(a.segments, b.segments));
  const known = new Map<string, Map<string, Operation | undefined>>();
  return ({ operation: id, method, target }) => {
    const named = id === undefined ? undefined : byId.get(id);
    if (named !== undefined || method === undefined || target === undefined) return named;
    const routes = byMethod.get(method);
    if (routes === undefined) return undefined;
    let targets = known.get(method);
    if (targets === undefined || targets.size > mostTargets)
      known.set(method, (targets = new Map<string, Operation | undefined>()));
    if (targets.has(target)) return targets.get(target);
    const found = matching(routes, segmentsOf(withoutBase(pathOf(target), base.replace(/\/$/, ""))));
    if (target.length < 500) targets.set(target, found);
    return found;
  };
}

function pathOf(target: string): string {
  const end = target.search(/[?#]/);
  return end === -1 ? target : target.slice(0, end);
}

function withoutBase(path: string, base: string): string {
  const isBelow = path.startsWith(base) && (path.length === base.length || path[base.length] === "/");
  return isBelow ? path.slice(base.length) : path;
}

function matching(routes: readonly Route[], segments: readonly string[]): Operation | undefined {
  return routes.find(
    (route) =>
      route.segments.length === segments.length &&
      route.segments.every((segment, i) => (isOpen(segment) ? segments[i] !== "" : segment === segments[i])),
  )?.operation;
}
