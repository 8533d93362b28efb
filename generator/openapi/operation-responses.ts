import { member, members, sameJson, valueAt } from "../edit/json.js";
import type { Path } from "../edit/json.js";
import { textIn } from "../model/catalog.js";
import type { Catalog, Entry } from "../model/catalog.js";
import { grouped } from "../model/grouped.js";
import { isObject } from "../model/json.js";
import type { Json, JsonObject } from "../model/json.js";
import type { ParamValue } from "../model/operation.js";
import { areApart } from "./bodies.js";
import type { Sent } from "./bodies.js";
import { refOf, resolved } from "./document.js";
import { isOurs } from "./names.js";
import type { Section } from "./names.js";
import type { Matched } from "./operations.js";
import { inOrderOf, mediaType, stripped } from "./response.js";
import type { Content, IsOurRef } from "./response.js";
import { extension, typeOf } from "./schema.js";
import type { MadeResponse } from "./shared.js";
import { descriptionOf } from "./text.js";
import type { Returned } from "./text.js";

/** What an author should know about a change. */
export interface Remark {
  readonly at: Path;
  readonly message: string;
}

/** An error of an operation, as it travels in one media type. */
export interface Use extends Returned {
  readonly sent: Sent;
}

/** What is needed to plan the responses of an operation. */
export interface Planner {
  readonly data: JsonObject;
  readonly catalog: Catalog;
  readonly locale: string;
  readonly sent: (entry: Entry) => readonly Sent[];
  readonly refTo: (section: Section, sent: Sent) => string;
  readonly isOurRef: IsOurRef;
}

/** The responses of an operation, planned. */
interface Planned {
  readonly responses: JsonObject;
  /** Responses that are errspec's. They are not among the others yet, except that their status is. */
  readonly made: readonly MadeResponse[];
  readonly remarks: readonly Remark[];
}

/** Plans the responses of an operation, with its errors. */
export function responsesOf(planner: Planner, { inDocument, operation }: Matched, uses: readonly Use[]): Planned {
  const { data } = planner;
  const existing = member(inDocument.value, "responses");
  const remarks: Remark[] = [];
  const made: MadeResponse[] = [];
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
    const origin = originOf(data, old);
    const response = responseWith(planner, origin, list);
    responses.set(status, response ?? old ?? null);
    if (response !== undefined && isOurs(response)) {
      const entries = [...new Set(list.map(({ entry }) => entry))];
      made.push({ at, response, entries, isPlain: isPlain(planner, list), from: componentOf(data, origin) });
    }
    const names = [...new Set(list.map(({ entry }) => entry.name))].join(", ");
    const id = operation.id;
    if (response === undefined) {
      const message = `\`${id}\` refers to another file for its response ${status}, so ${names} cannot be added; write the response in this file`;
      remarks.push({ at, message });
    } else if (isForeign(data, origin) && !sameJson(resolved(data, old), response)) {
      remarks.push({
        at,
        message: `\`${id}\` already has a response ${status}; it was kept, with ${names} added to it`,
      });
    }
  }
  return { responses: Object.fromEntries(responses), made, remarks };
}

/** The response as the document had it: that which a component of errspec was made from, if it was made from one. */
function originOf(data: JsonObject, response: Json | undefined): Json | undefined {
  const from = member(member(resolved(data, response), extension), "from");
  return typeof from === "string" ? { $ref: from } : response;
}

/** Whether there is a response that errspec did not make. */
function isForeign(data: JsonObject, origin: Json | undefined): boolean {
  const inPlace = resolved(data, origin);
  return inPlace !== undefined && !isOurs(inPlace);
}

/** The name of the component of the document that a response refers to, which other operations may share. */
function componentOf(data: JsonObject, origin: Json | undefined): string | undefined {
  if (!isForeign(data, origin)) return undefined;
  return /^#\/components\/responses\/([\w.-]+)$/.exec(refOf(origin) ?? "")?.[1];
}

/** Whether a response is of one error and the same for all operations. */
function isPlain({ sent }: Planner, uses: readonly Use[]): boolean {
  const [first] = uses;
  if (first === undefined || uses.some(({ entry }) => entry !== first.entry)) return false;
  const { when, params } = first.error;
  return Object.keys({ ...when, ...params }).length === 0 && sent(first.entry).length === uses.length;
}

/** A response with errors. Undefined if there is one in another file. */
function responseWith(planner: Planner, old: Json | undefined, uses: readonly Use[]): JsonObject | undefined {
  const { data, catalog, locale, isOurRef } = planner;
  const inPlace = resolved(data, old);
  if (refOf(inPlace) !== undefined) return undefined;
  const isNew = !isForeign(data, old);
  const from = componentOf(data, old) === undefined ? undefined : refOf(old);
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
    ...(from === undefined ? {} : { [extension]: { errors: names, from } }),
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

export function exampleOf({ module, code, name }: Entry, value: Json, text: string): JsonObject {
  const line = (text.split(/[\n\r]/)[0] ?? "").trim();
  // Pages show the summary in place of the name.
  return { summary: line === "" ? name : `${name}: ${line}`, value, [extension]: { module, code } };
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
  const origin = originOf(data, response);
  if (origin !== response) return origin;
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
