import { hasErrors } from "../../../generator/diagnostic/diagnostic.js";
import type { Diagnostic } from "../../../generator/diagnostic/diagnostic.js";
import { emit } from "../../../generator/emit.js";
import { loadCatalog } from "../../../generator/load/catalog.js";
import type { Catalog } from "../../../generator/model/catalog.js";
import type { OutputFile } from "../../../generator/output/file.js";
import type { Target } from "../../../generator/targets/target.js";
import { loadTargets, loadTemplates, options, targetIds } from "./targets.js";
import { answered } from "./late.js";
import type {
  Completion,
  Decoded,
  Engine,
  Generated,
  Hover,
  Imported,
  Problem,
  Response,
  SpecText,
} from "./protocol.js";

/*
 * errspec as the page calls it. Whatever only one answer needs is loaded for that answer: a target, the rules of lint, the
 * readers of documents.
 */

/** The folder that files of the page are in, for messages. */
const folder = "spec/";

/** The files as errspec takes them. An earlier version has a prefix in messages, as a git revision has. */
const specFiles = (files: readonly SpecText[], version = "") =>
  files.map(({ name, text }) => ({ path: version + folder + name, source: folder + name, text }));

/** The targets that read the files of others. */
const sources: Readonly<Partial<Record<string, readonly string[]>>> = { site: ["catalog", "docs", "typescript"] };

/** The targets that show how the packages of others are used. */
const withSnippets = ["docs", "site"];

/** The files that were generated last. The text of some is made when it is read. */
let generated: readonly OutputFile[] = [];

/** Does not run the rules: they come later, and what breaks them replaces the output. */
async function generate(files: readonly SpecText[], wanted: string | undefined): Promise<Generated> {
  generated = [];
  const { catalog, diagnostics } = loadCatalog(specFiles(files), options);
  const none = { problems: diagnostics.map(problemOf), targets: [], paths: [] };
  if (catalog === undefined || hasErrors(diagnostics)) return none;
  const chosen = chosenIn(catalog);
  const shown = chosen.find((id) => id === wanted) ?? (chosen.includes("go") ? "go" : chosen[0]);
  if (shown === undefined) return none;

  const needed = [shown, ...(sources[shown] ?? [])];
  const ids = withSnippets.includes(shown) ? [...new Set([...needed, ...chosen])] : needed;
  const [targets, templates] = await Promise.all([loadTargets(ids), loadTemplates(needed)]);
  const isNeeded = ({ id }: Target): boolean => needed.some((each) => each === id);
  const running = targets.map((target) => (isNeeded(target) ? target : silent(target)));
  const made = await emit(catalog, withAll(running), templates);
  generated = made.filter(({ target }) => target === shown).flatMap((each) => each.files);
  return { problems: [], targets: chosen, target: shown, paths: generated.map(({ path }) => path) };
}

const chosenIn = (catalog: Catalog): readonly string[] => targetIds.filter((id) => id in catalog.options);

/** Some targets, and the others as far as a spec can be read without them. */
function withAll(targets: readonly Target[]): readonly Target[] {
  return Object.entries(options).map(
    ([id, schema]) => targets.find((target) => target.id === id) ?? silent({ id, options: schema }),
  );
}

function silent(target: Pick<Target, "id" | "options"> & Partial<Target>): Target {
  return { identifiers: () => [], ...target, generate: () => Promise.resolve([]) };
}

/** The text of a file that was generated last. */
function text(path: string): string {
  return generated.find((file) => file.path === path)?.text ?? "";
}

async function lint(files: readonly SpecText[]): Promise<readonly Problem[]> {
  const spec = specFiles(files);
  const { catalog } = loadCatalog(spec, options);
  const [{ lintSpec }, targets] = await Promise.all([
    import("../../../generator/lint.js"),
    loadTargets(catalog === undefined ? [] : chosenIn(catalog)),
  ]);
  return lintSpec(spec, { targets: withAll(targets), custom: [], preset: undefined, today: today() }).diagnostics.map(
    problemOf,
  );
}

const today = (): string => new Date().toISOString().slice(0, 10);

function problemOf({ rule, severity, message, help, at }: Diagnostic): Problem {
  const { line, column, endLine, endColumn } = at;
  return { rule, severity, message, help, file: at.file.slice(folder.length), line, column, endLine, endColumn };
}

interface Opened {
  readonly catalog: Catalog;
  readonly targets: readonly Target[];
}

/** The catalog of a spec and its targets; undefined if it has errors. */
async function opened(files: readonly SpecText[], version?: string): Promise<Opened | undefined> {
  const spec = specFiles(files, version);
  const { catalog: read } = loadCatalog(spec, options);
  const [{ check }, loaded] = await Promise.all([
    import("../../../generator/check.js"),
    loadTargets(read === undefined ? [] : chosenIn(read)),
  ]);
  const targets = withAll(loaded);
  const { catalog, diagnostics } = check(spec, targets);
  return catalog === undefined || hasErrors(diagnostics) ? undefined : { catalog, targets };
}

async function decode(files: readonly SpecText[], response: Response, locale: string): Promise<Decoded | undefined> {
  const [spec, { decoded }] = await Promise.all([opened(files), import("./decoded.js")]);
  return spec && decoded(spec.catalog, response, locale);
}

async function explain(files: readonly SpecText[], query: string, locale: string): Promise<string | undefined> {
  const [spec, { explanation }] = await Promise.all([opened(files), import("./explanation.js")]);
  return spec && explanation(spec.catalog, spec.targets, query, locale);
}

const earlierVersion = "kept:";

async function breaking(before: readonly SpecText[], after: readonly SpecText[]): Promise<string | undefined> {
  const [earlier, later, { changes }] = await Promise.all([
    opened(before, earlierVersion),
    opened(after),
    import("./changes.js"),
  ]);
  const sources = new Map(
    [...specFiles(before, earlierVersion), ...specFiles(after)].map(({ path, text }) => [path, text]),
  );
  return earlier && later && changes(earlier, later, { today: today(), sources });
}

async function read(name: string, text: string): Promise<Imported> {
  const [{ imported }, targets] = await Promise.all([import("./imported.js"), loadTargets(targetIds)]);
  return imported(name, text, targets);
}

async function complete(files: readonly SpecText[], name: string, offset: number): Promise<readonly Completion[]> {
  const { completions } = await import("./assist.js");
  const spec = specFiles(files);
  return completions(spec, folder + name, offset, loadCatalog(spec, options).catalog);
}

async function hover(files: readonly SpecText[], name: string, offset: number): Promise<Hover | undefined> {
  const { hoverText } = await import("./assist.js");
  const spec = specFiles(files);
  return hoverText(spec, folder + name, offset, loadCatalog(spec, options).catalog);
}

export const engine: Engine = {
  text: (path) => answered(() => text(path)),
  generate: (...args) => answered(() => generate(...args)),
  lint: (...args) => answered(() => lint(...args)),
  decode: (...args) => answered(() => decode(...args)),
  explain: (...args) => answered(() => explain(...args)),
  breaking: (...args) => answered(() => breaking(...args)),
  read: (...args) => answered(() => read(...args)),
  complete: (...args) => answered(() => complete(...args)),
  hover: (...args) => answered(() => hover(...args)),
};
