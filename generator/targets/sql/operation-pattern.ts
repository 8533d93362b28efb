import type { Operation } from "../../model/operation.js";
import { isOpen, literalFirst, segmentsOf } from "../../model/route.js";

/** The operations that have a method and a path, so that of those that match a path the first counts. */
export function matchedOperations(operations: readonly Operation[]): readonly MatchedOperation[] {
  const matched = operations.flatMap(({ id, method, path }) => {
    if (method === undefined || path === undefined) return [];
    const segments = segmentsOf(path);
    return [{ id, method, segments, pattern: pathPattern(segments) }];
  });
  // Sorting is stable: of two with the same rank the first in the spec counts.
  return matched.toSorted((a, b) => literalFirst(a.segments, b.segments));
}

/** An operation, and the pattern of its paths from start to end. */
export interface MatchedOperation {
  readonly id: string;
  readonly method: string;
  readonly pattern: string;
}

/** One slash at the end is ignored, and a segment with a placeholder is any that is not empty. */
function pathPattern(segments: readonly string[]): string {
  return `/${segments.map((segment) => (isOpen(segment) ? "[^/]+" : literal(segment))).join("/")}/?`;
}

/** A text as a pattern that RE2, Java and PostgreSQL share. */
export function literal(text: string): string {
  return text.replace(/[!-/:-@[-`{-~]/g, "\\$&");
}
