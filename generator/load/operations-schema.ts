import * as v from "valibot";
import { methods, operationIdPattern, operationPathPattern } from "../model/operation.js";
import { record } from "./record.js";
import { described, id, line, name, text } from "./values.js";

/*
 * The calls of an API and the errors that they return, as a spec declares them.
 */

const visible = (what: string) =>
  v.pipe(
    v.string(`${what} must be text`),
    v.regex(operationIdPattern, `${what} must be 1 to 128 visible ASCII characters`),
  );

const operationId = visible("the ID of an operation");

const tag = v.pipe(line("a tag"), v.maxLength(64, "a tag can have at most 64 characters"));

const reference = v.pipe(
  v.string("an error must be a name"),
  v.regex(
    /^(?:[a-z][a-z0-9]*(?:[-_][a-z0-9]+)*\.)?(?:[A-Z][a-z0-9]+)+$/,
    "an error must be a name such as OutOfStock, or one with its module: orders.OutOfStock",
  ),
);

const values = v.pipe(
  v.array(
    v.union([v.string(), v.pipe(v.number(), v.finite()), v.boolean()], "a value must be text, a number, true or false"),
  ),
  v.minLength(1, "add a value, or remove the param"),
);

const error = v.union(
  [
    reference,
    v.strictObject({
      error: described(reference, "The name of the error."),
      when: v.optional(described(text, "When the operation returns it.")),
      params: v.optional(described(record(line("a param"), values), "The values that its params can have here.")),
    }),
  ],
  "an error must be a name such as OutOfStock, or { error: OutOfStock, when: … }",
);

const errors = v.array(error);

const path = v.pipe(
  v.string("a path must be text"),
  v.regex(operationPathPattern, "a path must start with a slash and have no spaces, such as /orders/{id}"),
);

const operation = v.strictObject({
  name: v.optional(described(name, "Its name in generated code. Default: from its ID.")),
  module: v.optional(described(id, "The module that it calls. Default: that of the file, or the only one.")),
  method: v.optional(described(v.picklist(methods, "a method of HTTP"), "The method of its HTTP request.")),
  path: v.optional(described(path, "The path of its URL.")),
  summary: v.optional(described(text, "What it does.")),
  tags: v.optional(described(v.array(tag), "Its tags.")),
  errors: v.optional(described(errors, "Errors that it returns, besides those that it inherits.")),
  except: v.optional(described(v.array(reference), "Errors that it inherits, but does not return.")),
});

/** The key `operations` of a spec: of the catalog, of a module, or of a file of its own. */
export const operations = v.strictObject({
  errors: v.optional(
    described(errors, "Errors of all operations: of the catalog, or in a module of those listed here."),
  ),
  tags: v.optional(described(record(tag, errors), "Errors of all operations with a tag.")),
  list: v.optional(described(record(operationId, v.nullable(operation)), "Operations, by their `operationId`.")),
});

/** A file that has operations and no module. */
export const operationsFileSchema = v.strictObject({
  operations: described(operations, "The calls of the API, and the errors that they return."),
});

export type OperationsShape = v.InferOutput<typeof operations>;
export type OperationErrorShape = v.InferOutput<typeof error>;
