import type { Fix } from "./diagnostic.js";
import { sourceOf } from "./source.js";

/**
 * Applies fixes to the text of a file. Every other character stays. Of two fixes that touch each other only the first is
 * applied: the second was computed for a text that no longer exists.
 */
export function applyFixes(text: string, fixes: readonly Fix[]): { readonly text: string; readonly applied: number } {
  const { offset } = sourceOf(text);
  const edits = fixes
    .map(({ at, text: replacement }) => ({
      start: offset(at.line, at.column),
      end: offset(at.endLine, at.endColumn),
      replacement,
    }))
    .sort((a, b) => a.start - b.start || a.end - b.end);
  const parts: string[] = [];
  let lastEnd = -1;
  let applied = 0;
  for (const { start, end, replacement } of edits) {
    if (start <= lastEnd) continue;
    parts.push(text.slice(Math.max(lastEnd, 0), start), replacement);
    lastEnd = end;
    applied += 1;
  }
  parts.push(text.slice(Math.max(lastEnd, 0)));
  return { text: parts.join(""), applied };
}
