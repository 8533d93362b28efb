/** A part of a JSON Schema. */
export type Schema = Readonly<Record<string, unknown>>;

/** An object with these members and no others; all but the optional ones are required. */
export function object(description: string, properties: Schema, optional: readonly string[]): Schema {
  const required = Object.keys(properties).filter((key) => !optional.includes(key));
  return {
    description,
    type: "object",
    properties,
    ...(required.length > 0 ? { required } : {}),
    additionalProperties: false,
  };
}

/** A list of at least so many items. */
export function list(items: Schema, description: string, minItems: number): Schema {
  return { description, type: "array", items, ...(minItems > 0 ? { minItems } : {}) };
}

/** A text. */
export function string(description: string): Schema {
  return { description, type: "string" };
}

/** What another definition says. draft-07 ignores keywords beside a `$ref`, including descriptions: hence `allOf`. */
export function ref(definition: string, description?: string): Schema {
  const target = { $ref: `#/definitions/${definition}` };
  return description === undefined ? target : { description, allOf: [target] };
}
