import type { Range } from "../../model/position.js";
import { countsOf, fingerprints } from "./report.js";
import type { Report } from "./report.js";

/** The version of the format: it grows by a number when a key goes or changes its meaning, not when one is added. */
const version = 1;

/** For programs. `README.md` beside this file describes it. */
export function jsonReport({ command, diagnostics, suppressed, baselined = 0, nameOf }: Report): string {
  const { error, warning, info } = countsOf(diagnostics);
  const prints = fingerprints(diagnostics, nameOf);
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
    diagnostics: diagnostics.map(({ rule, severity, message, help, at, related, fix }, index) => ({
      rule,
      severity,
      message,
      help: help ?? null,
      ...place(at),
      related: related === undefined ? null : { message: related.message, ...place(related.at) },
      fix: fix === undefined ? null : { ...place(fix.at), text: fix.text },
      fingerprint: prints[index],
    })),
  };
  return `${JSON.stringify(report, undefined, 2)}\n`;
}

function place({ file, line, column, endLine, endColumn }: Range) {
  return { file, start: { line, column }, end: { line: endLine, column: endColumn } };
}
