import * as v from "valibot";
import { actionIds } from "../model/action.js";
import { delayUnits, stabilities, standardEnvelopes } from "../model/catalog.js";
import { isDate } from "../model/date.js";
import { effectIds } from "../model/effect.js";
import { kindIds } from "../model/kind.js";
import { methods, operationScopes } from "../model/operation.js";
import { record } from "./record.js";
import { isShortPointer, tooManySteps } from "./values.js";

/*
 * The parts of `catalog.json` that a catalog is made of. Unknown keys are ignored: a later version of the format may have
 * more.
 */

const text = record(v.string(), v.string());
const texts = v.optional(text, {});
const name = v.pipe(v.string(), v.regex(/^(?:[A-Z][a-z0-9]+)+$/, "a name must be PascalCase words"));
const names = v.optional(v.array(name), []);
const pointer = v.pipe(
  v.string(),
  v.regex(/^(?:\/(?:[^~/]|~[01])+)+$/, "a JSON pointer must start with a slash"),
  v.check(isShortPointer, tooManySteps),
);
const pointers = v.optional(v.array(pointer), []);
const header = v.pipe(v.string(), v.regex(/^[!#$%&'*+.^_`|~0-9a-z-]+$/, "the name of a header must be in lower case"));
const headers = v.optional(v.array(header), []);
const range = v.object({ first: v.string(), last: v.string() });

const entryFields = {
  code: v.string("a code must be text"),
  name,
  aliases: names,
  group: v.optional(v.string()),
  title: texts,
  text,
  url: v.optional(v.string()),
  params: v.optional(
    v.array(v.object({ name: v.string(), type: v.picklist(["string", "int", "float", "bool"], "a parameter's type") })),
    [],
  ),
  stability: v.optional(v.picklist(stabilities), "stable"),
  since: v.optional(v.string()),
  deprecated: v.optional(
    v.object({
      since: v.optional(v.string()),
      sunset: v.optional(v.pipe(v.string(), v.check(isDate, "a date must be a calendar date, such as 2027-01-31"))),
      reason: text,
      replacedBy: v.optional(name),
    }),
  ),
  was: v.optional(v.array(v.object({ text, until: v.optional(v.string()) })), []),
  note: texts,
  causes: v.optional(v.array(text), []),
  solutions: v.optional(v.array(text), []),
  otherwise: texts,
  links: v.optional(v.array(v.object({ url: v.string(), title: texts })), []),
  examples: v.optional(v.array(v.string()), []),
  extensions: v.optional(record(v.string(), v.unknown()), {}),
};

const success = v.object(entryFields);
const entry = v.object({
  ...entryFields,
  kind: v.picklist(kindIds, "a kind"),
  action: v.picklist(actionIds, "an action"),
  fallback: v.optional(v.picklist(actionIds, "an action")),
  retryable: v.boolean("retryable must be true or false"),
  effect: v.optional(v.picklist(effectIds, "an effect")),
  http: v.number("an HTTP status must be a number"),
});

const module = v.object({
  id: v.string(),
  name,
  title: text,
  description: texts,
  codeType: v.variant("kind", [
    v.object({ kind: v.literal("int") }),
    v.object({ kind: v.literal("string") }),
    v.object({ kind: v.literal("dotted") }),
    v.object({ kind: v.literal("sqlstate") }),
    v.object({ kind: v.literal("hex"), bits: v.picklist([8, 16, 32]), signed: v.boolean() }),
  ]),
  stability: v.optional(v.picklist(stabilities), "stable"),
  groups: v.optional(v.array(v.object({ id: v.string(), title: texts, range: v.optional(range) })), []),
  reserved: v.optional(v.array(v.object({ codes: v.optional(v.array(range), []), names, reason: v.string() })), []),
  success: v.optional(success),
  entries: v.array(entry),
});

const operation = v.object({
  id: v.string(),
  name,
  module: v.optional(v.string()),
  method: v.optional(v.picklist(methods, "a method of HTTP")),
  path: v.optional(v.string()),
  summary: texts,
  tags: v.optional(v.array(v.string()), []),
  errors: v.optional(
    v.array(
      v.object({
        module: v.string(),
        code: v.string(),
        from: v.picklist(operationScopes, "a scope of operations"),
        when: texts,
        params: v.optional(record(v.string(), v.array(v.union([v.string(), v.number(), v.boolean()]))), {}),
      }),
    ),
    [],
  ),
});

export const catalogJsonSchema = v.object({
  formatVersion: v.literal(1, "this version of errspec reads only format 1 of catalog.json"),
  id: v.string(),
  name,
  title: text,
  description: texts,
  version: v.string(),
  locales: v.pipe(v.array(v.string()), v.minLength(1)),
  fallbackLocales: v.optional(v.array(v.string()), []),
  docs: v.optional(v.string()),
  messageTail: v.optional(v.boolean()),
  initialisms: v.optional(v.array(v.string()), []),
  envelope: v.object({
    success: v.object({ code: v.optional(v.string()), absent: v.optional(pointer), present: v.optional(pointer) }),
    code: v.pipe(v.array(pointer), v.minLength(1)),
    common: v.optional(v.string()),
    moduleCode: v.optional(v.array(v.object({ at: pointer, forms: v.optional(v.array(v.string()), []) })), []),
    text: pointers,
    requestId: pointers,
    params: v.optional(pointer),
    fieldErrors: v.optional(
      v.object({ at: pointer, field: pointer, code: v.optional(pointer), text: v.optional(pointer) }),
    ),
    headers: v.optional(
      v.object({
        code: headers,
        requestId: headers,
        retryAfter: v.optional(v.array(v.object({ header, unit: v.picklist(delayUnits, "a unit") })), []),
      }),
      {},
    ),
    status: v.optional(v.union([v.literal("entry"), v.number()], "a status must be `entry` or a number")),
  }),
  envelopes: v.optional(
    v.array(v.object({ id: v.picklist(standardEnvelopes, "an envelope"), domain: v.string() })),
    [],
  ),
  modules: v.array(module),
  operations: v.optional(v.array(operation), []),
});

export type EntryShape = v.InferOutput<typeof entry>;
export type SuccessShape = v.InferOutput<typeof success>;
export type ModuleShape = v.InferOutput<typeof module>;
export type OperationShape = v.InferOutput<typeof operation>;
export type CatalogJsonShape = v.InferOutput<typeof catalogJsonSchema>;
