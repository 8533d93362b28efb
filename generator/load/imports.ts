import { didYouMean } from "../diagnostic/suggest.js";
import { importIn } from "../model/catalog.js";
import type { Catalog, ImportedCatalog } from "../model/catalog.js";
import type { Range } from "../model/position.js";
import type { Reporter } from "./reporter.js";

/*
 * What has to hold in every language before the package of a used catalog can be imported. What a language needs besides is
 * its own: see `Target.importProblems`.
 */

/** Reports imports of packages that do not exist, and of those whose errors cannot be errors of this catalog. */
export function checkImports(catalog: Catalog, known: readonly string[], report: Reporter): void {
  for (const imported of catalog.imports ?? []) {
    for (const [index, target] of imported.targets.entries()) {
      const found = problemOf(target, imported, catalog, known);
      if (found === undefined) continue;
      const at = catalog.at("uses", imported.use, "import", index);
      report({ rule: "uses", severity: "error", at, ...found });
    }
  }
}

/** A problem and its remedy, with the other place if there is one. */
interface Problem {
  readonly message: string;
  readonly help: string;
  readonly related?: { readonly at: Range; readonly message: string };
}

function problemOf(
  target: string,
  imported: ImportedCatalog,
  catalog: Catalog,
  known: readonly string[],
): Problem | undefined {
  const { use, modules, catalog: used } = imported;
  if (!known.includes(target)) {
    return {
      message: `\`${target}\` is not a target of errspec, so it cannot import a package`,
      help: didYouMean(target, known) ?? "take it out of `import`: it generates the modules, as without an import",
    };
  }
  if (!(target in catalog.options)) {
    return { message: `this spec has no target ${target}`, help: "add it to `targets`, or take it out of `import`" };
  }
  if (!(target in used.options)) {
    return {
      message: `\`${use}\` has no target ${target}, so there is no package to import`,
      help: `add it to the targets of \`${use}\`, or take it out of \`import\``,
      related: { at: used.at("targets"), message: "its targets are here" },
    };
  }
  if (used.version === "0.0.0") {
    return {
      message: `\`${use}\` has no version, so no package of it can be required`,
      help: `set \`version\` in \`${use}\`, or take ${target} out of \`import\``,
      related: { at: used.at("version"), message: "its spec is here" },
    };
  }
  const first = importIn(catalog, target);
  if (first !== undefined && first !== imported) {
    return {
      message: `${target} imports the package of \`${first.use}\` already, and an error has one type`,
      help: "import one of them; the modules of the other are generated",
      related: { at: catalog.at("uses", first.use, "import"), message: "that import is here" },
    };
  }
  const nested = importIn(used, target);
  if (nested !== undefined) {
    return {
      message: `the package of \`${use}\` imports another one itself`,
      help: `use ${nested.catalog.id} in this spec too, and import that`,
      related: { at: used.at("uses", nested.use, "import"), message: "it is imported here" },
    };
  }
  const { common } = catalog.envelope;
  if (common !== undefined && !modules.includes(common)) {
    return {
      message: `the common codes are in module \`${common}\`, which is not imported`,
      help: `take \`${common}\` from \`${use}\`, or take ${target} out of \`import\``,
      related: { at: catalog.at("envelope", "common"), message: "the common module is named here" },
    };
  }
  return differenceIn(catalog, used, use);
}

/** What errors of both catalogs have to have in common besides the envelope. */
function differenceIn(own: Catalog, used: Catalog, use: string): Problem | undefined {
  const keys = [
    { key: "envelopes", values: [own.envelopes, used.envelopes] },
    { key: "message-tail", values: [own.messageTail ?? false, used.messageTail ?? false] },
    { key: "fallback-locales", values: [own.fallbackLocales, used.fallbackLocales] },
  ] as const;
  const different = keys.find(({ values: [here, there] }) => JSON.stringify(here) !== JSON.stringify(there));
  if (different === undefined) return undefined;
  return {
    message: `\`${different.key}\` differs from that of \`${use}\`, whose package is imported`,
    help: "use the same value in both specs",
    related: { at: used.at(different.key), message: `that of \`${use}\` is here` },
  };
}
