import type { Checked } from "../check.js";
import { hasErrors } from "../diagnostic/diagnostic.js";
import type { Diagnostic } from "../diagnostic/diagnostic.js";
import { visible } from "../diagnostic/visible.js";
import { readBaseline } from "../disk/baseline.js";
import type { Baseline } from "../disk/baseline.js";
import { DiskProblem } from "../disk/problem.js";
import { loadCatalog } from "../load/catalog.js";
import { loadCatalogJson } from "../load/catalog-json.js";
import { decodeSpec } from "../load/decode-spec.js";
import type { SpecFile } from "../load/spec-file.js";
import type { Catalog } from "../model/catalog.js";
import { commonCategories, sortCategories } from "../model/category.js";
import type { Category } from "../model/category.js";
import type { Version } from "../compare/comparison.js";
import { targets } from "../targets/index.js";
import { optionsOf } from "../targets/target.js";
import { versionOf } from "../version.js";
import { ranTargets } from "./custom-targets.js";
import { UsageError } from "./exit.js";
import { checkSpecFolder } from "./open.js";
import { printError } from "./output.js";
import { printDiagnostics } from "./spec.js";

/** The current and the earlier version of a spec, with the text of every file. */
export interface Versions {
  readonly before: Version;
  readonly after: Version;
  /** The files of the current version. */
  readonly files: readonly SpecFile[];
  readonly sources: ReadonlyMap<string, string>;
  /** The git revision of the earlier version, if it comes from git. */
  readonly revision: string | undefined;
}

/**
 * Reads both versions of a spec, or returns the problems of the current one, which its author must fix first. If the earlier
 * version cannot be read, the run stops: a report without changes would be wrong.
 */
export async function readVersions(
  specFolder: string,
  against: string,
  runTargets = false,
): Promise<Versions | { readonly problems: readonly Diagnostic[]; readonly files: readonly SpecFile[] }> {
  const baseline = baselineOf(against, specFolder);
  const { spec, catalog, diagnostics } = await checkSpecFolder(specFolder);
  if (catalog === undefined) return { problems: diagnostics, files: spec };

  const { spec: old, diagnostics: undecoded } = decodeSpec(baseline.files);
  const loaded = undecoded.length > 0 ? { catalog: undefined, diagnostics: undecoded } : load(baseline, old, catalog);
  if (loaded.catalog === undefined || hasErrors(loaded.diagnostics)) {
    printDiagnostics(loaded.diagnostics, old);
    throw new UsageError(`${visible(against)} cannot be read as a spec; fix it or give another version`);
  }
  if (baseline.form === "catalog.json") {
    printError("errspec: catalog.json has no target options; using the current spec's options for both versions");
  }
  const wanted = catalog.customTargets ?? [];
  if (wanted.length > 0 && !runTargets) {
    const keys = wanted.map(({ key }) => key).join(", ");
    printError(`errspec: targets that run code are not compared (${keys}); add --run-targets to run it`);
  }
  const { custom, problems: found } =
    runTargets && wanted.length > 0
      ? await ranTargets(wanted, [catalog, loaded.catalog], { spec: specFolder, runTargets })
      : { custom: [], problems: [] };
  const [ofNew = [], ofOld = []] = found;
  if (hasErrors(ofNew)) return { problems: ofNew, files: spec };
  if (hasErrors(ofOld)) {
    printDiagnostics(ofOld, old);
    throw new UsageError(
      `a target fails for ${visible(against)}; make it accept that version, or leave out --run-targets`,
    );
  }
  return {
    before: versionOf(loaded.catalog, custom),
    after: versionOf(catalog, custom),
    files: spec,
    revision: baseline.revision,
    sources: new Map([...old, ...spec].map(({ path, text }) => [path, text])),
  };
}

function baselineOf(against: string, specFolder: string): Baseline {
  try {
    return readBaseline(against, specFolder);
  } catch (error) {
    if (error instanceof DiskProblem) throw new UsageError(visible(error.message), { cause: error });
    throw error;
  }
}

function load({ form }: Baseline, files: readonly SpecFile[], now: Catalog): Checked {
  const [only] = files;
  if (form === "catalog.json" && only !== undefined) return loadCatalogJson(only, now);
  return loadCatalog(files, optionsOf(targets));
}

/** Every category that a finding can have: the categories of the targets, and the common ones. */
export const categories: readonly Category[] = sortCategories([
  ...commonCategories,
  ...targets.flatMap(({ surface }) => (surface === undefined ? [] : [surface.category])),
]);
