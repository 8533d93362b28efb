import { items, member, members } from "../edit/json.js";
import { isObject } from "../model/json.js";
import type { Json, JsonObject } from "../model/json.js";
import { refOf } from "./document.js";
import { isOurs } from "./names.js";

/** What the errors of one status come with in one media type. */
export interface Content {
  readonly mediaType: string;
  /** References to the schemas of the errors, at least one. */
  readonly branches: readonly JsonObject[];
  /** Whether no body fits two of them. */
  readonly areApart: boolean;
  /** The property that tells them apart, and the reference for each of its values. */
  readonly discriminator: JsonObject | undefined;
  /** Named references to examples. */
  readonly examples: readonly (readonly [name: string, value: JsonObject])[];
}

/** Tells whether a reference is to a component that errspec made. */
export type IsOurRef = (ref: string | undefined) => boolean;

/** A media type of a response, with the errors beside what is there already. */
export function mediaType(existing: Json | undefined, content: Content, isOurRef: IsOurRef): JsonObject {
  const before = isObject(existing) ? existing : {};
  const { example, ...rest } = stripped(before, isOurRef);
  const own = members(rest["examples"]);
  const single: readonly (readonly [string, Json])[] = example === undefined ? [] : [["example", { value: example }]];
  const names = new Set([...own, ...single].map(([name]) => name));
  const added = content.examples.map(([name, value]) => [names.has(name) ? `${name}Error` : name, value] as const);
  return inOrderOf(before, {
    ...rest,
    schema: schemaWith(rest["schema"], content),
    examples: Object.fromEntries([...own, ...single, ...added]),
  });
}

function schemaWith(existing: Json | undefined, { branches, areApart, discriminator }: Content): Json {
  const [only] = branches;
  if (existing === undefined) {
    if (only !== undefined && branches.length === 1) return only;
    const key = areApart ? "oneOf" : "anyOf";
    return { [key]: branches, ...(discriminator === undefined ? {} : { discriminator }) };
  }
  const others = isPlainChoice(existing) ? items(existing["anyOf"]) : [existing];
  return { anyOf: [...others, ...branches] };
}

/** Whether a schema is nothing but a list of alternatives, to which others can be added. */
function isPlainChoice(schema: Json): schema is JsonObject {
  return isObject(schema) && Object.keys(schema).length === 1 && Array.isArray(schema["anyOf"]);
}

/** A media type without what errspec added to it. */
export function stripped(before: JsonObject, isOurRef: IsOurRef): JsonObject {
  const { schema, examples, ...rest } = before;
  const others = schema === undefined ? undefined : withoutOurs(schema, isOurRef);
  const own = members(examples).filter(([, value]) => !isOurs(value) && !isOurRef(refOf(value)));
  return {
    ...rest,
    ...(others === undefined ? {} : { schema: others }),
    ...(own.length === 0 ? {} : { examples: Object.fromEntries(own) }),
  };
}

function withoutOurs(schema: Json, isOurRef: IsOurRef): Json | undefined {
  const isOwn = (branch: Json): boolean => isOurRef(refOf(branch)) || items(member(branch, "allOf")).some(isOwn);
  if (isOwn(schema)) return undefined;
  const key = ["oneOf", "anyOf"].find((candidate) => items(member(schema, candidate)).some(isOwn));
  if (key === undefined || !isObject(schema)) return schema;
  const rest = items(schema[key]).filter((branch) => !isOwn(branch));
  return rest.length > 1 ? { [key]: rest } : rest[0];
}

/** An object with its keys in the order of an earlier one; new keys come last. */
export function inOrderOf(before: JsonObject, after: JsonObject): JsonObject {
  const known = Object.keys(before).filter((key) => Object.hasOwn(after, key));
  const keys = [...new Set([...known, ...Object.keys(after)])];
  return Object.fromEntries(keys.map((key) => [key, after[key] ?? null]));
}
