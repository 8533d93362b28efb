import type { Catalog } from "./model/catalog.js";
import { isPublic, publicCatalog } from "./model/sent.js";
import type { OutputFile } from "./output/file.js";
import type { TargetFiles } from "./output/folders.js";
import { chosenTargets } from "./targets/target.js";
import type { Target, TargetContext, Templates } from "./targets/target.js";

/** Runs each target that the catalog names. A target may read the files of another, so each runs once at most. */
export function emit(
  catalog: Catalog,
  targets: readonly Target[],
  templates: Templates,
): Promise<readonly TargetFiles[]> {
  const chosen = chosenTargets(catalog, targets);
  const snippets = snippetsIn(catalog, targets);
  const results = new Map<string, Promise<readonly OutputFile[]>>();
  const filesOf = (id: string, shown: Catalog): Promise<readonly OutputFile[]> => {
    const target = targets.find((candidate) => candidate.id === id);
    if (target === undefined) throw new Error(`there is no target ${id}`);
    const entries = target.isPublished === true ? publicCatalog(shown) : shown;
    const key = entries === catalog ? id : `${id} without internal entries`;
    const known = results.get(key);
    if (known !== undefined) return known;
    const sources = (source: string): Promise<readonly OutputFile[]> => filesOf(source, decoding(entries, source));
    const files = target.generate(entries, { templates: templatesIn(templates, id), snippets, sources });
    results.set(key, files);
    return files;
  };
  return Promise.all(
    chosen.map(async ({ id, folder = id }) => ({ target: id, folder, files: await filesOf(id, catalog) })),
  );
}

/** Returns a function that gives the snippets of the targets that a catalog names. Nobody handles what is never sent. */
export function snippetsIn(catalog: Catalog, targets: readonly Target[]): TargetContext["snippets"] {
  const makers = chosenTargets(catalog, targets).flatMap((target) => target.snippets?.(catalog) ?? []);
  return (entry) =>
    makers
      .map((make) => (isPublic(entry) ? make(entry) : { ...make(entry), handle: "" }))
      .filter(({ handle, raise }) => handle !== "" || raise !== "");
}

/** The catalog with options of a target with which its output can decode responses, for a target that runs it. */
function decoding(catalog: Catalog, target: string): Catalog {
  const options = catalog.options[target];
  if (!isObject(options) || options["side"] !== "server") return catalog;
  return { ...catalog, options: { ...catalog.options, [target]: { ...options, side: "both" } } };
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null;
}

/** The same folders of the same templates, so that targets compile them once. */
const knownFolders = new WeakMap<Templates, Map<string, Templates>>();

/** The templates in a folder, by path below it. */
function templatesIn(templates: Templates, folder: string): Templates {
  const folders = knownFolders.get(templates) ?? new Map<string, Templates>();
  knownFolders.set(templates, folders);
  const known = folders.get(folder) ?? { get: (path) => templates.get(`${folder}/${path}`) };
  folders.set(folder, known);
  return known;
}
