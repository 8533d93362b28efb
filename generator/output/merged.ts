/**
 * Whether a text is a merge of versions that errspec wrote: each of its lines, except conflict markers, is in one of them,
 * and no single version has all of its lines. A version itself counts too. A line that was written by hand is in no version.
 * A version with deleted lines does not count here; `isCleanMerge` finds those whose lines a side deleted.
 */
export function isMergeOf(text: string, versions: readonly string[]): boolean {
  if (versions.includes(text)) return true;
  const lines = linesOf(text);
  const content = lines.filter(isContentOf(lines));
  const sides = versions.map((version) => new Set(linesOf(version)));
  const isKnown = content.every((line) => sides.some((side) => side.has(line)));
  return isKnown && (content.length < lines.length || !sides.some((side) => content.every((line) => side.has(line))));
}

/** Whether a text has an unresolved merge conflict. */
export function hasConflict(text: string): boolean {
  return markerLengths(linesOf(text)).size > 0;
}

function linesOf(text: string): readonly string[] {
  return text.split("\n");
}

/** Distinguishes lines from conflict markers, including those of a base (`|||||||`). */
function isContentOf(lines: readonly string[]): (line: string) => boolean {
  const lengths = markerLengths(lines);
  return (line) => {
    const [, run = ""] = marker.exec(line) ?? [];
    return !lengths.has(run.length);
  };
}

/** A conflict marker with its leading signs, of any length: repositories may set `conflict-marker-size`. */
const marker = /^(<{3,}|={3,}|>{3,}|\|{3,})(?: .*)?$/;

/** The lengths of the markers in complete conflicts: those with all three kinds of markers, in order. */
function markerLengths(lines: readonly string[]): ReadonlySet<number> {
  const seen = new Map<number, string>();
  const complete = new Set<number>();
  for (const line of lines) {
    const [, run = ""] = marker.exec(line) ?? [];
    const [sign = ""] = run;
    const before = seen.get(run.length);
    if (sign === "<" || (sign === "=" && before === "<")) seen.set(run.length, sign);
    else if (sign === ">" && before === "=") complete.add(run.length);
  }
  return complete;
}
