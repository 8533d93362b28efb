import Handlebars from "handlebars";
import { FreeText } from "./free-text.js";

/** Encodes free text for the place that the helper is named after. */
export type Encoder = (text: string) => string;

/** A value of a view: plain data, with free text marked as such. */
export type ViewValue =
  string | number | boolean | undefined | FreeText | readonly ViewValue[] | { readonly [field: string]: ViewValue };

/** Renders one template of a target with a view. */
export type Render = (template: string, view: object) => string;

/**
 * Returns a function that gives the renderer of a target's templates with the target's encoders. Compiling takes longer
 * than rendering a small catalog, so the same templates are compiled only once.
 */
export function rendererWith(
  encoders: Readonly<Record<string, Encoder>>,
): (templates: ReadonlyMap<string, string>) => Render {
  const known = new WeakMap<ReadonlyMap<string, string>, Render>();
  return (templates) => {
    let render = known.get(templates);
    if (render === undefined) known.set(templates, (render = createRenderer(templates, encoders)));
    return render;
  };
}

/**
 * A renderer of one target's templates, with a Handlebars of its own.
 *
 * Templates are looked up by path (`module.go.hbs`); those in `partials/` are partials, named without folder and extension.
 * Each encoder becomes a helper that takes one piece of free text. A field that the view lacks, a helper that does not
 * exist and free text without a helper all throw, because they are internal errors (bugs).
 */
export function createRenderer(
  templates: ReadonlyMap<string, string>,
  encoders: Readonly<Record<string, Encoder>>,
): Render {
  const handlebars = Handlebars.create();
  for (const helper of ["log", "lookup", "with"]) handlebars.unregisterHelper(helper);
  for (const [name, encode] of Object.entries(encoders)) {
    handlebars.registerHelper(name, (text: unknown) => {
      if (!(text instanceof FreeText)) throw new Error(`{{${name}}} takes free text, and got ${typeof text}`);
      return encode(text.raw);
    });
  }
  guardBlocks(handlebars);
  const options = {
    strict: true,
    noEscape: true, // the encoders escape; Handlebars would escape for HTML
    knownHelpersOnly: true,
    knownHelpers: Object.fromEntries([...Object.keys(encoders), "each", "if", "unless"].map((name) => [name, true])),
  };
  const compiled = new Map<string, Handlebars.TemplateDelegate>();
  for (const [path, text] of templates) {
    const [, partial] = /^partials\/(.+)\.hbs$/.exec(path) ?? [];
    if (partial !== undefined) handlebars.registerPartial(partial, handlebars.compile(text, options));
  }
  return (template, view) => {
    let render = compiled.get(template);
    if (render === undefined) {
      const text = templates.get(template);
      if (text === undefined) throw new Error(`there is no template ${template}`);
      render = handlebars.compile(text, options);
      compiled.set(template, render);
    }
    return render(view);
  };
}

/** Makes `each`, `if` and `unless` throw for a field that the view lacks; `strict` ignores a misspelt field there. */
function guardBlocks(handlebars: typeof Handlebars): void {
  for (const [block, original] of Object.entries(handlebars.helpers)) {
    if (!["each", "if", "unless"].includes(block)) continue;
    handlebars.registerHelper(
      block,
      function (this: unknown, value: unknown, options: Handlebars.HelperOptions): unknown {
        if (value === undefined) throw new Error(`{{#${block}}}: the view has no such field`);
        if (block === "each" && !Array.isArray(value)) throw new Error("{{#each}} takes a list");
        const condition = value instanceof FreeText ? value.raw : value;
        return original.call(this, condition, options) as unknown;
      },
    );
  }
}
