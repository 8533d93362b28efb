/**
 * Section 2 of the contract: how a JSON pointer of the envelope finds a value.
 */

import { isArray, isObject, type Json } from "./json.js";

const INDEX = /^(?:0|[1-9][0-9]*)$/;

/** Splits the text of a JSON pointer (RFC 6901) into its steps. The root is the empty text. */
function stepsOf(pointer: string): readonly string[] {
  if (pointer === "") return [];
  if (!pointer.startsWith("/")) throw new Error(`not a JSON pointer: ${pointer}`);
  // `~01` is `~1`: `~1` is replaced before `~0`.
  return pointer
    .slice(1)
    .split("/")
    .map((step) => step.replaceAll("~1", "/").replaceAll("~0", "~"));
}

/** Follows the steps from the root. Returns `undefined` if nothing is found, and `null` if JSON's `null` is. */
function follow(root: Json, steps: readonly string[]): Json | undefined {
  let value: Json | undefined = root;
  for (const step of steps) {
    if (isObject(value)) value = value.get(step);
    else if (isArray(value) && INDEX.test(step)) value = value[Number(step)];
    else return undefined;
  }
  return value;
}

/** Returns what a pointer finds. */
export function find(root: Json, pointer: string): Json | undefined {
  return follow(root, stepsOf(pointer));
}

/** Returns what the first pointer that finds something other than `null` finds, or `undefined`. */
export function findFirst(root: Json, pointers: readonly string[]): Json | undefined {
  for (const pointer of pointers) {
    const value = find(root, pointer);
    if (value !== undefined && value !== null) return value;
  }
  return undefined;
}

/** Returns whether the parent of the place that a pointer names is an object. The root has no parent. */
export function hasObjectParent(root: Json, pointer: string): boolean {
  const steps = stepsOf(pointer);
  return steps.length > 0 && isObject(follow(root, steps.slice(0, -1)));
}
