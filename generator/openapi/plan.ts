import { items, members, valueAt, withValue } from "../edit/json.js";
import { textIn } from "../model/catalog.js";
import type { Catalog, Entry } from "../model/catalog.js";
import { isObject } from "../model/json.js";
import type { Json, JsonObject } from "../model/json.js";
import { errorsOfOperation } from "../model/operation.js";
import { sentOf } from "./bodies.js";
import type { Sent } from "./bodies.js";
import { operationsIn, refOf } from "./document.js";
import type { Openapi } from "./document.js";
import { componentNames, isOurs } from "./names.js";
import type { ComponentNames, Section } from "./names.js";
import { exampleOf, responsesOf } from "./operation-responses.js";
import type { Planner, Remark, Use } from "./operation-responses.js";
import { matchOperations } from "./operations.js";
import type { Matches } from "./operations.js";
import { inOrderOf } from "./response.js";
import type { IsOurRef } from "./response.js";
import { schemaOf } from "./schema.js";
import { withResponses } from "./shared.js";
import type { MadeResponse } from "./shared.js";
import { markdown } from "./text.js";

/** What an OpenAPI document is to become. */
export interface Plan {
  readonly after: JsonObject;
  readonly matches: Matches;
  readonly remarks: readonly Remark[];
}

/** Plans the responses of the errors that the catalog declares for the operations of a document. */
export function planErrors(openapi: Openapi, catalog: Catalog, locale: string): Plan {
  const { data } = openapi;
  const matches = matchOperations(operationsIn(data), catalog);
  const sent = sentOnce(catalog, locale);
  const names = componentNames(data, catalog);
  const refTo = (section: Section, { entry, suffix }: Sent): string =>
    `#/components/${section}/${names.of(section, entry, suffix)}`;
  const isOurRef: IsOurRef = (ref) => {
    const [, section = "", name = ""] = /^#\/components\/(schemas|examples)\/([^/]+)$/.exec(ref ?? "") ?? [];
    return isOurs(valueAt(data, ["components", section, name]));
  };
  const planner: Planner = { data, catalog, locale, sent, refTo, isOurRef };
  const remarks: Remark[] = [];
  const used = new Set<Sent>();
  const made: MadeResponse[] = [];
  let after = data;
  for (const { inDocument, operation } of matches.matched) {
    const uses = errorsOfOperation(catalog, operation).flatMap((returned) =>
      sent(returned.entry).map((each): Use => ({ ...returned, sent: each })),
    );
    for (const use of uses) used.add(use.sent);
    const at = [...inDocument.at, "responses"];
    const planned = responsesOf(planner, { inDocument, operation }, uses);
    remarks.push(...planned.remarks);
    made.push(...planned.made);
    after = withValue(after, at, planned.responses);
  }
  return {
    after: withComponents(after, { catalog, locale, names, used, made, hasConst: openapi.hasConst }),
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

interface Components {
  readonly catalog: Catalog;
  readonly locale: string;
  readonly names: ComponentNames;
  readonly used: ReadonlySet<Sent>;
  readonly made: readonly MadeResponse[];
  readonly hasConst: boolean;
}

/** The document with what its responses refer to, and without components of errspec that nothing refers to any more. */
function withComponents(data: JsonObject, { catalog, locale, names, used, made, hasConst }: Components): JsonObject {
  let after = data;
  const add = (section: Section, { entry, suffix }: Sent, value: JsonObject): void => {
    const path = ["components", section, names.of(section, entry, suffix)];
    const old = valueAt(after, path);
    after = withValue(after, path, isObject(old) ? inOrderOf(old, value) : value);
  };
  for (const sent of used) {
    const text = textIn(sent.entry.text, locale, catalog);
    add("schemas", sent, schemaOf(sent, markdown(text), hasConst));
    add("examples", sent, exampleOf(sent.entry, sent.example(), text));
  }
  return withoutUnused(withResponses(after, made, names));
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
