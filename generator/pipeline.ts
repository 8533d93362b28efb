import { hasErrors, sortDiagnostics } from "./diagnostic/diagnostic.js";
import type { Diagnostic } from "./diagnostic/diagnostic.js";
import { loadCatalog } from "./load/catalog.js";
import type { SpecFile } from "./load/spec-file.js";
import type { Catalog, Entry } from "./model/catalog.js";
import { attributesFile } from "./output/attributes.js";
import { meetingPaths } from "./output/distinct.js";
import type { OutputFile } from "./output/file.js";
import { inFolders } from "./output/folders.js";
import type { Folders } from "./output/folders.js";
import { errorRules } from "./rules/lint/index.js";
import { runRules } from "./rules/lint/rule.js";
import { generatedFrom } from "./targets/header.js";
import type { Snippet, Target } from "./targets/target.js";

/** What a run starts from. */
export interface Inputs {
  readonly spec: readonly SpecFile[];
  readonly targets: readonly Target[];
  /** The text of every template, by path: `go/module.go.hbs`. */
  readonly templates: ReadonlyMap<string, string>;
}

/** What a run comes to: files only when no diagnostic is an error. */
export interface Outputs extends Folders {
  readonly diagnostics: readonly Diagnostic[];
}

/** From spec text to file text. No disk, no clock, no environment. */
export async function generate({ spec, targets, templates }: Inputs): Promise<Outputs> {
  const { catalog, diagnostics } = check(spec, targets);
  if (catalog === undefined || hasErrors(diagnostics)) return { diagnostics, ...nothing };

  const chosen = chosenTargets(catalog, targets);
  const snippetMakers = chosen.flatMap((target) => target.snippets?.(catalog) ?? []);
  const snippets = (entry: Entry): readonly Snippet[] => snippetMakers.map((make) => make(entry));
  const made = new Map<string, Promise<readonly OutputFile[]>>();
  const sources = (id: string): Promise<readonly OutputFile[]> => {
    let files = made.get(id);
    if (files === undefined) {
      const target = targets.find((candidate) => candidate.id === id);
      if (target === undefined) throw new Error(`there is no target ${id}`);
      files = target.generate(catalog, { templates: templatesOf(templates).get(id) ?? new Map(), snippets, sources });
      made.set(id, files);
    }
    return files;
  };
  const emitted = await Promise.all(chosen.map(async ({ id }) => ({ target: id, files: await sources(id) })));
  const attributes = attributesFile(generatedFrom(catalog.file));
  const meeting = meetingFiles(catalog, [attributes, ...emitted.flatMap(({ files }) => files)]);
  if (meeting.length > 0) return { diagnostics: sortDiagnostics([...diagnostics, ...meeting]), ...nothing };
  return { diagnostics, ...inFolders(emitted, catalog.outs ?? {}, attributes) };
}

const nothing: Folders = { files: [], elsewhere: [] };

/** What no rule on names has found: without this, the last file would silently replace the first. */
function meetingFiles(catalog: Catalog, files: readonly OutputFile[]): readonly Diagnostic[] {
  return meetingPaths(files).map(([first, second]) => {
    const [target = ""] = second.split("/");
    const both = first === second ? `two files would be ${first}` : `${first} and ${second} would be one file`;
    return {
      rule: "unique-identifier",
      severity: "error",
      at: target in catalog.options ? catalog.at("targets", target) : catalog.at(),
      message: both,
      help: "rename what one of them is named after: a module, or a package in the target's options",
    };
  });
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

type Templates = ReadonlyMap<string, string>;

/** The same folders for the same templates, so that targets compile them once. */
const foldersOfTemplates = new WeakMap<Templates, ReadonlyMap<string, Templates>>();

/** Templates by folder, then by path below it. */
function templatesOf(templates: Templates): ReadonlyMap<string, Templates> {
  const known = foldersOfTemplates.get(templates);
  if (known !== undefined) return known;
  const folders = new Map<string, Map<string, string>>();
  for (const [path, text] of templates) {
    const slash = path.indexOf("/");
    const folder = path.slice(0, slash);
    const own = folders.get(folder) ?? new Map<string, string>();
    folders.set(folder, own.set(path.slice(slash + 1), text));
  }
  foldersOfTemplates.set(templates, folders);
  return folders;
}
