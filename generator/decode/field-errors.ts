import type { FieldErrorPlaces, Pointer } from "../model/catalog.js";
import { isList, isObject } from "../model/json.js";
import type { Json } from "../model/json.js";
import { follow } from "./body.js";
import { integerText } from "./code.js";

/** What is wrong with a field of a request. */
export interface FieldError {
  readonly field: string;
  readonly code?: string | undefined;
  readonly text?: string | undefined;
}

/** The most field errors that an error has. */
export const mostFieldErrors = 100;

/** Reads a list of field errors. Section 1 of the contract of standard envelopes. */
export function readFieldErrors(
  found: Json | undefined,
  { field: fieldAt, code: codeAt, text: textAt }: Omit<FieldErrorPlaces, "at">,
): readonly FieldError[] {
  if (!isList(found)) return [];
  return found.slice(0, mostFieldErrors).flatMap((item): readonly FieldError[] => {
    if (!isObject(item)) return [];
    const field = textAtPointer(item, fieldAt) ?? "";
    return field === "" ? [] : [{ field, code: codeIn(item, codeAt), text: textAtPointer(item, textAt) ?? "" }];
  });
}

function textAtPointer(item: Json, pointer: Pointer | undefined): string | undefined {
  const value = pointer && follow(item, pointer);
  return typeof value === "string" ? value.toWellFormed() : undefined;
}

function codeIn(item: Json, pointer: Pointer | undefined): string | undefined {
  const value = pointer && follow(item, pointer);
  if (typeof value === "number") return integerText(value);
  const text = textAtPointer(item, pointer) ?? "";
  return text === "" ? undefined : text;
}
