import { diagnosticJson, placeJson } from "../json.js";
import { countsOf, fingerprints } from "./report.js";
import type { Report } from "./report.js";

/** The version of the format. It is incremented when a key is removed or changes its meaning, not when one is added. */
const version = 1;

/** Prints a report as JSON. `README.md` in this folder describes the format. */
export function jsonReport({ command, diagnostics, suppressed, baselined = 0, nameOf }: Report): string {
  const { error, warning, info } = countsOf(diagnostics);
  const identities = fingerprints(diagnostics, nameOf);
  const report = {
    version,
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
        fingerprint: identities[index],
      };
    }),
  };
  return `${JSON.stringify(report, undefined, 2)}\n`;
}
