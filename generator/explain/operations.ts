import type { Catalog } from "../model/catalog.js";
import { methods, requestOf } from "../model/operation.js";
import type { Operation } from "../model/operation.js";
import { distanceOf } from "./distance.js";
import { furthestFrom, most } from "./near.js";

/** The operations that a text names: `createOrder`, `POST /orders`, `/orders`, or with values `GET /orders/42`. */
export function namedOperations<Call extends Pick<Operation, "id" | "method" | "path">>(
  { operations }: { readonly operations: readonly Call[] },
  text: string,
): readonly Call[] {
  const byId = operations.filter(({ id }) => id === text);
  if (byId.length > 0 || !isRequest(text)) return byId;
  const { method, path } = requestIn(text);
  const sent = operations.filter((operation) => method === undefined || operation.method === method);
  const exact = sent.filter((operation) => operation.path === path);
  return exact.length > 0 ? exact : sent.filter((operation) => isFilledIn(path, operation.path));
}

/** The operations whose ID, or method and path, is nearest to a text. */
export function nearOperations({ operations }: Catalog, text: string): readonly Operation[] {
  if (text === "" || text.length > longest) return [];
  const { method, path } = requestIn(text);
  const asked = isRequest(text) ? requestOf({ method, path }) : text.toLowerCase();
  const named = (operation: Operation): string => {
    if (!isRequest(text)) return operation.id.toLowerCase();
    return requestOf({ ...operation, method: method === undefined ? undefined : operation.method });
  };
  const furthest = furthestFrom(asked);
  return operations
    .map((operation) => ({ operation, distance: distanceOf(asked, named(operation)) }))
    .filter(({ distance }) => distance <= furthest)
    .sort((a, b) => a.distance - b.distance)
    .slice(0, most)
    .map(({ operation }) => operation);
}

/** A longer text is not the name of an operation. */
const longest = 200;

/** Whether a text is a method and a path, or a path alone. */
export function isRequest(text: string): boolean {
  const [first = "", second, ...more] = text.split(/\s+/);
  if (second === undefined) return first.startsWith("/");
  return more.length === 0 && second.startsWith("/") && methodOf(first) !== undefined;
}

function requestIn(text: string): Pick<Operation, "method"> & { readonly path: string } {
  const [first = "", second] = text.split(/\s+/);
  return second === undefined ? { method: undefined, path: first } : { method: methodOf(first), path: second };
}

function methodOf(word: string): Operation["method"] {
  return methods.find((method) => method === word.toUpperCase());
}

/** Whether a path is another one with values in place of `{params}`. A query is not part of a path. */
function isFilledIn(path: string, template: string | undefined): boolean {
  const steps = path.split("?")[0]?.split("/") ?? [];
  const expected = template?.split("/") ?? [];
  return (
    steps.length === expected.length &&
    expected.every((step, index) => step === steps[index] || (/^\{.+\}$/.test(step) && steps[index] !== ""))
  );
}
