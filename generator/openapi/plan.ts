import { items, member, members, sameJson, valueAt, withValue } from "../edit/json.js";
import type { Path } from "../edit/json.js";
import { textIn } from "../model/catalog.js";
import type { Catalog, Entry } from "../model/catalog.js";
import { grouped } from "../model/grouped.js";
import { isObject } from "../model/json.js";
import type { Json, JsonObject } from "../model/json.js";
import { errorsOfOperation } from "../model/operation.js";
import type { ParamValue } from "../model/operation.js";
import { areApart, sentOf } from "./bodies.js";
import type { Sent } from "./bodies.js";
import { operationsIn, refOf, resolved } from "./document.js";
import type { Openapi } from "./document.js";
import { componentNames, isOurs } from "./names.js";
import type { ComponentName, Section } from "./names.js";
import { matchOperations } from "./operations.js";
import type { Matched, Matches } from "./operations.js";
import { inOrderOf, mediaType, stripped } from "./response.js";
import type { Content, IsOurRef } from "./response.js";
import { extension, schemaOf, typeOf } from "./schema.js";
import { descriptionOf, markdown } from "./text.js";
import type { Returned } from "./text.js";

/** What an OpenAPI document is to become. */
export interface Plan {
  readonly after: JsonObject;
  readonly matches: Matches;
  readonly remarks: readonly Remark[];
}

/** What an author should know about a change. */
export interface Remark {
  readonly at: Path;
  readonly message: string;
}

/** An error of an operation, as it travels in one media type. */
interface Use extends Returned {
  readonly sent: Sent;
}

/** Plans the responses of the errors that the catalog declares for the operations of a document. */
export function planErrors(openapi: Openapi, catalog: Catalog, locale: string): Plan {
  const { data } = openapi;
  const matches = matchOperations(operationsIn(data), catalog);
  const sent = sentOnce(catalog, locale);
  const nameOf = componentNames(data, catalog);
  const refTo = (section: Section, { entry, suffix }: Sent): string =>
    `#/components/${section}/${nameOf(section, entry, suffix)}`;
  const isOurRef: IsOurRef = (ref) => {
    const [, section = "", name = ""] = /^#\/components\/(schemas|examples)\/([^/]+)$/.exec(ref ?? "") ?? [];
    return isOurs(valueAt(data, ["components", section, name]));
  };
  const planner: Planner = { data, catalog, locale, sent, refTo, isOurRef };
  const remarks: Remark[] = [];
  const used = new Set<Sent>();
  const shared = new Map<Sent, JsonObject>();
  let after = data;
  for (const { inDocument, operation } of matches.matched) {
    const uses = errorsOfOperation(catalog, operation).flatMap((returned) =>
      sent(returned.entry).map((each): Use => ({ ...returned, sent: each })),
    );
    for (const use of uses) used.add(use.sent);
    const at = [...inDocument.at, "responses"];
    const planned = responsesOf(planner, { inDocument, operation }, uses);
    remarks.push(...planned.remarks);
    for (const [first, response] of planned.shared) shared.set(first, response);
    after = withValue(after, at, planned.responses);
  }
  return {
    after: withComponents(after, { catalog, locale, nameOf, used, shared, hasConst: openapi.hasConst }),
    matches,
    remarks,
  };
}

function sentOnce(catalog: Catalog, locale: string): (entry: Entry) => readonly Sent[] {
  const known = new Map<Entry, readonly Sent[]>();
  return (entry) => {
    const made = known.get(entry) ?? sentOf(catalog, entry, locale);
    known.set(entry, made);
    return made;
  };
}

interface Planner {
  readonly data: JsonObject;
  readonly catalog: Catalog;
  readonly locale: string;
  readonly sent: (entry: Entry) => readonly Sent[];
  readonly refTo: (section: Section, sent: Sent) => string;
  readonly isOurRef: IsOurRef;
}

interface Planned {
  readonly responses: JsonObject;
  /** Responses that become components, by what is sent first in them. */
  readonly shared: readonly (readonly [first: Sent, response: JsonObject])[];
  readonly remarks: readonly Remark[];
}

/** The responses of an operation, with its errors. */
function responsesOf(planner: Planner, { inDocument, operation }: Matched, uses: readonly Use[]): Planned {
  const existing = member(inDocument.value, "responses");
  const remarks: Remark[] = [];
  const shared: (readonly [Sent, JsonObject])[] = [];
  const byStatus = grouped(uses, ({ sent }) => String(sent.status));
  const before = isObject(existing) ? existing : {};
  const responses = new Map<string, Json>();
  for (const [status, response] of Object.entries(before)) {
    const left = byStatus.has(status) ? response : withoutErrors(planner, response);
    if (left !== undefined) responses.set(status, left);
  }
  for (const [status, list] of byStatus) {
    const at = [...inDocument.at, "responses", status];
    const old = member(before, status);
    const response = responseWith(planner, old, list);
    const first = response !== undefined && isOurs(response) ? onlyOne(planner, list) : undefined;
    if (first !== undefined && response !== undefined) shared.push([first, response]);
    responses.set(status, (first && { $ref: planner.refTo("responses", first) }) ?? response ?? old ?? null);
    const names = [...new Set(list.map(({ entry }) => entry.name))].join(", ");
    const id = operation.id;
    if (response === undefined) {
      const message = `\`${id}\` refers to another file for its response ${status}, so ${names} cannot be added; write the response in this file`;
      remarks.push({ at, message });
    } else if (old !== undefined && !isOurs(response) && !sameJson(old, response)) {
      remarks.push({
        at,
        message: `\`${id}\` already has a response ${status}; it was kept, with ${names} added to it`,
      });
    }
  }
  return { responses: Object.fromEntries(responses), shared, remarks };
}

/** What is sent first in the response of one error, if that response is the same for all operations. */
function onlyOne({ sent }: Planner, uses: readonly Use[]): Sent | undefined {
  const [first] = uses;
  if (first === undefined || uses.some(({ entry }) => entry !== first.entry)) return undefined;
  const { when, params } = first.error;
  const isSame = Object.keys({ ...when, ...params }).length === 0 && sent(first.entry).length === uses.length;
  return isSame ? first.sent : undefined;
}

/** A response with errors. Undefined if there is one in another file. */
function responseWith(planner: Planner, old: Json | undefined, uses: readonly Use[]): JsonObject | undefined {
  const { data, catalog, locale, isOurRef } = planner;
  const inPlace = resolved(data, old);
  if (refOf(inPlace) !== undefined) return undefined;
  const isNew = inPlace === undefined || isOurs(inPlace);
  const before = isObject(inPlace) && !isNew ? inPlace : {};
  const contents = new Map(isNew ? [] : members(before["content"]));
  for (const [type, list] of grouped(uses, ({ sent }) => sent.mediaType)) {
    const key = [...contents.keys()].find((candidate) => essence(candidate) === type) ?? type;
    contents.set(key, mediaType(contents.get(key), contentOf(planner, type, list), isOurRef));
  }
  const errors = distinct(uses);
  const names = errors.map(({ entry }) => entry.name);
  const description = descriptionOf(catalog, errors, locale);
  const response: JsonObject = {
    ...before,
    ...(typeof before["description"] === "string" ? {} : { description }),
    content: Object.fromEntries(contents),
    ...(isNew ? { [extension]: { errors: names } } : {}),
  };
  return inOrderOf(isObject(inPlace) ? inPlace : {}, response);
}

const essence = (type: string): string => type.replace(/;.*/s, "").trim().toLowerCase();

function distinct(uses: readonly Use[]): readonly Returned[] {
  return [...new Map(uses.map((use) => [use.entry, use])).values()];
}

function contentOf({ catalog, locale, refTo }: Planner, type: string, uses: readonly Use[]): Content {
  const sent = uses.map((use) => use.sent);
  const apart = sent.every(({ pins }, index) => sent.slice(0, index).every((other) => areApart(pins, other.pins)));
  const branches = uses.map((use) => branchOf({ $ref: refTo("schemas", use.sent) }, use));
  const areWhole = branches.every((branch) => refOf(branch) !== undefined);
  return {
    mediaType: type,
    branches,
    areApart: apart,
    discriminator: areWhole ? discriminatorOf(sent, (each) => refTo("schemas", each)) : undefined,
    examples: uses.map((use, index) => {
      const { entry, example } = use.sent;
      if (refOf(branches[index]) !== undefined) return [entry.name, { $ref: refTo("examples", use.sent) }] as const;
      const values = Object.fromEntries(narrowed(use).map(([name, [first = ""]]) => [name, first]));
      return [entry.name, exampleOf(entry, example(values), textIn(entry.text, locale, catalog))] as const;
    }),
  };
}

/** The schema of an error of an operation, which may allow only some values of its params. */
function branchOf(whole: JsonObject, use: Use): JsonObject {
  const names = narrowed(use);
  if (names.length === 0) return whole;
  const values = names.map(([name, list]) => [name, { type: typeOf(list[0]), enum: list }] as const);
  const inside = (key: string, inner: JsonObject): JsonObject => ({ type: "object", properties: { [key]: inner } });
  const params: JsonObject = { type: "object", properties: Object.fromEntries(values) };
  const part = (use.sent.paramsAt ?? []).reduceRight((inner, key) => inside(key, inner), params);
  return { allOf: [whole, part] };
}

/** The params of an error of an operation that have only some values there, and that travel. */
function narrowed({ error, sent: { full, paramsAt } }: Use): readonly (readonly [string, readonly ParamValue[]])[] {
  const sent = paramsAt === undefined ? undefined : valueAt(full, paramsAt);
  return Object.entries(error.params).filter(([name]) => member(sent, name) !== undefined);
}

function exampleOf({ module, code, name }: Entry, value: Json, text: string): JsonObject {
  const summary = (text.split(/[\n\r]/)[0] ?? "").trim() || name;
  return { summary, value, [extension]: { module, code } };
}

/** A property of the body whose value is a text, and another one for each error. */
function discriminatorOf(sent: readonly Sent[], refOf: (sent: Sent) => string): JsonObject | undefined {
  const [first] = sent;
  const keys = first?.pins.flatMap(({ at, prefix }) => (at.length === 1 && prefix === undefined ? at : [])) ?? [];
  for (const propertyName of keys) {
    const values = sent.map(({ pins }) => pins.find(({ at }) => at.length === 1 && at[0] === propertyName)?.value);
    const texts = values.filter((value) => typeof value === "string");
    if (texts.length !== sent.length || new Set(texts).size < sent.length) continue;
    return { propertyName, mapping: Object.fromEntries(sent.map((each, index) => [texts[index] ?? "", refOf(each)])) };
  }
  return undefined;
}

/** A response that no error comes with, as it was before errspec added some. Undefined if errspec made it. */
function withoutErrors({ data, isOurRef }: Planner, response: Json): Json | undefined {
  if (isOurs(resolved(data, response))) return undefined;
  const content = member(response, "content");
  if (!isObject(response) || !isObject(content)) return response;
  const types = Object.entries(content).flatMap(([type, value]): readonly (readonly [string, Json])[] => {
    if (!isObject(value)) return [[type, value]];
    const left = stripped(value, isOurRef);
    if (sameJson(left, value)) return [[type, value]];
    return left["schema"] === undefined ? [] : [[type, left]];
  });
  const left = Object.fromEntries(types);
  return sameJson(left, content) ? response : { ...response, content: left };
}

interface Components {
  readonly catalog: Catalog;
  readonly locale: string;
  readonly nameOf: ComponentName;
  readonly used: ReadonlySet<Sent>;
  readonly shared: ReadonlyMap<Sent, JsonObject>;
  readonly hasConst: boolean;
}

/** The document with what its responses refer to, and without components of errspec that nothing refers to any more. */
function withComponents(data: JsonObject, { catalog, locale, nameOf, used, shared, hasConst }: Components): JsonObject {
  let after = data;
  const add = (section: Section, { entry, suffix }: Sent, value: JsonObject): void => {
    const path = ["components", section, nameOf(section, entry, suffix)];
    const old = valueAt(after, path);
    after = withValue(after, path, isObject(old) ? inOrderOf(old, value) : value);
  };
  for (const sent of used) {
    const text = textIn(sent.entry.text, locale, catalog);
    add("schemas", sent, schemaOf(sent, markdown(text), hasConst));
    add("examples", sent, exampleOf(sent.entry, sent.example(), text));
  }
  for (const [first, response] of shared) add("responses", first, response);
  return withoutUnused(after);
}

function withoutUnused(data: JsonObject): JsonObject {
  let after = data;
  // Responses refer to the others.
  for (const section of ["responses", "schemas", "examples"]) {
    const refs = refsIn(after);
    for (const [name, value] of members(valueAt(data, ["components", section]))) {
      if (!isOurs(value) || refs.has(`#/components/${section}/${name}`)) continue;
      after = withValue(after, ["components", section, name], undefined);
    }
  }
  return after;
}

function refsIn(data: Json): ReadonlySet<string> {
  const refs = new Set<string>();
  const collect = (value: Json): void => {
    const ref = refOf(value);
    if (ref !== undefined) refs.add(ref);
    for (const inner of Array.isArray(value) ? items(value) : members(value).map(([, each]) => each)) collect(inner);
  };
  collect(data);
  return refs;
}
