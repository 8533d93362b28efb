import type { Fix } from "../diagnostic/diagnostic.js";
import { sourceOf } from "../diagnostic/source.js";

/**
 * A file's text with fixes in it; every other character stays. Of two fixes that touch each other only the first is
 * made, since the second was thought out for a text that is gone.
 */
export function splice(text: string, fixes: readonly Fix[]): { readonly text: string; readonly made: number } {
  const { offset } = sourceOf(text);
  const edits = fixes
    .map(({ at, text: replacement }) => ({
      start: offset(at.line, at.column),
      end: offset(at.endLine, at.endColumn),
      replacement,
    }))
    .sort((a, b) => a.start - b.start || a.end - b.end);
  const parts: string[] = [];
  let done = -1;
  let made = 0;
  for (const { start, end, replacement } of edits) {
    if (start <= done) continue;
    parts.push(text.slice(Math.max(done, 0), start), replacement);
    done = end;
    made += 1;
  }
  parts.push(text.slice(Math.max(done, 0)));
  return { text: parts.join(""), made };
}
