import { valueAt, withValue } from "../edit/json.js";
import type { Path } from "../edit/json.js";
import type { Entry } from "../model/catalog.js";
import { grouped } from "../model/grouped.js";
import { isObject } from "../model/json.js";
import type { JsonObject } from "../model/json.js";
import type { ComponentNames } from "./names.js";
import { inOrderOf } from "./response.js";

/** A response that errspec makes for a status of an operation. */
export interface MadeResponse {
  readonly at: Path;
  readonly response: JsonObject;
  /** The errors that come with it, at least one. */
  readonly entries: readonly Entry[];
  /** Whether it is of one error, of which the operation says nothing. Such a response is a component even if used once. */
  readonly isPlain: boolean;
  /** The component of the document that it was made from. Others may use that one, so it stays as it is. */
  readonly from: string | undefined;
}

/** Writes responses into a document. Those that are the same for several operations are there once, as components. */
export function withResponses(data: JsonObject, made: readonly MadeResponse[], names: ComponentNames): JsonObject {
  let after = data;
  for (const uses of grouped(made, ({ response }) => JSON.stringify(response)).values()) {
    const [first] = uses;
    if (first === undefined) continue;
    const { response } = first;
    const name = nameOf(first, uses.length > 1, names);
    const value = name === undefined ? response : { $ref: `#/components/responses/${name}` };
    for (const { at } of uses) after = withValue(after, at, value);
    if (name === undefined) continue;
    const path = ["components", "responses", name];
    const old = valueAt(after, path);
    after = withValue(after, path, isObject(old) ? inOrderOf(old, response) : response);
  }
  return after;
}

/** The name of the component that a response becomes, if it becomes one. */
function nameOf(
  { entries, isPlain, from }: MadeResponse,
  isShared: boolean,
  names: ComponentNames,
): string | undefined {
  const [entry] = entries;
  if (from === undefined && isPlain && entry !== undefined) return names.of("responses", entry, "");
  return from !== undefined || isShared ? names.ofResponse(entries, from) : undefined;
}
