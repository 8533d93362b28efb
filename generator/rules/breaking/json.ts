import type { BreakingReport } from "../../api/reports.js";
import { placeJson } from "../../diagnostic/json.js";
import { visible } from "../../diagnostic/visible.js";
import type { BreakingFinding } from "./finding.js";
import type { Verdict } from "./run.js";

/** The verdict as JSON. */
export function verdictJson(against: string, { comparison, findings, bump, change, next }: Verdict): string {
  const count = (severity: BreakingFinding["severity"]): number =>
    findings.filter((finding) => finding.severity === severity && finding.allowed === undefined).length;
  const report: BreakingReport = {
    version: 1,
    command: "breaking",
    against: visible(against),
    summary: {
      errors: count("error"),
      warnings: count("warning"),
      infos: count("info"),
      allowed: findings.filter(({ allowed }) => allowed !== undefined).length,
    },
    versions: { before: comparison.before.version, after: comparison.after.version, bump, change, next: next ?? null },
    findings: findings.map((finding) => ({
      rule: finding.rule,
      severity: finding.severity,
      categories: finding.categories,
      bump: finding.bump,
      of: finding.subject,
      message: finding.message,
      help: finding.help ?? null,
      ...placeJson(finding.at),
      before: { message: finding.related.message, ...placeJson(finding.related.at) },
      fingerprint: finding.fingerprint,
      allowed: finding.allowed ?? null,
      experimental: finding.experimental,
    })),
  };
  return `${JSON.stringify(report, undefined, 2)}\n`;
}
