import { items, member, members } from "../edit/json.js";
import type { Entry, Pointer } from "../model/catalog.js";
import { isObject } from "../model/json.js";
import type { Json, JsonObject } from "../model/json.js";
import type { Pin, Sent } from "./bodies.js";

/** The key under which errspec says what something in an OpenAPI document is made from. */
export const extension = "x-errspec";

/** The schema of the body of an error. */
export function schemaOf({ entry, full, least, pins }: Sent, text: string, hasConst: boolean): JsonObject {
  const { type = "object", ...rest } = shapeOf({ full, least, pins, at: [], hasConst });
  return {
    type,
    ...(text === "" ? {} : { description: text }),
    ...rest,
    ...(entry.deprecated === undefined ? {} : { deprecated: true }),
    ...(entry.url === undefined ? {} : { externalDocs: { url: entry.url } }),
    [extension]: factsOf(entry),
  };
}

/** What a program should know about an error. */
function factsOf({ module, code, name, kind, action, fallback, retryable }: Entry): JsonObject {
  return { module, code, name, kind, action, ...(fallback === undefined ? {} : { fallback }), retryable };
}

interface Shape {
  readonly full: Json | undefined;
  readonly least: Json | undefined;
  readonly pins: readonly Pin[];
  readonly at: Pointer;
  readonly hasConst: boolean;
}

/** The schema of a value: what is pinned is fixed, and what is always there is required. */
function shapeOf({ full, least, pins, at, hasConst }: Shape): JsonObject {
  const pin = pins.find((candidate) => candidate.at.join("\n") === at.join("\n"));
  if (isObject(full)) {
    const properties = members(full).map(([key, value]): [string, Json] => [
      key,
      shapeOf({ full: value, least: member(least, key), pins, at: [...at, key], hasConst }),
    ]);
    const required = members(least).map(([key]) => key);
    return {
      type: "object",
      ...(required.length === 0 ? {} : { required }),
      ...(properties.length === 0 ? {} : { properties: Object.fromEntries(properties) }),
    };
  }
  if (Array.isArray(full)) {
    // The second item has only what each has.
    const [item, second] = items(full);
    const inner = shapeOf({ full: item, least: second, pins: [], at: [], hasConst });
    return { type: "array", items: inner };
  }
  const type = typeOf(full);
  if (pin === undefined) return { type };
  if (pin.prefix !== undefined) return { type, pattern: `^${pin.prefix.replaceAll(/[\\^$.*+?()[\]{}|]/g, "\\$&")}` };
  return hasConst ? { type, const: pin.value } : { type, enum: [pin.value] };
}

/** The name of the type of a value that is not an object or a list. */
export function typeOf(value: Json | undefined): string {
  if (typeof value === "number") return Number.isInteger(value) ? "integer" : "number";
  return typeof value === "boolean" ? "boolean" : "string";
}
