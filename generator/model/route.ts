/** The segments of a path. One slash at its end is ignored. */
export function segmentsOf(path: string): readonly string[] {
  return (path.endsWith("/") ? path.slice(0, -1) : path).replace(/^\//, "").split("/");
}

/** Whether a segment of a path has a placeholder, so that any segment that is not empty matches it. */
export const isOpen = (segment: string): boolean => /\{.*\}/.test(segment);

/** Compares the segments of two paths: the one that is literal where the other one is open comes first. */
export function literalFirst(a: readonly string[], b: readonly string[]): number {
  for (let i = 0; i < Math.min(a.length, b.length); i++) {
    const difference = Number(isOpen(a[i] ?? "")) - Number(isOpen(b[i] ?? ""));
    if (difference !== 0) return difference;
  }
  return a.length - b.length;
}
