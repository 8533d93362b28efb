import type { ObserveReport } from "../api/reports.js";
import { diagnosticJson } from "../diagnostic/json.js";
import type { Counts } from "./counts.js";
import type { Overview } from "./coverage.js";
import type { ObservedDiagnostic } from "./diagnostics.js";
import { timeText } from "./time.js";

/** The report as JSON: section 9 of the observe contract. */
export function observedJson(
  { timeline }: Counts,
  { read, coverage, modules, operations, codes }: Overview,
  diagnostics: readonly ObservedDiagnostic[],
): string {
  const report: ObserveReport = {
    version: 1,
    command: "observe",
    read: { ...read, first: time(read.first), last: time(read.last) },
    coverage: {
      ...coverage,
      modules: modules.map(({ module, seen, of }) => ({ module, seen, of })),
      operations,
    },
    codes: codes.map(({ module, code, name, n, first, last }) => ({
      module,
      code,
      name: name ?? null,
      n,
      first: time(first),
      last: time(last),
    })),
    timeline: timeline.map(({ from, success, error, invalid }) => ({ from: time(from), success, error, invalid })),
    diagnostics: diagnostics.map(({ finding, diagnostic }) => ({
      ...diagnosticJson(diagnostic),
      observed: {
        n: finding.n,
        first: time(finding.first),
        last: time(finding.last),
        module: finding.module?.id ?? null,
        code: finding.code ?? null,
        operation: finding.operation?.id ?? null,
        status: finding.status ?? null,
        reason: finding.reason ?? null,
      },
    })),
  };
  return `${JSON.stringify(report, undefined, 2)}\n`;
}

function time(milliseconds: number | undefined): string | null {
  return milliseconds === undefined ? null : timeText(milliseconds);
}
