import type { Pointer } from "./catalog.js";

/** The decoded steps of a JSON pointer. Source: RFC 6901, sections 3 and 4. */
export function parsePointer(text: string): Pointer {
  return text
    .slice(1)
    .split("/")
    .map((step) => step.replaceAll("~1", "/").replaceAll("~0", "~"));
}

/** A JSON pointer as text: the inverse of {@link parsePointer}. */
export function pointerText(pointer: Pointer): string {
  return pointer.map((step) => `/${step.replaceAll("~", "~0").replaceAll("/", "~1")}`).join("");
}

/** Whether two pointers lead to the same place. */
export function samePointer(a: Pointer, b: Pointer): boolean {
  return a.length === b.length && isWithin(a, b);
}

/** Whether a pointer is at or below another one. */
export function isWithin(pointer: Pointer, outer: Pointer): boolean {
  return outer.every((step, index) => step === pointer[index]);
}
