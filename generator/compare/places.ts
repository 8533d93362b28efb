import type { Pointer } from "../model/catalog.js";

/** Pointers as text, in their order. */
export function places(pointers: readonly Pointer[]): string {
  return pointers.length === 0 ? "nowhere" : pointers.map((pointer) => `/${pointer.join("/")}`).join(", ");
}

/** Whether all earlier places are still read first. The first place with a value counts, so new places go to the end. */
export function hasAll(before: readonly Pointer[], after: readonly Pointer[]): boolean {
  return before.every((pointer, index) => places([pointer]) === places(after.slice(index, index + 1)));
}
