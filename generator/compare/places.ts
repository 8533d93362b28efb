import type { EnvelopeHeaders, Pointer } from "../model/catalog.js";

/** Pointers as text, in their order. */
export function places(pointers: readonly Pointer[]): string {
  return listed(pointers.map(pointerText));
}

/** Whether all earlier places are still read first. The first place with a value counts, so new places go to the end. */
export function hasAll(before: readonly Pointer[], after: readonly Pointer[]): boolean {
  return startsWith(after.map(pointerText), before.map(pointerText));
}

/** What is read from headers, by its key in the envelope. */
export const headerFields = ["code", "request-id", "retry-after"] as const;

/** The headers of one field as text, in their order. */
export function headerPlaces(headers: EnvelopeHeaders, field: (typeof headerFields)[number]): readonly string[] {
  switch (field) {
    case "code":
      return headers.code;
    case "request-id":
      return headers.requestId;
    case "retry-after":
      return headers.retryAfter.map(({ header, unit }) => (unit === "seconds" ? header : `${header} (${unit})`));
  }
}

/** Whether a list begins with another. */
export function startsWith(list: readonly string[], start: readonly string[]): boolean {
  return start.every((item, index) => item === list[index]);
}

/** Places as text; `nowhere` if there is none. */
export const listed = (texts: readonly string[]): string => (texts.length === 0 ? "nowhere" : texts.join(", "));

const pointerText = (pointer: Pointer): string => `/${pointer.join("/")}`;
