/** A range of a spec file. Lines and columns count from 1, columns in UTF-16 units. The end is exclusive. */
export interface Range {
  readonly file: string;
  readonly line: number;
  readonly column: number;
  readonly endLine: number;
  readonly endColumn: number;
}

/** A step into a spec: a key of a mapping or an index of a list. */
export type Step = string | number;

/**
 * The place of something in a spec: `at()` is the place of the thing itself, `at("text", "zh")` that of the value under
 * those keys. A missing value has the place of its parent.
 */
export type Locate = (...path: readonly Step[]) => Range;

/** Finds the places of what is below a path. */
export function below(at: Locate, ...path: readonly Step[]): Locate {
  return (...inner) => at(...path, ...inner);
}
