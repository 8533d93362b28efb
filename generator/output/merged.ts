/**
 * Whether a text is what a merge made of versions that errspec wrote: each of its lines, conflict markers aside, is a line
 * of one of them, and no version alone has them all. A version itself counts too. A line that somebody wrote by hand is in
 * no version, and neither is a text that is one version with lines taken out; `isCleanMerge` knows those that a side removed.
 */
export function isMergeOf(text: string, versions: readonly string[]): boolean {
  if (versions.includes(text)) return true;
  const lines = linesOf(text);
  const own = lines.filter(isNoMarkerOf(lines));
  const sides = versions.map((version) => new Set(linesOf(version)));
  const isKnown = own.every((line) => sides.some((side) => side.has(line)));
  return isKnown && (own.length < lines.length || !sides.some((side) => own.every((line) => side.has(line))));
}

/** Whether a text holds a conflict that nobody has resolved. */
export function hasConflict(text: string): boolean {
  return markerLengths(linesOf(text)).size > 0;
}

function linesOf(text: string): readonly string[] {
  return text.split("\n");
}

/** Tells lines from conflict markers, those of a base (`|||||||`) included. */
function isNoMarkerOf(lines: readonly string[]): (line: string) => boolean {
  const lengths = markerLengths(lines);
  return (line) => {
    const [, run = ""] = marker.exec(line) ?? [];
    return !lengths.has(run.length);
  };
}

/** The run of signs that a marker begins with, of any length: repositories may set `conflict-marker-size`. */
const marker = /^(<{3,}|={3,}|>{3,}|\|{3,})(?: .*)?$/;

/** The lengths that the markers of a conflict have: all three kinds are there, in their order. */
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
