import { mostFieldErrors } from "../decode/field-errors.js";
import type { FieldError } from "../decode/field-errors.js";
import { paramsOf } from "../decode/params.js";
import type { ParamValue, Params } from "../decode/params.js";
import type { FieldErrorPlaces, Param } from "../model/catalog.js";
import { jsonText, put } from "./body.js";
import type { Tree } from "./body.js";
import { clean } from "./clean.js";
import type { Sent } from "./encode.js";

/*
 * Params and field errors as they are written. Section 1 of the contract of standard envelopes.
 */

/** The JSON text of the params of an error; undefined if there are none. */
export function paramsJson(sent: Sent): string | undefined {
  const params = Object.entries(sentParams(sent));
  if (params.length === 0) return undefined;
  return `{${params.map(([name, value]) => `${JSON.stringify(name)}:${JSON.stringify(value)}`).join(",")}}`;
}

/** The params of an error that may travel. */
export function sentParams({ entry, params }: Pick<Sent, "entry" | "params">): Params {
  return paramsOf(entry, ({ name, type }) => {
    const value = Object.hasOwn(params, name) ? params[name] : undefined;
    return value === undefined ? undefined : written(value, type);
  });
}

function written(value: ParamValue, type: Param["type"]): ParamValue | undefined {
  if (typeof value === "string") return value.toWellFormed();
  if (typeof value === "boolean") return value;
  const fits = type === "int" ? Number.isSafeInteger(value) : Number.isFinite(value);
  if (!fits) return undefined;
  return value === 0 ? 0 : value; // not -0
}

/** The field errors that are sent, with cleaned texts. */
export function sentFieldErrors({ fieldErrors }: Pick<Sent, "fieldErrors">): readonly FieldError[] {
  return fieldErrors.slice(0, mostFieldErrors).flatMap(({ field, code = "", text = "" }) => {
    const cleaned = { field: clean(field), code: clean(code) || undefined, text: clean(text) };
    return cleaned.field === "" ? [] : [cleaned];
  });
}

/** The JSON text of the field errors of an error, given where items have what; undefined if there are none. */
export function fieldErrorsJson(sent: Sent, places: Omit<FieldErrorPlaces, "at">): string | undefined {
  const items = sentFieldErrors(sent).map(({ field, code = "", text = "" }) => {
    const item = new Map<string, Tree>();
    put(item, places.field, JSON.stringify(field));
    if (code !== "" && places.code !== undefined) put(item, places.code, JSON.stringify(code));
    if (text !== "" && places.text !== undefined) put(item, places.text, JSON.stringify(text));
    return jsonText(item);
  });
  return items.length === 0 ? undefined : `[${items.join(",")}]`;
}
