import type { Catalog, Entry, Envelope, Param } from "../model/catalog.js";
import { pointerText } from "../model/pointer.js";
import { isPublic, sendsParams, shownParams } from "../model/sent.js";

/** The params of an entry whose values its responses have. */
export function travelling(catalog: Catalog, entry: Entry): readonly Param[] {
  return sendsParams(catalog) && isPublic(entry) ? shownParams(entry) : [];
}

/** The keys of `field-errors` in the spec. */
export const fieldErrorKeys = ["at", "field", "code", "text"] as const;

/** Where field errors have what, as text; undefined for what is not in the spec. */
export function fieldErrorPlace({ fieldErrors }: Envelope, key: (typeof fieldErrorKeys)[number]): string | undefined {
  const pointer = fieldErrors?.[key];
  return pointer && pointerText(pointer);
}
