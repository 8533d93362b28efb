import Handlebars from "handlebars";
import { hasErrors } from "../../generator/diagnostic/diagnostic.js";
import { loadCatalog } from "../../generator/load/catalog.js";
import type { Entry } from "../../generator/model/catalog.js";
import { readTemplates } from "../../generator/disk/inputs.js";
import type { Snippet, Target } from "../../generator/targets/target.js";
import { targets } from "../../generator/targets/index.js";
import type { Shape, Shapers } from "./shape/shape.js";
import { specText } from "./spec.js";
import type { Place, Spec, Texts } from "./spec.js";

/** The text of generated files, by path. */
export type Files = ReadonlyMap<string, string>;

keepCompiledTemplates();
const templates = readTemplates();
const ownTemplates = new Map(
  targets.map(({ id }) => [
    id,
    new Map(
      templates
        .filter(({ path }) => path.startsWith(`${id}/`))
        .map(({ path, bytes }) => [path.slice(id.length + 1), bytes.toString("utf8")]),
    ),
  ]),
);
const options = Object.fromEntries(targets.map((target) => [target.id, target.options]));

/** Everything that is generated from a spec, by its loader and all its targets. A spec with errors throws. */
export async function filesOf(spec: Spec, file = "spec/errspec.yaml"): Promise<Files> {
  const { catalog, diagnostics } = loadCatalog([{ path: file, source: file, text: specText(spec) }], options);
  if (catalog === undefined || hasErrors(diagnostics)) {
    throw new Error(diagnostics.map(({ rule, message }) => `${rule}: ${message}`).join("\n"));
  }
  const snippets = (entry: Entry): readonly Snippet[] =>
    targets.flatMap((target: Target) => target.snippet?.(catalog, entry) ?? []);
  const files = await Promise.all(
    targets.map((target) => target.generate(catalog, { templates: ownTemplates.get(target.id) ?? new Map(), snippets })),
  );
  return new Map(files.flat().map(({ path, text }) => [path, text]));
}

/** The harmless twin of a spec: each place has a word of its own, which stands for the text there. */
export interface Benign {
  readonly files: Files;
  readonly shapes: ReadonlyMap<string, Shape>;
}

/** A word that stands for the n-th text. It is text to every format, whatever stands beside it. */
const wordFor = (index: number): string => `word${index}q`;

/** Generates and parses the harmless twin of all specs that are made this way. */
export async function benignTwin(make: (next: Texts) => Spec, shapers: Shapers): Promise<Benign> {
  let index = 0;
  const files = await filesOf(make(() => wordFor(index++)));
  const shapes = new Map<string, Shape>();
  for (const [path, text] of files) shapes.set(path, await shapers.of(path, text));
  return { files, shapes };
}

/** What differs between files that were made with hostile texts, in the order of their places, and their harmless twin. */
export async function escapes(
  { files: benign, shapes }: Benign,
  hostile: Files,
  texts: readonly string[],
  shapers: Shapers,
): Promise<string[]> {
  if ([...benign.keys()].join("\n") !== [...hostile.keys()].join("\n")) return ["other files"];
  const found: string[] = [];
  await Promise.all(
    [...hostile].map(async ([path, text]) => {
      if (text === benign.get(path)) return;
      const expected = shapes.get(path);
      const firstLine = text.slice(0, text.indexOf("\n"));
      if (/\.(?:ts|js|go|py)$/.test(path) && benign.get(path)?.startsWith(`${firstLine}\n`) !== true) {
        found.push(`${path}: another first line: ${JSON.stringify(firstLine)}`);
      }
      let actual;
      try {
        actual = await shapers.of(path, text);
      } catch (error) {
        found.push(`${path}: ${error instanceof Error ? error.message : String(error)}`);
        return;
      }
      if (actual.shape !== expected?.shape) {
        found.push(`${path}: another shape: ${firstDifference(expected?.shape ?? "", actual.shape)}`);
        return;
      }
      for (const [index, literal] of actual.literals.entries()) {
        const wanted = (expected.literals[index] ?? "").replace(/word(\d+)q/g, (_, n: string) =>
          (texts[Number(n)] ?? "?").toWellFormed(),
        );
        if (literal !== wanted) {
          found.push(`${path}: another value: ${JSON.stringify(literal)} for ${JSON.stringify(wanted)}`);
        }
      }
    }),
  );
  return found;
}

function firstDifference(a: string, b: string): string {
  let at = 0;
  while (at < a.length && a[at] === b[at]) at++;
  const part = (text: string): string => JSON.stringify(text.slice(Math.max(0, at - 60), at + 90));
  return `${part(a)} became ${part(b)}`;
}

/** A text as it may stand at a place of a spec. */
export function fitted(text: string, place: Place): string {
  if (place === "url") return text.replace(/[\s"'<>`\\]/g, "") || "x";
  return text.trim() === "" || (place === "pointer" && text === "") ? "x" : text.trim();
}

/** Templates are compiled once and not for every spec: compiling them takes most of the time, and is no part of this. */
function keepCompiledTemplates(): void {
  const specs = new Map<string, TemplateSpecification>();
  const create = Handlebars.create.bind(Handlebars);
  Handlebars.create = () => {
    const handlebars = create();
    handlebars.compile = (text: string, compileOptions) => {
      const key = JSON.stringify([text, compileOptions]);
      let spec = specs.get(key);
      if (spec === undefined) {
        // eslint-disable-next-line @typescript-eslint/no-implied-eval -- what Handlebars' own `compile` does
        spec = new Function(`return ${String(Handlebars.precompile(text, compileOptions))}`)() as TemplateSpecification;
        specs.set(key, spec);
      }
      return handlebars.template(spec);
    };
    return handlebars;
  };
}
