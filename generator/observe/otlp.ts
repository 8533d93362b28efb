import { isList, isObject } from "../model/json.js";
import type { Json, JsonObject } from "../model/json.js";

/*
 * Batches of the OpenTelemetry protocol in JSON: section 3 of the observe contract. Source: opentelemetry-proto, "OTLP/HTTP
 * JSON"; its names are in camel case, and some exporters write snake case.
 */

/** A log record or a span as a record: its attributes are its keys. */
export interface Item {
  readonly record: JsonObject;
  readonly time: Json | undefined;
  /** A line that counts if the attributes have no body: the body of a log record, or the message of a span. */
  readonly line: string | undefined;
  readonly kind: "log" | "span";
}

/** The keys by which a batch is known. */
export const batchKeys = ["resourceLogs", "resourceSpans", "resource_logs", "resource_spans"] as const;

/** The records of a batch; undefined if it is none. */
export function batchItems(batch: JsonObject): readonly Item[] | undefined {
  // Every record is asked this, so it is asked fast.
  if (!("resourceLogs" in batch || "resourceSpans" in batch || "resource_logs" in batch || "resource_spans" in batch)) {
    return undefined;
  }
  const logs = at(batch, "resourceLogs", "resource_logs");
  const spans = at(batch, "resourceSpans", "resource_spans");
  const records = [...nested(logs, ["scopeLogs", "scope_logs"], ["logRecords", "log_records"])].map(logItem);
  return [...records, ...[...nested(spans, ["scopeSpans", "scope_spans"], ["spans"])].map(spanItem)];
}

type Names = readonly [string, ...string[]];

function at(object: JsonObject, ...names: readonly string[]): Json | undefined {
  const name = names.find((candidate) => Object.hasOwn(object, candidate));
  return name === undefined ? undefined : object[name];
}

function* nested(resources: Json | undefined, scopes: Names, items: Names): Iterable<JsonObject> {
  for (const resource of objects(resources)) {
    for (const scope of objects(at(resource, ...scopes))) yield* objects(at(scope, ...items));
  }
}

function objects(list: Json | undefined): readonly JsonObject[] {
  return isList(list) ? list.filter(isObject) : [];
}

function logItem(log: JsonObject): Item {
  const body = at(log, "body");
  const line = isObject(body) ? at(body, "stringValue", "string_value") : undefined;
  const time = wholeTime(at(log, "timeUnixNano", "time_unix_nano"));
  return {
    kind: "log",
    record: attributes(log),
    time: time ?? wholeTime(at(log, "observedTimeUnixNano", "observed_time_unix_nano")),
    line: typeof line === "string" ? line : undefined,
  };
}

function spanItem(span: JsonObject): Item {
  const exception = objects(at(span, "events")).find((event) => at(event, "name") === "exception");
  const message = exception === undefined ? undefined : attributes(exception)["exception.message"];
  const status = at(span, "status");
  const line = message ?? (isObject(status) ? at(status, "message") : undefined);
  return {
    kind: "span",
    record: attributes(span),
    time: wholeTime(at(span, "startTimeUnixNano", "start_time_unix_nano")),
    line: typeof line === "string" ? line : undefined,
  };
}

/** A time in nanoseconds, of which 0 means that it is not known. */
function wholeTime(value: Json | undefined): Json | undefined {
  return value === 0 || value === "0" ? undefined : value;
}

function attributes(item: JsonObject): JsonObject {
  const pairs = objects(at(item, "attributes")).flatMap((attribute): [string, Json][] => {
    const [key, value] = [at(attribute, "key"), at(attribute, "value")];
    if (typeof key !== "string" || !isObject(value)) return [];
    const integer = at(value, "intValue", "int_value");
    const plain =
      at(value, "stringValue", "string_value") ??
      (typeof integer === "string" ? Number(integer) : integer) ??
      at(value, "doubleValue", "double_value") ??
      at(value, "boolValue", "bool_value");
    return plain === undefined ? [] : [[key, plain]];
  });
  return Object.fromEntries(pairs);
}
