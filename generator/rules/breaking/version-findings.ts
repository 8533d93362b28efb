import type { Diagnostic } from "../../diagnostic/diagnostic.js";
import { fingerprint } from "./finding.js";
import type { BreakingFinding } from "./finding.js";
import type { Comparison } from "../../compare/comparison.js";
import type { Bump } from "./rule.js";
import { bumpBetween, isEnough, nextVersion } from "./version.js";

/** Reports a version of the spec that was not raised as far as the changes require. */
export function versionFindings({ before, after }: Comparison, needed: Bump | "none"): BreakingFinding[] {
  const declared = bumpBetween(before.version, after.version);
  const finding = (rule: string, severity: Diagnostic["severity"], message: string, help: string): BreakingFinding => ({
    rule,
    severity,
    bump: "patch",
    subject: "catalog",
    at: after.at("version"),
    related: { at: before.at("version"), message: `it was ${before.version}` },
    message,
    help,
    categories: ["LIFECYCLE"],
    fingerprint: fingerprint(rule, before.version, after.version),
    allowed: undefined,
    experimental: false,
    general: false,
  });
  const next = nextVersion(before.version, needed);
  if (declared === "lower") {
    return [
      finding(
        "version-lowered",
        "error",
        `the version was lowered from ${before.version} to ${after.version}`,
        `raise it to ${next} or higher`,
      ),
    ];
  }
  if (isEnough(declared, needed)) return [];
  if (declared === "none") {
    return needed === "major"
      ? [
          finding(
            "version-not-raised",
            "warning",
            `the version is still ${after.version}, but there are breaking changes`,
            `raise it to ${next} or higher before the next release`,
          ),
        ]
      : [];
  }
  return [
    finding(
      "version-raised-too-little",
      "error",
      `${before.version} → ${after.version} is not enough for a ${needed} change`,
      `raise it to ${next} or higher`,
    ),
  ];
}
