import { diagnosticText } from "../text.js";
import type { Paint } from "../text.js";
import { summary } from "./report.js";
import type { Report } from "./report.js";

/** Prints a report for people: each finding with its line, then the counts. */
export function textReport({ diagnostics, sources, suppressed, baselined = 0 }: Report, paint: Paint): string {
  const fixable = diagnostics.filter(({ fix }) => fix !== undefined).length;
  const counts = [
    summary(diagnostics),
    ...(suppressed > 0 ? [`${suppressed} suppressed`] : []),
    ...(baselined > 0 ? [`${baselined} in the baseline`] : []),
    ...(fixable > 0 ? [`${fixable} can be fixed with --fix`] : []),
  ];
  return [...diagnostics.map((diagnostic) => `${diagnosticText(diagnostic, sources, paint)}\n`), counts.join("; ")]
    .map((part) => `${part}\n`)
    .join("");
}
