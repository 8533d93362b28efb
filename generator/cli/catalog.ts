import { count } from "../diagnostic/count.js";
import { readCachedCatalog, writeCachedCatalog } from "../disk/catalog-cache.js";
import { hasErrors } from "../diagnostic/diagnostic.js";
import type { Catalog } from "../model/catalog.js";
import { printError } from "./output.js";
import { decodeSpec, printDiagnostics, readSpec } from "./spec.js";

/**
 * The catalog of a spec folder, for commands that only look things up: from the cache if nothing has changed since. Of a
 * spec with errors they get what could be read, and the user a word about it; undefined where nothing could be.
 */
export async function knownCatalog(folder: string): Promise<Catalog | undefined> {
  const files = readSpec(folder);
  const cached = readCachedCatalog(folder, files);
  if (cached !== undefined) return cached;
  const [{ loadCatalog }, { targetOptions }] = await Promise.all([
    import("../load/catalog.js"),
    import("../targets/options.js"),
  ]);
  const { spec, diagnostics: unreadable } = decodeSpec(files);
  const { catalog, diagnostics } = loadCatalog(spec, targetOptions);
  const problems = [...unreadable, ...diagnostics];
  if (catalog === undefined) printDiagnostics(problems, spec);
  else if (!hasErrors(problems)) writeCachedCatalog(folder, files, catalog);
  else
    printError(
      `errspec: the spec has ${count(problems.length, "problem")}, and what is below may lack something: run \`errspec lint\``,
    );
  return catalog;
}
