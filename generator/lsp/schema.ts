import type { Step } from "../model/position.js";

/** As much of a JSON Schema as the schemas of a spec use. */
export interface JsonSchema {
  readonly description?: string;
  readonly type?: string | readonly string[];
  readonly properties?: Readonly<Record<string, JsonSchema>>;
  readonly additionalProperties?: JsonSchema | boolean;
  readonly propertyNames?: JsonSchema;
  readonly items?: JsonSchema;
  readonly anyOf?: readonly JsonSchema[];
  readonly enum?: readonly unknown[];
  readonly const?: unknown;
}

/** A key that a mapping can have. */
export interface KnownKey {
  readonly key: string;
  readonly description: string | undefined;
  /** Whether its value is a mapping or a list, which begins on the next line. */
  readonly opens: boolean;
}

/** What a schema says about a path. Where there are alternatives, all of them. */
function schemasAt(schema: JsonSchema, path: readonly Step[]): readonly JsonSchema[] {
  return path.reduce<readonly JsonSchema[]>(
    (schemas, step) => schemas.flatMap((inner) => alternatives(inner).flatMap((one) => stepInto(one, step))),
    [schema],
  );
}

/** The description of a key. */
export function descriptionAt(schema: JsonSchema, path: readonly Step[]): string | undefined {
  return schemasAt(schema, path).find(({ description }) => description !== undefined)?.description;
}

/** The keys that a mapping at a path can have. */
export function keysAt(schema: JsonSchema, path: readonly Step[]): readonly KnownKey[] {
  return schemasAt(schema, path)
    .flatMap(alternatives)
    .flatMap(({ properties, propertyNames }) => [
      ...Object.entries(properties ?? {}),
      ...valuesOf(propertyNames ?? {}).map((key): [string, JsonSchema] => [key, {}]),
    ])
    .map(([key, value]) => {
      const types = alternatives(value).flatMap(({ type = [] }) => type);
      return {
        key,
        description: value.description,
        opens: types.every((type) => type === "object" || type === "array"),
      };
    });
}

/** The values that a scalar at a path can have, if they are a closed set. */
export function valuesAt(schema: JsonSchema, path: readonly Step[]): readonly string[] {
  return schemasAt(schema, path).flatMap(alternatives).flatMap(valuesOf);
}

function valuesOf({ enum: values, const: only, type, anyOf }: JsonSchema): readonly string[] {
  if (anyOf !== undefined) return anyOf.flatMap(valuesOf);
  if (type === "boolean") return ["true", "false"];
  return (values ?? (only === undefined ? [] : [only])).map(String);
}

function alternatives(schema: JsonSchema): readonly JsonSchema[] {
  const { anyOf, description } = schema;
  if (anyOf === undefined) return [schema];
  return anyOf.flatMap(alternatives).map((one) => (description === undefined ? one : { description, ...one }));
}

function stepInto(schema: JsonSchema, step: Step): readonly JsonSchema[] {
  const { properties = {}, additionalProperties, items } = schema;
  if (typeof step === "number") return items === undefined ? [] : [items];
  const known = Object.hasOwn(properties, step) ? properties[step] : undefined;
  if (known !== undefined) return [known];
  return typeof additionalProperties === "object" ? [additionalProperties] : [];
}
