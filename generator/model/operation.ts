import type { Catalog, Entry, Text } from "./catalog.js";
import { grouped } from "./grouped.js";
import { kebabCase, nameFromId, suggestName } from "./name.js";
import type { Name } from "./name.js";
import { perCatalog } from "./per-catalog.js";
import type { Locate } from "./position.js";

/** The methods of HTTP that an operation can have (RFC 9110, RFC 5789). */
export const methods = ["GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS", "TRACE"] as const;

export type Method = (typeof methods)[number];

/** A call of the API, and the errors that the spec declares for it. A call may return others too. */
export interface Operation {
  /** The `operationId` of an OpenAPI document, such as `createOrder`. Any visible ASCII: every output encodes it. */
  readonly id: string;
  readonly name: Name;
  /** The ID of the module that it calls, whose own codes it can return besides common ones; undefined if it is not known. */
  readonly module: string | undefined;
  readonly method: Method | undefined;
  /** The path of its URL, such as `/orders/{id}`. */
  readonly path: string | undefined;
  readonly summary: Text;
  readonly tags: readonly string[];
  /** Its own errors, then those of its tags, its module and the catalog. Each error is there once. */
  readonly errors: readonly OperationError[];
  readonly at: Locate;
}

/** An error of an operation. */
export interface OperationError {
  /** The ID of the module of its entry. */
  readonly module: string;
  /** The code of its entry, in its canonical spelling. */
  readonly code: string;
  /** When this operation returns it. */
  readonly when: Text;
  /** The values that a param can have here, by the name of the param; a param that is missing can have any. */
  readonly params: Readonly<Record<string, readonly ParamValue[]>>;
  /** What declares it. */
  readonly from: OperationScope;
  readonly at: Locate;
}

export type ParamValue = string | number | boolean;

/** What an operation inherits errors from, from the nearest to the farthest. */
export const operationScopes = ["operation", "tag", "module", "catalog"] as const;

export type OperationScope = (typeof operationScopes)[number];

/** Operations as a file of a spec declares them: names of errors are not looked up, and nothing is inherited. */
export interface OperationSection {
  /** Errors of all operations of the section. In a module these are its own operations, otherwise those of the catalog. */
  readonly errors: readonly DeclaredError[];
  /** Errors of the operations with a tag. */
  readonly tags: Readonly<Record<string, readonly DeclaredError[]>>;
  readonly list: readonly DeclaredOperation[];
  readonly at: Locate;
}

/** An operation of a section. Its place is `list` and its ID. */
export interface DeclaredOperation {
  readonly id: string;
  readonly name: Name | undefined;
  readonly module: string | undefined;
  readonly method: Method | undefined;
  readonly path: string | undefined;
  readonly summary: Text;
  readonly tags: readonly string[];
  readonly errors: readonly DeclaredError[];
  /** References to errors that it inherits, but does not return. */
  readonly except: readonly string[];
}

export interface DeclaredError {
  /** The name of an entry, such as `OutOfStock`, or with its module: `orders.OutOfStock`. */
  readonly error: string;
  readonly when: Text;
  readonly params: Readonly<Record<string, readonly ParamValue[]>>;
}

/** What an ID of an operation is, in a spec and in an OpenAPI document: visible ASCII characters. */
export const operationIdPattern = /^[!-~]{1,128}$/;

export const operationPathPattern = /^\/[!-~]{0,500}$/;

/** The name of an operation with an ID. If it is not a {@link Name}, the spec has to give one. */
export function nameOfOperation(id: string): string {
  return nameFromId(kebabCase(suggestName(id)));
}

/** `POST /orders`; empty if neither is known. */
export function requestOf({ method, path }: Pick<Operation, "method" | "path">): string {
  return [method, path].filter((part) => part !== undefined).join(" ");
}

/** The values that the params of an error have on an operation, for people: `reason: expired, revoked`. */
export function narrowedParams({ params }: OperationError): readonly string[] {
  return Object.entries(params).map(([name, values]) => `${name}: ${values.map(String).join(", ")}`);
}

/** The entries of the errors of an operation, each with what the operation says about it. */
export function errorsOfOperation(
  catalog: Catalog,
  operation: Operation,
): readonly { readonly entry: Entry; readonly error: OperationError }[] {
  return operation.errors.flatMap((error) => {
    const entry = entryOf(catalog, error);
    return entry === undefined ? [] : [{ entry, error }];
  });
}

/** The operations that return an entry, in the order of the catalog. */
export function operationsOf(catalog: Catalog, entry: Entry): readonly Operation[] {
  return operationsByKey(catalog).get(entryKeyOf(entry)) ?? [];
}

/** The entry that something refers to, if the catalog has it. */
export function entryOf(catalog: Catalog, reference: EntryReference): Entry | undefined {
  return entriesByKey(catalog).get(entryKeyOf(reference));
}

interface EntryReference {
  readonly module: string;
  readonly code: string;
}

/** What identifies an entry in a catalog. */
export const entryKeyOf = ({ module, code }: EntryReference): string => `${module}\n${code}`;

const entriesByKey = perCatalog(
  ({ modules }) =>
    new Map(modules.flatMap(({ entries }) => entries.map((entry) => [entryKeyOf(entry), entry] as const))),
);

const operationsByKey = perCatalog(({ operations }) => {
  const uses = operations.flatMap((operation) =>
    operation.errors.map((error) => ({ operation, key: entryKeyOf(error) })),
  );
  const found = grouped(uses, ({ key }) => key);
  return new Map(Array.from(found, ([key, list]) => [key, list.map(({ operation }) => operation)] as const));
});
