import type { Items } from "../output/items.js";
import { compile, printView } from "./compile.js";
import type { Encoder, Print } from "./compile.js";
import type { FreeText } from "./free-text.js";
import type { LazyList } from "./list.js";
import { parseTemplate } from "./parse.js";

/** A value of a view: plain data, with free text marked as such. */
export type ViewValue =
  | string
  | number
  | boolean
  | undefined
  | FreeText
  | readonly ViewValue[]
  | LazyList<ViewValue>
  | { readonly [field: string]: ViewValue };

/** The texts of a target's templates by path. */
type Templates = Pick<ReadonlyMap<string, string>, "get">;

/** Renders one template of a target with a view. */
export type Render = (template: string, view: object, items?: Items) => string;

/**
 * Returns a function that gives the renderer of a target's templates with the target's encoders. Compiling takes longer
 * than rendering a small catalog, so the same templates are compiled only once.
 */
export function rendererWith(encoders: Readonly<Record<string, Encoder>>): (templates: Templates) => Render {
  const known = new WeakMap<Templates, Render>();
  return (templates) => {
    let render = known.get(templates);
    if (render === undefined) known.set(templates, (render = createRenderer(templates, encoders)));
    return render;
  };
}

/**
 * A renderer of one target's templates.
 *
 * Templates are looked up by path (`module.go.hbs`); those in `partials/` are partials, named without folder and extension.
 * Each encoder becomes a helper that takes one piece of free text. A field that the view lacks, a helper that does not
 * exist and free text without a helper all throw: as an internal error (bug), or as a `TemplateProblem` with its line.
 */
export function createRenderer(templates: Templates, encoders: Readonly<Record<string, Encoder>>): Render {
  const compiled = new Map<string, Print>();
  const printOf = (path: string): Print => {
    const known = compiled.get(path);
    if (known !== undefined) return known;
    const text = templates.get(path);
    if (text === undefined) throw new Error(`there is no template ${path}`);
    // Templates that errspec ships are parsed already, without lines.
    const print = compile(parseTemplate(text, true), { ...library, source: text });
    compiled.set(path, print);
    return print;
  };
  const library = { encoders, partial: (name: string) => printOf(`partials/${name}.hbs`) };
  return (template, view, items) => printView(printOf(template), view, items);
}
