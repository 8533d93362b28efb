import type { DiagnosticsReport } from "../../api/reports.js";
import { diagnosticJson, placeJson } from "../json.js";
import { countsOf, fingerprints } from "./report.js";
import type { Report } from "./report.js";

/** Prints a report as JSON. */
export function jsonReport({ command, diagnostics, suppressed, baselined = 0, nameOf }: Report): string {
  const { error, warning, info } = countsOf(diagnostics);
  const identities = fingerprints(diagnostics, nameOf);
  const report: DiagnosticsReport = {
    version: 1,
    command,
    summary: {
      errors: error,
      warnings: warning,
      infos: info,
      suppressed,
      baselined,
      fixable: diagnostics.filter(({ fix }) => fix !== undefined).length,
    },
    diagnostics: diagnostics.map((diagnostic, index) => {
      const { related, fix } = diagnostic;
      return {
        ...diagnosticJson(diagnostic),
        related: related === undefined ? null : { message: related.message, ...placeJson(related.at) },
        fix: fix === undefined ? null : { ...placeJson(fix.at), text: fix.text },
        fingerprint: String(identities[index]),
      };
    }),
  };
  return `${JSON.stringify(report, undefined, 2)}\n`;
}
