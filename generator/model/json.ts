/** A value in JSON, as `JSON.parse` returns it. */
export type Json = string | number | boolean | null | readonly Json[] | JsonObject;

export interface JsonObject {
  readonly [key: string]: Json;
}

export function isObject(value: Json | undefined): value is JsonObject {
  return typeof value === "object" && value !== null && !isList(value);
}

/** `Array.isArray` alone does not tell the compiler that anything else is not a read-only list either. */
export function isList(value: Json | undefined): value is readonly Json[] {
  return Array.isArray(value);
}
