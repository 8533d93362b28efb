import type { Catalog, Entry, Pointer, Text } from "../model/catalog.js";
import { grouped } from "../model/grouped.js";
import { hidingMarks } from "../model/invisible.js";
import { isList, isObject } from "../model/json.js";
import type { Json, JsonObject } from "../model/json.js";
import { screamingCase } from "../model/name.js";
import type { Name } from "../model/name.js";
import { errorsOfOperation } from "../model/operation.js";
import type { Operation, ParamValue } from "../model/operation.js";
import { perCatalog } from "../model/per-catalog.js";
import { samePointer } from "../model/pointer.js";
import { exampleParams, fixtureOf } from "./fixtures.js";

/*
 * Errors as other formats describe them, to copy into a schema of GraphQL or a document of AsyncAPI. A client may get other
 * errors too, so neither is closed.
 */

/** An error to describe. */
export interface Described {
  readonly entry: Entry;
  /** When it occurs, or what it means. */
  readonly text: string;
  /** Whether every operation has it: then it is an example only where nothing else is. */
  readonly isShared: boolean;
  /** The values of its params in an example. Default: an example of each. */
  readonly params?: Readonly<Record<string, ParamValue>> | undefined;
}

/** The errors of an operation, each with the first of the values that its params have there. `say` gives a text in a locale. */
export function describedErrors(
  catalog: Catalog,
  operation: Operation,
  say: (text: Text) => string,
): readonly Described[] {
  return errorsOfOperation(catalog, operation).map(({ entry, error }) => ({
    entry,
    text: say(error.when) || say(entry.text),
    isShared: error.from === "catalog",
    params: Object.fromEntries(
      Object.entries(error.params).flatMap(([name, [first]]) => (first === undefined ? [] : [[name, first]])),
    ),
  }));
}

/** All errors of a catalog. */
export function describedCatalog({ modules }: Catalog, say: (text: Text) => string): readonly Described[] {
  return modules.flatMap(({ entries }) =>
    entries.map((entry) => ({ entry, text: say(entry.text), isShared: false, params: undefined })),
  );
}

/**
 * An enum of the names of errors, and an object type for an error (GraphQL, October 2021, sections 3.6 and 3.9). `otherwise`
 * says that the code is null for an error that is not in the list.
 */
export function graphqlTypes(catalog: Catalog, name: Name, errors: readonly Described[], otherwise: string): string {
  const byName = grouped(errors, ({ entry }) => entry.name);
  const valueOf = ({ name: own, module }: Entry): string => {
    const owner = catalog.modules.find(({ id }) => id === module);
    const isShared = (byName.get(own)?.length ?? 0) > 1;
    return (isShared && owner !== undefined ? `${screamingCase(owner.name)}__` : "") + screamingCase(own);
  };
  const values = errors.map(({ entry, text }) => {
    const deprecated = entry.deprecated === undefined ? "" : " @deprecated";
    return `${description(text, "  ")}  ${valueOf(entry)}${deprecated}`;
  });
  const isEmpty = values.length === 0; // an enum must have a value
  return [
    ...(isEmpty ? [] : [`enum ${name}ErrorCode {`, ...values, "}", ""]),
    `type ${name}Error {`,
    ...(isEmpty ? [] : [`${description(otherwise, "  ")}  code: ${name}ErrorCode`]),
    "  message: String!",
    "}",
  ].join("\n");
}

/** A description in one line. Formatters write characters that escapes stand for, so it has none that are not visible. */
function description(text: string, indent: string): string {
  const line = text.toWellFormed().replace(/\s+/g, " ").trim().replace(unseen, "\ufffd");
  return line === "" ? "" : `${indent}"${line.replace(/["\\]/g, "\\$&")}"\n`;
}

const unseen = new RegExp(`[\\u0000-\\u001f\\u007f-\\u009f${hidingMarks}]`, "g");

/** A message with the schema of its payload and examples (AsyncAPI 3.0, message object). */
export function asyncapiMessage(
  catalog: Catalog,
  { name, title }: { readonly name: Name; readonly title: string },
  errors: readonly Described[],
  locale: string,
): JsonObject {
  const sent = errors.flatMap((error) => {
    const payload = payloadOf(catalog, error, locale);
    return payload === undefined ? [] : [{ ...error, payload }];
  });
  const own = sent.filter(({ isShared }) => !isShared);
  const codes = [
    catalog.envelope.code,
    catalog.envelope.moduleCode.flatMap(({ at, forms }) => (forms.length === 0 ? [at] : [])),
  ];
  const message: JsonObject = {
    title,
    contentType: "application/json",
    payload: schemaOf(
      sent.map(({ payload }) => payload),
      [],
      codes.flat(),
    ),
    examples: (own.length > 0 ? own : sent)
      .slice(0, mostExamples)
      .map(({ entry, text, payload }) => ({ name: entry.name, summary: text || entry.name, payload })),
  };
  return { components: { messages: { [`${name}Error`]: message } } };
}

/** More examples would not help a reader. */
const mostExamples = 10;

/** The body of an error in the catalog's own envelope. Undefined if clients would read another error from it. */
function payloadOf(catalog: Catalog, { entry, params }: Described, locale: string): Json | undefined {
  const known = payloads(catalog);
  const key = JSON.stringify([entry.module, entry.code, locale, params]);
  if (!known.has(key)) known.set(key, makePayload(catalog, entry, locale, params));
  return known.get(key);
}

const payloads = perCatalog(() => new Map<string, Json | undefined>());

function makePayload(catalog: Catalog, entry: Entry, locale: string, params: Described["params"]): Json | undefined {
  const module = catalog.modules.find(({ id }) => id === entry.module);
  if (module === undefined) return undefined;
  const { response, problem } = fixtureOf(catalog, module, entry, {
    locale,
    requestId: "req-1",
    params: { ...exampleParams(entry), ...params },
  });
  return problem === undefined ? (JSON.parse(response.body) as Json) : undefined;
}

/** A schema that some values have in common. The codes in them are listed, but others are allowed. */
function schemaOf(values: readonly Json[], at: Pointer, codes: readonly Pointer[]): JsonObject {
  const objects = values.filter(isObject);
  if (objects.length > 0 && objects.length === values.length) {
    const keys = [...new Set(objects.flatMap(Object.keys))];
    const required = keys.filter((key) => objects.every((value) => Object.hasOwn(value, key)));
    const properties = keys.map((key): [string, Json] => [
      key,
      schemaOf(
        objects.flatMap((value) => (Object.hasOwn(value, key) ? [value[key] ?? null] : [])),
        [...at, key],
        codes,
      ),
    ]);
    return {
      type: "object",
      ...(required.length === 0 ? {} : { required }),
      properties: Object.fromEntries(properties),
    };
  }
  const types = [...new Set(values.map(typeOf))];
  const [type = "object"] = types;
  const schema: JsonObject = types.length > 1 ? { type: types } : { type };
  if (!codes.some((pointer) => samePointer(pointer, at))) return schema;
  return { anyOf: [{ enum: [...new Set(values)] }, schema] };
}

function typeOf(value: Json): string {
  if (value === null) return "null";
  if (isList(value)) return "array";
  if (typeof value === "number") return Number.isInteger(value) ? "integer" : "number";
  return typeof value === "object" ? "object" : typeof value;
}
