import { isObject } from "../model/json.js";
import type { Json, JsonObject } from "../model/json.js";
import { follow } from "../decode/body.js";
import type { Pointer } from "../model/catalog.js";
import { statusOf, targetOf } from "./observation.js";
import type { Observation } from "./observation.js";
import { readTime } from "./time.js";

/** The fields of a record that can be named with `--field`. */
export const fieldNames = [
  "body",
  "status",
  "method",
  "target",
  "operation",
  "module",
  "time",
  "client",
  "request",
] as const;

export type FieldName = (typeof fieldNames)[number];

/** The pointers of fields that are not found by their names. */
export type DeclaredFields = Readonly<Partial<Record<FieldName, Pointer>>>;

/** The names by which fields are found, in the order in which they count. Section 2 of the observe contract. */
// prettier-ignore
const namesOf: Readonly<Record<FieldName, readonly string[]>> = {
  body: ["body", "response_body", "responseBody", "resp_body", "response.body", "res.body", "http.response.body.content", "http.response.body"],
  status: ["status", "status_code", "statusCode", "response_code", "response.status", "response.statusCode", "res.statusCode", "http.response.status_code", "http.status_code"],
  method: ["method", "request_method", "request.method", "req.method", "http.request.method", "http.method"],
  target: ["target", "path", "request_uri", "uri", "url", "request.uri", "request.url", "req.url", "url.path", "http.target"],
  operation: ["operation", "operationId", "operation_id"],
  module: ["module"],
  time: ["time", "timestamp", "@timestamp", "ts", "started_at", "start_time", "time_iso8601"],
  client: ["client", "client_ip", "remote_addr", "downstream_remote_address", "client.address"],
  request: ["request_body", "requestBody", "request.body", "req.body", "http.request.body.content"],
};

/** Where each field may be, the first place first: at a declared pointer, or by its names. */
export function fieldPlaces(declared: DeclaredFields): Readonly<Record<FieldName, readonly Pointer[]>> {
  const places = (name: FieldName): readonly Pointer[] => {
    const pointer = declared[name];
    if (pointer !== undefined) return [pointer];
    return namesOf[name].flatMap((spelling) =>
      spelling.includes(".") ? [[spelling], spelling.split(".")] : [[spelling]],
    );
  };
  return Object.fromEntries(fieldNames.map((name) => [name, places(name)])) as Record<FieldName, readonly Pointer[]>;
}

/** The rank of a field that was not found. */
const unranked = 255;

/** What a key of a record leads to. */
interface Node {
  field: number;
  rank: number;
  readonly below: Map<string, Node>;
}

/** Finds the fields of records, of which some are at declared pointers. What it returns is valid until the next record. */
export function fieldFinder(declared: DeclaredFields): (record: JsonObject) => (Json | undefined)[] {
  const pointers = fieldNames.flatMap((name, field) => {
    const pointer = declared[name];
    return pointer === undefined ? [] : [{ field, pointer }];
  });
  const names = tree(declared);
  const ranks = new Uint8Array(fieldNames.length);
  const found = fieldNames.map((): Json | undefined => undefined);
  return (record) => {
    found.fill(undefined);
    ranks.fill(unranked);
    walk(record, names, found, ranks);
    for (const { field, pointer } of pointers) {
      const value = follow(record, pointer);
      if (value !== undefined && hasType[field]?.(value) === true) found[field] = value;
    }
    return found;
  };
}

function walk(object: JsonObject, names: Map<string, Node>, found: (Json | undefined)[], ranks: Uint8Array): void {
  for (const key in object) {
    const node = names.get(key);
    if (node === undefined) continue;
    const value = object[key];
    if (value === null || value === undefined) continue;
    const { field, rank, below } = node;
    if (field >= 0 && rank < (ranks[field] ?? 0) && hasType[field]?.(value) === true) {
      found[field] = value;
      ranks[field] = rank;
    }
    if (below.size > 0 && isObject(value)) walk(value, below, found, ranks);
  }
}

/** The names as a tree of keys. A name with dots is a key by itself first, then a path of keys. */
function tree(declared: DeclaredFields): Map<string, Node> {
  const root = new Map<string, Node>();
  const nodeAt = (level: Map<string, Node>, key: string): Node => {
    const node = level.get(key) ?? { field: -1, rank: unranked, below: new Map<string, Node>() };
    level.set(key, node);
    return node;
  };
  const places = fieldPlaces(declared);
  for (const [field, name] of fieldNames.entries()) {
    if (declared[name] !== undefined) continue;
    for (const [rank, path] of places[name].entries()) {
      const above = path.slice(0, -1).reduce((level, step) => nodeAt(level, step).below, root);
      Object.assign(nodeAt(above, path.at(-1) ?? ""), { field, rank });
    }
  }
  return root;
}

const isString = (value: Json): boolean => typeof value === "string";
const isBody = (value: Json): boolean => typeof value === "string" || typeof value === "object";

/** The type that a field must have, in the order of {@link fieldNames}. */
const hasType: readonly ((value: Json) => boolean)[] = [
  isBody,
  (value) => statusOf(value) !== undefined,
  isString,
  (value) => typeof value === "string" && (value.startsWith("/") || /^https?:\/\//.test(value)),
  isString,
  isString,
  (value) => typeof value === "number" || typeof value === "string",
  isString,
  isBody,
];

const methods: ReadonlySet<string> = new Set(["GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"]);

function inCapitals(method: string): string {
  return methods.has(method) ? method : method.toUpperCase();
}

/** An observation without its body, from the fields of a record. */
export function observationOf(found: readonly (Json | undefined)[]): Observation {
  const [, status, method, target, operation, module, time, client, request] = found;
  return {
    body: undefined,
    status: statusOf(status),
    method: method === undefined ? undefined : inCapitals(method as string),
    target: target === undefined ? undefined : targetOf(target as string),
    operation: operation as string | undefined,
    module: module as string | undefined,
    time: readTime(time),
    client: client as string | undefined,
    request: request === undefined || typeof request === "string" ? request : JSON.stringify(request),
    header: undefined,
    printed: undefined,
    isPlain: undefined,
  };
}
