import type { Diagnostic } from "../diagnostic/diagnostic.js";
import { readForeign } from "../edit/document.js";
import type { ForeignDocument } from "../edit/document.js";
import { member, members, valueAt } from "../edit/json.js";
import type { Path } from "../edit/json.js";
import { isObject } from "../model/json.js";
import type { Json, JsonObject } from "../model/json.js";
import { methods } from "../model/operation.js";
import type { Method } from "../model/operation.js";

/** An OpenAPI document. */
export interface Openapi extends ForeignDocument {
  /** Whether its schemas are JSON Schema, as since OpenAPI 3.1. Before, they have no `const`. */
  readonly hasConst: boolean;
}

/** Reads an OpenAPI document of version 3. */
export function readOpenapi(path: string, text: string): Openapi | Diagnostic {
  const document = readForeign(path, text);
  if ("message" in document) return { rule: "openapi-syntax", severity: "error", ...document };
  const problem = (key: string, message: string, help: string): Diagnostic => ({
    rule: "openapi-version",
    severity: "error",
    at: document.at([key], "value"),
    message,
    help,
  });
  if (member(document.data, "swagger") !== undefined) {
    return problem("swagger", "this is Swagger 2.0", "convert the document to OpenAPI 3.0 or 3.1");
  }
  const version = member(document.data, "openapi");
  const [, minor] = /^3\.(\d+)(?:\.|$)/.exec(typeof version === "string" ? version : "") ?? [];
  if (minor === undefined) {
    return problem("openapi", "the document has no version of OpenAPI 3", "write `openapi: 3.1.0`, or 3.0.3");
  }
  return { ...document, hasConst: Number(minor) > 0 };
}

/** An operation of an OpenAPI document. */
export interface DocumentOperation {
  /** Where its object is. */
  readonly at: Path;
  readonly method: Method;
  /** The template of its URL's path. */
  readonly path: string;
  readonly id: string | undefined;
  readonly value: JsonObject;
}

/** The operations of a document, in its order. */
export function operationsIn(data: JsonObject): readonly DocumentOperation[] {
  return members(member(data, "paths")).flatMap(([path, value]) => {
    const at = target(data, ["paths", path], value);
    return members(valueAt(data, at)).flatMap(([key, operation]): DocumentOperation[] => {
      const method = methods.find((candidate) => candidate === key.toUpperCase());
      if (method === undefined || key !== key.toLowerCase() || !isObject(operation)) return [];
      const id = member(operation, "operationId");
      return [{ at: [...at, key], method, path, id: typeof id === "string" ? id : undefined, value: operation }];
    });
  });
}

/** The most references that lead from one to the next. */
const mostHops = 16;

/** Where a value is after its references within the document have been followed. A reference to elsewhere stays. */
function target(data: JsonObject, at: Path, value: Json | undefined): Path {
  let path = at;
  let current = value;
  for (let hops = 0; hops < mostHops; hops++) {
    const next = referenced(current);
    if (next === undefined || valueAt(data, next) === undefined) break;
    path = next;
    current = valueAt(data, next);
  }
  return path;
}

/** A value after its references within the document have been followed. */
export function resolved(data: JsonObject, value: Json | undefined): Json | undefined {
  const path = target(data, [], value);
  return path.length === 0 ? value : valueAt(data, path);
}

/** Where the value at a path is after its references within the document have been followed. */
export function followed(data: JsonObject, path: Path): Path {
  return target(data, path, valueAt(data, path));
}

/** The path of a reference within the document; undefined if a value is not one. */
function referenced(value: Json | undefined): Path | undefined {
  const ref = refOf(value);
  if (ref?.startsWith("#/") !== true) return undefined;
  return ref
    .slice(2)
    .split("/")
    .map((step) => unescaped(step).replaceAll("~1", "/").replaceAll("~0", "~"));
}

/** The reference that a value is; undefined if it is not one. */
export function refOf(value: Json | undefined): string | undefined {
  const ref = member(value, "$ref");
  return isObject(value) && typeof ref === "string" ? ref : undefined;
}

function unescaped(step: string): string {
  try {
    return decodeURIComponent(step);
  } catch {
    return step;
  }
}
