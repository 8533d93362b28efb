import { changelog } from "../changelog/changelog.js";
import { readOptional } from "../disk/baseline.js";
import { allowancesFile, loadAllowances } from "../rules/breaking/allowances.js";
import { breakingRules } from "../rules/breaking/index.js";
import { breaking } from "../rules/breaking/run.js";
import { choice } from "./choice.js";
import type { ExitCode } from "./exit.js";
import { decodeSpec, printDiagnostics } from "./spec.js";
import { categories, readVersions } from "./versions.js";

export interface ChangelogFlags {
  /** The spec's folder. */
  readonly spec: string;
  /** A git ref, a folder, a file, or a package in `node_modules`. */
  readonly against: string;
  /** The language of titles and texts; the source locale where none is given. */
  readonly lang?: string | undefined;
  /** The date of the run, as `2027-01-31`. */
  readonly today: string;
}

/** Prints the list of changes since an earlier version, as Markdown. */
export function changelogCommand({ spec, against, lang, today }: ChangelogFlags): Promise<ExitCode> {
  const versions = readVersions(spec, against);
  if ("problems" in versions) {
    printDiagnostics(versions.problems, versions.files);
    return Promise.resolve(1);
  }
  const { before, after } = versions;
  const { locales } = after.catalog;
  const locale = lang === undefined ? locales[0] : choice("lang", lang, locales);
  const file = readOptional(spec, allowancesFile);
  const { spec: files, diagnostics } = decodeSpec(file === undefined ? [] : [file]);
  const { allowances, diagnostics: wrong } =
    files[0] === undefined ? { allowances: [], diagnostics } : loadAllowances(files[0]);
  if (wrong.length > 0) {
    printDiagnostics(wrong, files);
    return Promise.resolve(1);
  }
  process.stdout.write(
    changelog(breaking(breakingRules, before, after, { today, allowances, categories: new Set(categories) }), locale),
  );
  return Promise.resolve(0);
}
