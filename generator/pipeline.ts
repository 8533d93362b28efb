import { check } from "./check.js";
import type { Checked } from "./check.js";
import { hasErrors, sortDiagnostics } from "./diagnostic/diagnostic.js";
import type { Diagnostic } from "./diagnostic/diagnostic.js";
import { emit } from "./emit.js";
import type { KeptModules } from "./load/kept.js";
import type { SpecFile } from "./load/spec-file.js";
import type { Catalog } from "./model/catalog.js";
import type { CustomTarget } from "./model/custom-target.js";
import { attributesFile } from "./output/attributes.js";
import { meetingPaths } from "./output/distinct.js";
import type { OutputFile } from "./output/file.js";
import { inFolders } from "./output/folders.js";
import type { Folders } from "./output/folders.js";
import { generatedFrom } from "./targets/header.js";
import type { Target, Templates } from "./targets/target.js";

/** The inputs of a run. */
export interface Inputs {
  readonly spec: readonly SpecFile[];
  readonly targets: readonly Target[];
  /** The templates by path: `go/module.go.hbs`. */
  readonly templates: Templates;
  /** Modules that need not be loaded again. */
  readonly kept?: KeptModules | undefined;
  /** Loads the targets of the spec's authors, given what takes their problems. Without it, they make no files. */
  readonly customTargets?:
    | ((wanted: readonly CustomTarget[], report: (problem: Diagnostic) => void) => Promise<readonly Target[]>)
    | undefined;
}

/** The result of a run. There are files only if no diagnostic is an error. */
export interface Outputs extends Folders {
  readonly diagnostics: readonly Diagnostic[];
  /** The catalog that the files were made from. */
  readonly catalog?: Catalog;
}

/** Generates the files of a spec. Uses no disk, clock or environment. */
export function generate({ spec, kept, ...inputs }: Inputs): Promise<Outputs> {
  return generateChecked(check(spec, inputs.targets, kept), inputs);
}

/** Generates the files of a spec that has been checked. */
export async function generateChecked(
  { catalog, diagnostics: found }: Checked,
  { targets, templates, customTargets }: Omit<Inputs, "spec" | "kept">,
): Promise<Outputs> {
  if (catalog === undefined || hasErrors(found)) return { diagnostics: found, ...noFiles };

  const problems: Diagnostic[] = [];
  const report = (problem: Diagnostic): void => void problems.push(problem);
  const custom = catalog.customTargets && (await customTargets?.(catalog.customTargets, report));
  const emitted = await emit(catalog, [...targets, ...(custom ?? [])], templates);
  const diagnostics = problems.length === 0 ? found : sortDiagnostics([...found, ...problems]);
  if (hasErrors(diagnostics)) return { diagnostics, ...noFiles };
  const attributes = attributesFile(generatedFrom(catalog.file));
  const collisions = pathCollisions(catalog, [attributes, ...emitted.flatMap(({ files }) => files)]);
  if (collisions.length > 0) return { diagnostics: sortDiagnostics([...diagnostics, ...collisions]), ...noFiles };
  return { diagnostics, catalog, ...inFolders(emitted, catalog.outs ?? {}, attributes) };
}

const noFiles: Folders = { files: [], elsewhere: [] };

/** Reports files with the same path that no naming rule found: otherwise the last file would silently replace the first. */
function pathCollisions(catalog: Catalog, files: readonly OutputFile[]): readonly Diagnostic[] {
  return meetingPaths(files).map(([first, second]) => {
    const [target = ""] = second.split("/");
    const message = first === second ? `two files would be ${first}` : `${first} and ${second} would be one file`;
    return {
      rule: "unique-identifier",
      severity: "error",
      at: target in catalog.options ? catalog.at("targets", target) : catalog.at(),
      message,
      help: "rename what one of them is named after: a module, or a package in the target's options",
    };
  });
}
