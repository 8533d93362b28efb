import { parseBody } from "../decode/body.js";
import type { Catalog } from "../model/catalog.js";
import { isList, isObject } from "../model/json.js";
import type { Json, JsonObject } from "../model/json.js";
import { fieldFinder, observationOf } from "./fields.js";
import type { DeclaredFields } from "./fields.js";
import type { Observation, Seen } from "./observation.js";
import { batchItems } from "./otlp.js";
import type { Item } from "./otlp.js";
import type { TakeLine } from "./lines.js";
import { plainReader } from "./plain.js";
import { sparseReader } from "./sparse.js";
import { wantedOf } from "./wanted.js";

/** The values of `--input`. */
export const inputFormats = ["auto", "har", "json", "text"] as const;

export type InputFormat = (typeof inputFormats)[number];

/**
 * Whether the body of an observation shows that it is a response of the API at all: it has a code, or what only a success
 * has. That something is absent is true of most objects.
 */
export type IsResponse = (observation: Observation) => boolean;

/** Reads the lines of a file that is not an archive: section 1 of the observe contract. */
export function lineReader(
  catalog: Catalog,
  format: Exclude<InputFormat, "har">,
  declared: DeclaredFields,
  isResponse: IsResponse,
  { observed, other, damaged }: Seen,
): TakeLine {
  const wanted = format === "text" ? undefined : wantedOf(catalog, declared);
  const sparse = wanted === undefined ? () => undefined : sparseReader(wanted);
  const plain = plainReader(catalog, isResponse);
  const record = recordReader(declared, isResponse);
  const see = (observation: Observation | undefined): void => {
    if (observation === undefined) other();
    else observed(observation);
  };
  const readItem = ({ record: attributes, time, line, kind }: Item): Observation | undefined => {
    const found = record.fields({ ...attributes, ...(time === undefined ? {} : { time }) });
    if (found.hasBody || (kind === "log" && found.observation.status !== undefined)) return found.observation;
    const value = kind === "log" && line !== undefined && startsObject(line) ? parseBody(line) : undefined;
    const inLine = isObject(value) ? record.observation(value) : plain(line ?? "");
    if (inLine === undefined) return found.observation.status === undefined ? undefined : found.observation;
    if (kind === "log") return { ...inLine, time: inLine.time ?? found.observation.time };
    const { status, method, target, operation, client } = found.observation;
    return { ...inLine, status, method, target, operation, client, time: found.observation.time };
  };
  const readRecord = (value: JsonObject): void => {
    const items = batchItems(value);
    if (items === undefined) see(record.observation(value));
    else
      items.forEach((item) => {
        see(readItem(item));
      });
  };
  const readText = (line: string): void => {
    if (format === "text" || (format === "auto" && !startsObject(line))) {
      if (!isBlank(line)) see(plain(line));
      return;
    }
    const value = parseBody(line);
    if (isObject(value)) readRecord(value);
    else if (!isBlank(line)) damaged();
  };
  return (bytes, from, to) => {
    const value = sparse(bytes, from, to);
    if (value === undefined) readText(bytes.toString("utf8", from, to));
    else readRecord(value);
  };
}

function isBlank(line: string): boolean {
  return /^[ \t\r]*$/.test(line);
}

/** Whether the first character after blanks is an opening brace. */
function startsObject(line: string): boolean {
  let at = 0;
  let unit = line.charCodeAt(0);
  while (unit === 0x20 || unit === 0x09 || unit === 0x0d) unit = line.charCodeAt((at += 1));
  return unit === 0x7b;
}

interface RecordReader {
  readonly observation: (record: JsonObject) => Observation | undefined;
  readonly fields: (record: JsonObject) => { readonly observation: Observation; readonly hasBody: boolean };
}

/** Finds observations in records: section 2 of the observe contract. */
function recordReader(declared: DeclaredFields, isResponse: IsResponse): RecordReader {
  const find = fieldFinder(declared);
  const fields = (record: JsonObject): { observation: Observation; hasBody: boolean } => {
    const found = find(record);
    const observation = observationOf(found);
    const [body] = found;
    if (body !== undefined) observation.body = bodyOf(body);
    return { observation, hasBody: body !== undefined };
  };
  return {
    fields,
    observation(record) {
      const found = find(record);
      const observation = observationOf(found);
      const [body] = found;
      if (body !== undefined) {
        observation.body = bodyOf(body);
        return observation;
      }
      const itself: Observation = { ...observation, body: { value: record } };
      if (isResponse(itself)) return itself;
      return observation.status === undefined ? undefined : observation;
    },
  };
}

function bodyOf(body: Json): Observation["body"] {
  if (typeof body === "string") return body === "-" ? undefined : { text: body };
  return isObject(body) || isList(body) ? { value: body } : undefined;
}
