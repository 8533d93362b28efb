import { described, summary } from "../../../generator/cli/breaking-report.js";
import { diagnosticText } from "../../../generator/diagnostic/text.js";
import type { Catalog } from "../../../generator/model/catalog.js";
import { breakingRules } from "../../../generator/rules/breaking/index.js";
import { breaking } from "../../../generator/rules/breaking/run.js";
import { surfacesOf } from "../../../generator/targets/surfaces.js";
import type { Target } from "../../../generator/targets/target.js";
import { paint } from "./paint.js";

interface Opened {
  readonly catalog: Catalog;
  readonly targets: readonly Target[];
}

interface Context {
  /** The day of the comparison, such as 2027-01-31. */
  readonly today: string;
  /** The text of each file of both versions, by path. */
  readonly sources: ReadonlyMap<string, string>;
}

/** What `errspec breaking` prints about two versions of a spec. */
export function changes(before: Opened, after: Opened, { today, sources }: Context): string {
  const verdict = breaking(breakingRules, versionOf(before), versionOf(after), { today });
  const findings = verdict.findings.map((finding) =>
    diagnosticText(described(finding, "spec/breaking.yaml"), sources, paint),
  );
  return [...findings, summary(verdict, false).join("\n")].join("\n\n");
}

const versionOf = ({ catalog, targets }: Opened) => ({ catalog, surfaces: surfacesOf(catalog, targets) });
