import type { Pointer } from "../model/catalog.js";

/** An object by key, or JSON text. */
export type Tree = Map<string, Tree> | string;

/**
 * Puts a value at a pointer and returns whether it could: not if there is a value already, or one above or below it. Steps
 * that are missing on the way become objects.
 */
export function put(root: Map<string, Tree>, pointer: Pointer, value: Tree): boolean {
  const last = pointer.at(-1);
  if (last === undefined || !hasRoom(root, pointer)) return false;
  let parent = root;
  for (const step of pointer.slice(0, -1)) {
    const inner = parent.get(step);
    const next = inner instanceof Map ? inner : new Map<string, Tree>();
    parent.set(step, next);
    parent = next;
  }
  parent.set(last, value);
  return true;
}

/** Whether nothing is at a pointer, and no value above it. */
function hasRoom(root: Map<string, Tree>, pointer: Pointer): boolean {
  let parent: Tree | undefined = root;
  for (const step of pointer) {
    if (parent === undefined) return true;
    if (typeof parent === "string") return false;
    parent = parent.get(step);
  }
  return parent === undefined;
}

/** The JSON text of a tree, without blanks. Keys are in the order in which they were put. */
export function jsonText(tree: Tree): string {
  if (typeof tree === "string") return tree;
  return `{${[...tree].map(([key, value]) => `${JSON.stringify(key)}:${jsonText(value)}`).join(",")}}`;
}
