import type { Pointer } from "../model/catalog.js";

/** Pointers as a reader writes them, in their order. */
export function places(pointers: readonly Pointer[]): string {
  return pointers.length === 0 ? "nowhere" : pointers.map((pointer) => `/${pointer.join("/")}`).join(", ");
}

/**
 * Whether everything is still found where it was: the first place with a value counts, so places may be added at the end
 * and nowhere else.
 */
export function hasAll(before: readonly Pointer[], after: readonly Pointer[]): boolean {
  return before.every((pointer, index) => places([pointer]) === places(after.slice(index, index + 1)));
}
