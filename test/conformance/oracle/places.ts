/**
 * Section 1 of the contract of standard envelopes, as it is read: params and field errors.
 */

import type { OracleEntry, OracleEnvelope, OracleFieldErrorPlaces, OracleParam, OracleParamPlace } from "./catalog.js";
import { decimalDigits } from "./code.js";
import { isArray, isObject, type Json, type JsonObject } from "./json.js";
import type { Fields } from "./line.js";
import { find } from "./pointer.js";

/** As many field errors are written and read. */
export const MAX_FIELD_ERRORS = 100;

const WHOLE = /^-?[0-9]{1,16}$/;
const NUMBER = /^-?(?:0|[1-9][0-9]*)(?:\.[0-9]+)?(?:[eE][+-]?[0-9]+)?$/;

/** Section 5: the keys of a verdict on an error for what the envelope has places for. */
export function placeFields(envelope: OracleEnvelope, entry: OracleEntry | undefined, root: JsonObject): Fields {
  const { params, fieldErrors } = envelope;
  return {
    ...(params === undefined ? {} : { params: readParams(params, entry?.params ?? [], root) }),
    ...(fieldErrors === undefined ? {} : { fieldErrors: readFieldErrors(fieldErrors, root) }),
  };
}

function readParams({ at, isMetadata = false }: OracleParamPlace, params: readonly OracleParam[], root: Json): Json {
  const read = new Map<string, Json>();
  const object = find(root, at);
  if (!isObject(object)) return read;
  for (const { name, type, sensitive } of params) {
    if (sensitive) continue;
    const found = object.get(isMetadata ? metadataKey(name) : name);
    if (found === undefined) continue;
    const value = isMetadata ? valueOfText(type, found) : typedValue(type, found);
    if (value !== undefined) read.set(name, value);
  }
  return read;
}

/** The key of a param in the metadata of gRPC, which has two keys of its own. */
export function metadataKey(name: string): string {
  return name === "code" || name === "module" ? `${name}_` : name;
}

/** A value of the type of a param. Anything else counts as missing. */
export function typedValue(type: OracleParam["type"], value: Json): string | number | boolean | undefined {
  switch (type) {
    case "string":
      return typeof value === "string" ? value : undefined;
    case "int":
      return typeof value === "number" && Number.isSafeInteger(value) ? value : undefined;
    case "float":
      return typeof value === "number" && Number.isFinite(value) ? value : undefined;
    case "bool":
      return typeof value === "boolean" ? value : undefined;
  }
}

/** A value of the type of a param that is written as text. */
function valueOfText(type: OracleParam["type"], text: Json): string | number | boolean | undefined {
  if (typeof text !== "string") return undefined;
  switch (type) {
    case "string":
      return text;
    case "int":
      // The digits are read exactly: 9007199254740993 is out of range even before it is rounded.
      return WHOLE.test(text) && isSafe(BigInt(text)) ? Number(text) : undefined;
    case "float":
      return NUMBER.test(text) ? typedValue("float", Number(text)) : undefined;
    case "bool":
      return text === "true" || text === "false" ? text === "true" : undefined;
  }
}

function isSafe(value: bigint): boolean {
  return value <= BigInt(Number.MAX_SAFE_INTEGER) && value >= BigInt(Number.MIN_SAFE_INTEGER);
}

function readFieldErrors(places: OracleFieldErrorPlaces, root: Json): Json {
  const list = find(root, places.at);
  if (!isArray(list)) return [];
  return list.slice(0, MAX_FIELD_ERRORS).flatMap((item) => {
    const field = isObject(item) ? find(item, places.field) : undefined;
    if (typeof field !== "string" || field === "") return [];
    const code = places.code === undefined ? undefined : find(item, places.code);
    const text = places.text === undefined ? undefined : find(item, places.text);
    return [
      new Map<string, Json>([
        ["field", field],
        ["code", fieldCode(code) ?? null],
        ["text", typeof text === "string" ? text : ""],
      ]),
    ];
  });
}

function fieldCode(value: Json | undefined): string | undefined {
  if (typeof value === "number") return decimalDigits(value);
  return typeof value === "string" && value !== "" ? value : undefined;
}
