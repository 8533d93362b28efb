import type { Diagnostic } from "../../diagnostic/diagnostic.js";
import { fingerprint } from "./finding.js";
import type { BreakingFinding } from "./finding.js";
import type { Comparison } from "../../compare/comparison.js";
import type { Bump } from "./rule.js";
import { bumpBetween, isEnough, nextVersion } from "./version.js";

/** What is wrong with the version of the spec, by what the changes require. */
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
        `the version was ${before.version} and is ${after.version}`,
        `make it ${next} at least`,
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
            `the version is still ${after.version}, with changes that break`,
            `make it ${next} before the next release`,
          ),
        ]
      : [];
  }
  return [
    finding(
      "version-raised-too-little",
      "error",
      `${before.version} → ${after.version} says less than what has changed, which is ${needed}`,
      `make it ${next} at least`,
    ),
  ];
}
