import { hasErrors, sortDiagnostics } from "./diagnostic/diagnostic.js";
import type { Diagnostic } from "./diagnostic/diagnostic.js";
import { loadCatalog } from "./load/catalog.js";
import type { SpecFile } from "./load/spec-file.js";
import type { Catalog, Entry } from "./model/catalog.js";
import type { OutputFile } from "./output/file.js";
import { errorRules } from "./rules/lint/index.js";
import { runRules } from "./rules/lint/rule.js";
import type { Snippet, Target } from "./targets/target.js";

/** What a run starts from. */
export interface Inputs {
  readonly spec: readonly SpecFile[];
  readonly targets: readonly Target[];
  /** The text of every template, by path: `go/module.go.hbs`. */
  readonly templates: ReadonlyMap<string, string>;
}

/** What a run comes to: files only when no diagnostic is an error. */
export interface Outputs {
  readonly diagnostics: readonly Diagnostic[];
  readonly files: readonly OutputFile[];
}

/** From spec text to file text. No disk, no clock, no environment. */
export async function generate({ spec, targets, templates }: Inputs): Promise<Outputs> {
  const { catalog, diagnostics } = check(spec, targets);
  if (catalog === undefined || hasErrors(diagnostics)) return { diagnostics, files: [] };

  const chosen = chosenTargets(catalog, targets);
  const snippets = (entry: Entry): readonly Snippet[] =>
    chosen.flatMap((target) => target.snippet?.(catalog, entry) ?? []);
  const made = new Map<string, Promise<readonly OutputFile[]>>();
  const sources = (id: string): Promise<readonly OutputFile[]> => {
    let files = made.get(id);
    if (files === undefined) {
      const target = targets.find((candidate) => candidate.id === id);
      if (target === undefined) throw new Error(`there is no target ${id}`);
      files = target.generate(catalog, { templates: templatesOf(target, templates), snippets, sources });
      made.set(id, files);
    }
    return files;
  };
  const files = await Promise.all(chosen.map(({ id }) => sources(id)));
  return { diagnostics, files: files.flat() };
}

/** From spec text to the catalog, and everything that is wrong with it. */
export function check(
  spec: readonly SpecFile[],
  targets: readonly Target[],
): { readonly catalog: Catalog | undefined; readonly diagnostics: readonly Diagnostic[] } {
  const options = Object.fromEntries(targets.map((target) => [target.id, target.options]));
  const { catalog, diagnostics } = loadCatalog(spec, options);
  if (catalog === undefined) return { catalog, diagnostics: sortDiagnostics(diagnostics) };

  const identifiers = chosenTargets(catalog, targets).flatMap((target) =>
    target.identifiers(catalog).map((identifier) => ({ ...identifier, target: target.id })),
  );
  const found = runRules(errorRules, { catalog, identifiers });
  return { catalog, diagnostics: sortDiagnostics([...diagnostics, ...found]) };
}

function chosenTargets({ options }: Catalog, targets: readonly Target[]): readonly Target[] {
  return targets.filter(({ id }) => id in options);
}

function templatesOf({ id }: Target, templates: ReadonlyMap<string, string>): ReadonlyMap<string, string> {
  const folder = `${id}/`;
  return new Map(
    [...templates].flatMap(([path, text]) => (path.startsWith(folder) ? [[path.slice(folder.length), text]] : [])),
  );
}
