import { isList, isObject } from "../model/json.js";
import type { Json, JsonObject } from "../model/json.js";

/** Where a value is in a document: the keys that lead to it. An index of a list is a key of digits. */
export type Path = readonly string[];

/** The value of a key; undefined if the value is not an object, or lacks the key. */
export function member(value: Json | undefined, key: string): Json | undefined {
  if (isList(value)) return value[Number(key)];
  return isObject(value) && Object.hasOwn(value, key) ? value[key] : undefined;
}

/** The value at a path; undefined if there is none. */
export function valueAt(value: Json | undefined, path: Path): Json | undefined {
  return path.reduce<Json | undefined>((found, key) => member(found, key), value);
}

/** The members of an object; none if the value is not an object. */
export function members(value: Json | undefined): readonly (readonly [key: string, value: Json])[] {
  return isObject(value) ? Object.entries(value) : [];
}

/** The items of a list; none if the value is not a list. */
export function items(value: Json | undefined): readonly Json[] {
  return isList(value) ? value : [];
}

/** An object with another value at a path. Objects that are missing on the way are made; without a value, the key is removed. */
export function withValue(value: Json | undefined, path: Path, inner: Json | undefined): JsonObject {
  const [key = "", ...rest] = path;
  const object = isObject(value) ? value : {};
  const next = rest.length === 0 ? inner : withValue(member(object, key), rest, inner);
  if (next !== undefined) return { ...object, [key]: next };
  return Object.fromEntries(Object.entries(object).filter(([name]) => name !== key));
}

/** Whether two values are the same, whatever the order of keys. */
export function sameJson(a: Json | undefined, b: Json | undefined): boolean {
  if (a === b) return true;
  if (isList(a) || isList(b)) {
    return isList(a) && isList(b) && a.length === b.length && a.every((item, index) => sameJson(item, b[index]));
  }
  if (!isObject(a) || !isObject(b)) return false;
  const keys = Object.keys(a);
  return (
    keys.length === Object.keys(b).length && keys.every((key) => Object.hasOwn(b, key) && sameJson(a[key], b[key]))
  );
}

/** A change of one key of an object. */
export interface Edit {
  /** The path of the key. Its object is in the document. */
  readonly path: Path;
  /** Undefined: the key is removed. */
  readonly value: Json | undefined;
  /** The key before it, if it is new and not the first. */
  readonly after: string | undefined;
}

/** The changes that turn one object into another. A list is changed as a whole. */
export function differences(before: JsonObject, after: JsonObject, path: Path = []): readonly Edit[] {
  const removed = Object.keys(before)
    .filter((key) => !Object.hasOwn(after, key))
    .map((key): Edit => ({ path: [...path, key], value: undefined, after: undefined }));
  const changed = Object.entries(after).flatMap(([key, value], index, all): readonly Edit[] => {
    const old = member(before, key);
    if (old === value) return [];
    if (isObject(old) && isObject(value)) return differences(old, value, [...path, key]);
    return sameJson(old, value) ? [] : [{ path: [...path, key], value, after: all[index - 1]?.[0] }];
  });
  return [...removed, ...changed];
}
