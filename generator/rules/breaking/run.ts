import { createHash } from "node:crypto";
import type { Diagnostic } from "../../diagnostic/diagnostic.js";
import type { Allowance } from "./allowances.js";
import { breakingRules } from "./index.js";
import { compare } from "./reading/comparison.js";
import type { Comparison, Version } from "./reading/comparison.js";
import { categories } from "./reading/category.js";
import type { Category } from "./reading/category.js";
import type { BreakingRule, Bump } from "./rule.js";
import { bumpBetween, greatestBump, isEnough, nextVersion } from "./version.js";

/** A change that matters to someone. `at` is where it is now, `related` where it was. */
export interface BreakingFinding extends Diagnostic {
  readonly related: NonNullable<Diagnostic["related"]>;
  readonly categories: readonly Category[];
  readonly bump: Bump;
  /** What has changed: `dsa/2130`, a module, `catalog`. */
  readonly of: string;
  /** The same for the same change, whatever texts, places and other changes there are. */
  readonly fingerprint: string;
  /** Why the change is all right, where someone has said so. */
  readonly allowed: string | undefined;
}

/** What two versions come to. */
export interface Verdict {
  readonly comparison: Comparison;
  readonly findings: readonly BreakingFinding[];
  /** What is wrong with the allowances themselves. */
  readonly allowances: readonly Diagnostic[];
  /** How the version must be raised, by the findings that are not allowed. */
  readonly bump: Bump | "none";
  /** The lowest version for that; undefined where neither version is given in the spec. */
  readonly next: string | undefined;
}

/** What the spec has for a version when it gives none. */
const undeclared = "0.0.0";

/**
 * Compares two versions by every rule, on a day such as `2027-01-31`. What breaks source code alone is a warning where the
 * version says so: that is what major versions are for. What is deployed does not read versions, so the rest stays an error.
 */
export function breaking(
  before: Version,
  after: Version,
  today: string,
  allowances: readonly Allowance[] = [],
  wanted: ReadonlySet<Category> = new Set(),
): Verdict {
  const comparison = compare(before, after, today);
  const allowed = new Map(allowances.map((allowance) => [allowance.finding, allowance]));
  const used = new Set<string>();
  const findings = breakingRules.flatMap((rule) =>
    findingsOf(rule, comparison)
      .filter((finding) => wanted.size === 0 || finding.categories.some((category) => wanted.has(category)))
      .map((finding): BreakingFinding => {
        const allowance = allowed.get(finding.fingerprint);
        if (allowance === undefined) return finding;
        used.add(finding.fingerprint);
        return { ...finding, allowed: allowance.reason };
      }),
  );
  const [was, now] = [before.catalog.version, after.catalog.version];
  const bump = greatestBump(findings.flatMap((finding) => (finding.allowed === undefined ? [finding.bump] : [])));
  const isDeclared = was !== undeclared || now !== undeclared;
  const isCovered = isDeclared && isEnough(bumpBetween(was, now), bump);
  const versions = isDeclared ? versionFindings(comparison, bump) : [];
  return {
    comparison,
    findings: [...findings.map((finding) => (isCovered ? softened(finding, now) : finding)), ...versions],
    allowances: wanted.size > 0 ? [] : unused(allowances, used),
    bump,
    next: isDeclared ? nextVersion(was, bump) : undefined,
  };
}

/** The categories in their usual order, each once. */
function inOrder(given: readonly (Category | "SRC")[]): readonly Category[] {
  return categories.filter((category) => given.includes(category));
}

function findingsOf(rule: BreakingRule, comparison: Comparison): BreakingFinding[] {
  const { id, severity, bump, categories: own, help } = rule;
  return Array.from(rule.check(comparison), (change): BreakingFinding => {
    const { of, detail = "", at, was, before, message } = change;
    return {
      rule: id,
      severity,
      bump,
      of,
      at,
      related: { at: was, message: before },
      message,
      help: change.help ?? help,
      categories: inOrder(change.categories ?? own),
      fingerprint: fingerprint(id, of, detail),
      allowed: undefined,
    };
  });
}

/** Twelve letters and no digit: YAML would take `1234567890e1` for a number. */
function fingerprint(...parts: readonly string[]): string {
  const hash = createHash("sha256").update(parts.join("\n")).digest("hex").slice(0, 12);
  return hash.replace(/[0-9]/g, (digit) => "ghijklmnop".charAt(Number(digit)));
}

/** A finding that a new major version answers for: who takes that version changes code, and finds this out by compiling. */
function softened(finding: BreakingFinding, version: string): BreakingFinding {
  const { severity, bump, help } = finding;
  const isSource = finding.categories.every((category) => category.startsWith("SRC_") || category === "DOCS");
  if (severity !== "error" || bump !== "major" || !isSource) return finding;
  return {
    ...finding,
    severity: "warning",
    help: help === undefined ? `${version} says so` : `${version} says so; else ${help}`,
  };
}

function versionFindings({ before, after }: Comparison, needed: Bump | "none"): BreakingFinding[] {
  const declared = bumpBetween(before.version, after.version);
  const finding = (rule: string, severity: Diagnostic["severity"], message: string, help: string): BreakingFinding => ({
    rule,
    severity,
    bump: "patch",
    of: "catalog",
    at: after.at("version"),
    related: { at: before.at("version"), message: `it was ${before.version}` },
    message,
    help,
    categories: ["LIFECYCLE"],
    fingerprint: fingerprint(rule, before.version, after.version),
    allowed: undefined,
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

function unused(allowances: readonly Allowance[], used: ReadonlySet<string>): Diagnostic[] {
  return allowances
    .filter(({ finding }) => !used.has(finding))
    .map(({ finding, at }) => ({
      rule: "allowance-unused",
      severity: "warning",
      at,
      message: `there is no finding ${finding} to allow`,
      help: "remove the allowance: the change is undone, or was released",
    }));
}
