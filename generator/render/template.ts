/** A parsed template: plain data, so that the build can parse the templates that errspec ships. */
export type Template = readonly Part[];

/** Text as it is, or what stands in its place. */
export type Part = string | Field | Block | Partial;

/** Where a part is in a template that a user has overridden, counted from 1. Others have no mistakes to report. */
interface Placed {
  readonly line?: number;
}

/** `{{name}}`, or `{{encoder name}}`. */
export interface Field extends Placed {
  readonly kind: "field";
  readonly path: Path;
  /** Undefined where plain data is printed. */
  readonly encoder?: string;
}

/** `{{#each list}}…{{else}}…{{/each}}` and the like. */
export interface Block extends Placed {
  readonly kind: "each" | "if" | "unless";
  readonly path: Path;
  readonly body: Template;
  readonly otherwise: Template;
}

/** `{{> name}}`, or `{{> name field}}` to print that field. On a line of its own, its lines are indented as it is. */
export interface Partial extends Placed {
  readonly kind: "partial";
  readonly name: string;
  readonly path: Path | undefined;
  readonly indent: string;
}

/** `../a.b` is a field of a field, one level up; `@first` and `@last` say where an item is in its list. */
export type Path = { readonly up: number; readonly steps: readonly string[] } | "first" | "last";
