import { hasErrors } from "../diagnostic/diagnostic.js";
import type { Diagnostic } from "../diagnostic/diagnostic.js";
import { count } from "../diagnostic/count.js";
import { readCachedCatalog, writeCachedCatalog } from "../disk/catalog-cache.js";
import type { InputFile } from "../disk/inputs.js";
import { decodeSpec } from "../load/decode-spec.js";
import type { SpecFile } from "../load/spec-file.js";
import type { Catalog } from "../model/catalog.js";
import { printError } from "./output.js";
import { printDiagnostics, readSpec } from "./spec.js";

/** A spec folder that was read and checked. */
export interface CheckedSpec {
  readonly files: readonly InputFile[];
  /** The text of each file, in the same order. */
  readonly spec: readonly SpecFile[];
  /** Undefined if there are errors. */
  readonly catalog: Catalog | undefined;
  readonly diagnostics: readonly Diagnostic[];
}

/** Reads and checks a spec folder. */
export async function checkSpecFolder(folder: string): Promise<CheckedSpec> {
  const [{ check }, { targets }] = await Promise.all([import("../check.js"), import("../targets/index.js")]);
  const files = readSpec(folder);
  const { spec, diagnostics: unreadable } = decodeSpec(files);
  if (unreadable.length > 0) return { files, spec, catalog: undefined, diagnostics: unreadable };
  const { catalog, diagnostics } = check(spec, targets);
  return { files, spec, catalog: hasErrors(diagnostics) ? undefined : catalog, diagnostics };
}

/** A spec folder without errors. */
export interface OpenSpec extends CheckedSpec {
  readonly catalog: Catalog;
}

/** Opens a spec folder for a command that needs all of it. If it has errors, prints them and returns undefined. */
export async function openSpec(folder: string): Promise<OpenSpec | undefined> {
  const { catalog, ...checked } = await checkSpecFolder(folder);
  if (catalog !== undefined) return { ...checked, catalog };
  printDiagnostics(checked.diagnostics, checked.spec);
  return undefined;
}

/**
 * Opens a spec folder for a command that only looks things up. It runs no rule, and an unchanged spec comes from the
 * cache. If the spec has errors, returns the part that could be read and prints a warning.
 */
export async function openForLookup(folder: string): Promise<Catalog | undefined> {
  const files = readSpec(folder);
  const cached = readCachedCatalog(folder, files);
  if (cached !== undefined) return cached;
  const [{ loadCatalog }, { optionsOf }, { targets }] = await Promise.all([
    import("../load/catalog.js"),
    import("../targets/target.js"),
    import("../targets/index.js"),
  ]);
  const { spec, diagnostics: unreadable } = decodeSpec(files);
  const { catalog, diagnostics } = loadCatalog(spec, optionsOf(targets));
  const problems = [...unreadable, ...diagnostics];
  if (catalog === undefined) printDiagnostics(problems, spec);
  else if (!hasErrors(problems)) writeCachedCatalog(folder, files, catalog);
  else {
    printError(
      `errspec: the spec has ${count(problems.length, "problem")}, so this may be incomplete; run \`errspec lint\``,
    );
  }
  return catalog;
}
