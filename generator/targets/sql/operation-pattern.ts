import type { Operation } from "../../model/operation.js";

/** The operations that have a method and a path, so that of those that match a path the first counts. */
export function matchedOperations(operations: readonly Operation[]): readonly MatchedOperation[] {
  const matched = operations.flatMap(({ id, method, path }) =>
    method === undefined || path === undefined ? [] : [{ id, method, pattern: pathPattern(path), rank: rankOf(path) }],
  );
  // Sorting is stable: of two with the same rank the first in the spec counts.
  return matched.toSorted((a, b) => (a.rank < b.rank ? -1 : a.rank > b.rank ? 1 : 0));
}

/** An operation, and the pattern of its paths from start to end. */
export interface MatchedOperation {
  readonly id: string;
  readonly method: string;
  readonly pattern: string;
  readonly rank: string;
}

const segmentsOf = (path: string): readonly string[] =>
  path
    .replace(/(?<=.)\/$/, "")
    .split("/")
    .slice(1);

const isOpen = (segment: string): boolean => /\{.*\}/.test(segment);

/** One slash at the end is ignored, and a segment with a placeholder is any that is not empty. */
function pathPattern(path: string): string {
  const segments = segmentsOf(path).map((segment) => (isOpen(segment) ? "[^/]+" : literal(segment)));
  return `/${segments.join("/")}/?`;
}

/** Of two paths that match, the one whose first segment that differs is literal comes first. */
const rankOf = (path: string): string =>
  segmentsOf(path)
    .map((segment) => (isOpen(segment) ? "1" : "0"))
    .join("");

/** A text as a pattern that RE2, Java and PostgreSQL share: visible ASCII. */
function literal(text: string): string {
  return text.replace(/[^A-Za-z0-9]/g, "\\$&");
}
