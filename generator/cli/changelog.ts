import { changelog } from "../changelog/changelog.js";
import { breakingRules } from "../rules/breaking/index.js";
import { breaking } from "../rules/breaking/run.js";
import { readAllowances } from "./allowances.js";
import { choice } from "./choice.js";
import type { ExitCode } from "./exit.js";
import { printDiagnostics } from "./spec.js";
import { categories, readVersions } from "./versions.js";

export interface ChangelogFlags {
  /** The spec's folder. */
  readonly spec: string;
  /** A git ref, a folder, a file, or a package in `node_modules`. */
  readonly against: string;
  /** The language of titles and texts. The default is the source locale. */
  readonly lang?: string | undefined;
  /** The date of the run, as `2027-01-31`. */
  readonly today: string;
}

/** Prints the changes since an earlier version as Markdown. */
export async function changelogCommand({ spec, against, lang, today }: ChangelogFlags): Promise<ExitCode> {
  const versions = await readVersions(spec, against);
  if ("problems" in versions) {
    printDiagnostics(versions.problems, versions.files);
    return 1;
  }
  const { before, after } = versions;
  const { locales } = after.catalog;
  const locale = lang === undefined ? locales[0] : choice("lang", lang, locales);
  const { allowances, diagnostics, files } = readAllowances(spec);
  if (diagnostics.length > 0) {
    printDiagnostics(diagnostics, files);
    return 1;
  }
  process.stdout.write(
    changelog(breaking(breakingRules, before, after, { today, allowances, categories: new Set(categories) }), locale),
  );
  return 0;
}
