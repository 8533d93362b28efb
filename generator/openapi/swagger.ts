import { readForeign } from "../edit/document.js";
import { member, members, withValue } from "../edit/json.js";
import type { Path } from "../edit/json.js";
import { isObject } from "../model/json.js";
import type { Json, JsonObject } from "../model/json.js";
import { operationsIn } from "./document.js";
import type { Openapi } from "./document.js";

/**
 * Reads a document of Swagger 2.0 as if it were OpenAPI 3, where each response has its schema and its example by media type.
 * Undefined if it is not one. Only to be read: what is written would not be Swagger.
 */
export function readSwagger(path: string, text: string): Openapi | undefined {
  const document = readForeign(path, text);
  if ("message" in document || member(document.data, "swagger") === undefined) return undefined;
  let { data } = document;
  for (const [name, response] of members(member(data, "responses"))) {
    data = withContent(data, ["responses", name], response);
  }
  for (const { at, value } of operationsIn(data)) {
    for (const [status, response] of members(member(value, "responses"))) {
      data = withContent(data, [...at, "responses", status], response);
    }
  }
  return { ...document, data, hasConst: false };
}

function withContent(data: JsonObject, at: Path, response: Json): JsonObject {
  const [schema, examples] = [member(response, "schema"), member(response, "examples")];
  if (!isObject(response) || (schema === undefined && examples === undefined)) return data;
  const bodies = members(examples);
  const types = bodies.length > 0 ? bodies : [["application/json", undefined] as const];
  const content = types.map(([type, example]) => [
    type,
    { ...(schema === undefined ? {} : { schema }), ...(example === undefined ? {} : { example }) },
  ]);
  return withValue(data, [...at, "content"], Object.fromEntries(content) as JsonObject);
}
