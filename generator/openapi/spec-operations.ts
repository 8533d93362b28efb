import { rewritten } from "../edit/apply.js";
import { readForeign } from "../edit/document.js";
import { items, member, valueAt, withValue } from "../edit/json.js";
import { yamlText } from "../edit/print.js";
import { clean } from "../encode/clean.js";
import { formatSpec } from "../format/format.js";
import type { SpecFile } from "../load/spec-file.js";
import type { Catalog } from "../model/catalog.js";
import { hidingMarks, loneSurrogates } from "../model/invisible.js";
import { isObject } from "../model/json.js";
import type { JsonObject } from "../model/json.js";
import { camelCase, isName, longestName, suggestName } from "../model/name.js";
import { nameOfOperation, operationIdPattern, operationPathPattern } from "../model/operation.js";
import type { Range } from "../model/position.js";
import { isPublic } from "../model/sent.js";
import { operationsIn } from "./document.js";
import type { DocumentOperation, Openapi } from "./document.js";
import { matchOperations, withoutNames } from "./operations.js";
import type { Matched } from "./operations.js";
import { describedErrors, statedErrors } from "./stated.js";

/** The file that new operations are written to. */
const operationsFileName = "operations.yaml";

/** A file of the spec with the operations of an OpenAPI document. */
export interface ChangedFile {
  /** Its name in the spec's folder. */
  readonly name: string;
  readonly text: string;
}

/** What a spec gets from an OpenAPI document. */
export interface SpecOperations {
  readonly files: readonly ChangedFile[];
  readonly added: number;
  /** How many operations got a method, a path, a summary or tags. */
  readonly completed: number;
  /** What the author has to decide. */
  readonly remarks: readonly { readonly at: Range; readonly message: string }[];
}

/**
 * Lists the operations of an OpenAPI document in a spec. What is there stays: operations that the spec has only get what
 * they lack.
 */
export function specOperations(openapi: Openapi, catalog: Catalog, spec: readonly SpecFile[]): SpecOperations {
  const { matched, onlyInDocument, onlyInCatalog } = matchOperations(operationsIn(openapi.data), catalog);
  const ids = idsFor(onlyInDocument, new Set(catalog.operations.map(({ id }) => id)));
  const edited = new Map<string, JsonObject>();
  let completed = 0;
  for (const { inDocument, operation } of matched) {
    const place = placeOf(spec, operation.id);
    if (place === undefined) continue;
    const { name, data } = place;
    const before = edited.get(name) ?? data;
    const own = valueAt(before, ["operations", "list", operation.id]);
    const after = { ...factsOf(inDocument), ...(isObject(own) ? own : {}) };
    if (isObject(own) && Object.keys(own).length === Object.keys(after).length) continue;
    completed += 1;
    edited.set(name, withValue(before, ["operations", "list", operation.id], after));
  }
  if (ids.size > 0) {
    let data = edited.get(operationsFileName) ?? dataOf(spec, operationsFileName) ?? {};
    const names = new Set(catalog.operations.map(({ name }) => name));
    for (const [operation, id] of ids) {
      const facts = { ...nameFor(id, names), ...factsOf(operation), ...errorsOf(openapi, catalog, operation) };
      data = withValue(data, ["operations", "list", id], facts);
    }
    edited.set(operationsFileName, data);
  }
  return {
    files: [...edited].map(([name, data]) => ({ name, text: textOf(spec, name, data) })),
    added: ids.size,
    completed,
    remarks: [
      ...onlyInDocument
        .filter(({ id }) => !isId(id))
        .map((operation) => withoutId(openapi, operation, ids.get(operation))),
      ...matched.flatMap((each) => differing(openapi, each)),
      ...onlyInCatalog.map(({ id, at }) => ({
        at: at(),
        message: `\`${id}\` is not in ${openapi.path}; remove it from the spec if the API no longer has it`,
      })),
    ],
  };
}

/** What a spec can have as the ID of an operation. */
const isId = (id: string | undefined): boolean => id !== undefined && operationIdPattern.test(id);

/**
 * The ID of each operation that can be listed. One without an `operationId` gets an ID from its method and its path, by
 * which it is found again.
 */
function idsFor(
  operations: readonly DocumentOperation[],
  taken: Set<string | undefined>,
): ReadonlyMap<DocumentOperation, string> {
  const ids = new Map<DocumentOperation, string>();
  for (const operation of operations) if (isId(operation.id)) ids.set(operation, operation.id ?? "");
  for (const id of ids.values()) taken.add(id);
  for (const operation of operations) {
    const { method, path } = operation;
    if (ids.has(operation) || !isPath(path)) continue;
    const base = camelCase(suggestName(`${method} ${path.replaceAll("{", " by ")}`)).slice(0, longestMadeId);
    let id = base;
    for (let number = 2; taken.has(id); number++) id = base + String(number);
    taken.add(id);
    ids.set(operation, id);
  }
  return ids;
}

const longestMadeId = 100;

/** Whether a spec can have the path of an operation. */
const isPath = (path: string): boolean => operationPathPattern.test(path);

function withoutId(
  openapi: Openapi,
  { at, id, method, path }: DocumentOperation,
  made: string | undefined,
): SpecOperations["remarks"][number] {
  const problem =
    id === undefined
      ? `${method} ${path} has no operationId`
      : `the operationId of ${method} ${path} is not 1 to 128 visible ASCII characters`;
  const result = made === undefined ? "so it cannot be listed" : `so it is listed as \`${made}\``;
  const message = `${problem}, ${result}; ${id === undefined ? "add one" : "change it"}`;
  return {
    at: openapi.at(id === undefined ? at : [...at, "operationId"], id === undefined ? "key" : "value"),
    message,
  };
}

/** What an operation in the spec says otherwise than the document. */
export function differing(openapi: Openapi, { inDocument, operation }: Matched): SpecOperations["remarks"] {
  const { method, path } = inDocument;
  return (["method", "path"] as const).flatMap((key) => {
    const [own, other] = [operation[key], { method, path }[key]];
    if (own === undefined || withoutNames(own) === withoutNames(other)) return [];
    const message = `the ${key} of \`${operation.id}\` is ${own}, but ${other} in ${openapi.path}; correct one of them`;
    return [{ at: operation.at(key), message }];
  });
}

/** What a spec says about an operation. */
function factsOf({ method, path, value }: DocumentOperation): JsonObject {
  const [summary, tags] = [member(value, "summary"), items(member(value, "tags"))];
  const line = typeof summary === "string" ? visibleText(summary) : "";
  const names = tags
    .flatMap((tag) => (typeof tag === "string" ? [visibleText(tag)] : []))
    .filter((tag) => tag !== "" && tag.length <= 64);
  return {
    method,
    ...(isPath(path) ? { path } : {}),
    ...(line === "" ? {} : { summary: line }),
    ...(names.length === 0 ? {} : { tags: names }),
  };
}

/** A text without what a spec refuses: control characters and marks that cannot be seen. */
const visibleText = (text: string): string => clean(text).replace(invisible, "").trim();

const invisible = new RegExp(`[\\u007f-\\u009f\\u00ad\\u180e${hidingMarks}]|${loneSurrogates}`, "g");

/** The name of a new operation, if its ID gives none of its own. */
function nameFor(id: string, names: Set<string>): JsonObject {
  const words = nameOfOperation(id).match(/[A-Z][a-z0-9]+/g) ?? ["Operation"];
  while (words.length > 1 && words.join("").length > longestName - 4) words.pop();
  const base = isName(nameOfOperation(id)) ? nameOfOperation(id) : words.join("").slice(0, longestName - 4);
  let name = base;
  for (let number = 2; names.has(name); number++) name = base + String(number);
  names.add(name);
  return name === nameOfOperation(id) ? {} : { name };
}

/**
 * The errors that the document states for an operation, and for few others: in examples, as the only value of a schema, and
 * in the description of a response.
 */
function errorsOf({ data }: Openapi, catalog: Catalog, operation: DocumentOperation): JsonObject {
  const stated = statedErrors({ data, catalog }, operation, undefined).flatMap(({ entry, isListed }) =>
    entry === undefined || isListed || !isPublic(entry) ? [] : [entry],
  );
  const all = catalog.modules.flatMap(({ entries }) => entries);
  const described = describedErrors({ data, catalog }, operation).filter(isPublic);
  const references = [...new Set([...stated, ...described])].map(({ module, name }) =>
    all.filter((other) => other.name === name).length > 1 ? `${module}.${name}` : name,
  );
  return references.length === 0 ? {} : { errors: references };
}

const nameOf = ({ source }: SpecFile): string => source.replace(/^.*\//, "");

function placeOf(
  spec: readonly SpecFile[],
  id: string,
): { readonly name: string; readonly data: JsonObject } | undefined {
  for (const file of spec) {
    if (!file.text.includes(id)) continue;
    const data = dataOf(spec, nameOf(file));
    if (valueAt(data, ["operations", "list", id]) !== undefined) return { name: nameOf(file), data: data ?? {} };
  }
  return undefined;
}

function dataOf(spec: readonly SpecFile[], name: string): JsonObject | undefined {
  const file = spec.find((candidate) => nameOf(candidate) === name);
  if (file === undefined) return undefined;
  const read = readForeign(file.path, file.text);
  return "data" in read ? read.data : undefined;
}

function textOf(spec: readonly SpecFile[], name: string, after: JsonObject): string {
  const file = spec.find((candidate) => nameOf(candidate) === name);
  const read = file === undefined ? undefined : readForeign(file.path, file.text);
  if (read === undefined || !("data" in read)) {
    const source = `spec/${name}`;
    return formatSpec({ path: source, source, text: `${heading}${yamlText(after)}` }, []);
  }
  const text = rewritten(read, after);
  if (typeof text !== "string") throw new Error("a spec has no aliases");
  return text;
}

const heading = `# yaml-language-server: $schema=schema/operations.schema.json
#
# The operations of the API. \`errspec openapi operations\` adds new ones from an OpenAPI file and keeps what is here. Give
# each its \`errors\`, or let it inherit them from its tags and from \`errors\` of all operations.
`;
