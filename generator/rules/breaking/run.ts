import type { Diagnostic, Severity } from "../../diagnostic/diagnostic.js";
import type { Allowance } from "./allowances.js";
import { allowanceFindings } from "./allowances.js";
import type { BreakingFinding } from "./finding.js";
import { categoriesOf, fingerprint } from "./finding.js";
import { breakingRules } from "./index.js";
import { compare } from "../../compare/comparison.js";
import type { Comparison, Version } from "../../compare/comparison.js";
import { isExperimental } from "../../compare/stability.js";
import type { Category } from "../../model/category.js";
import type { BreakingRule, Bump } from "./rule.js";
import { severityOf, unknownRules } from "./settings.js";
import { bumpBetween, greatestBump, isEnough, nextVersion } from "./version.js";
import { versionFindings } from "./version-findings.js";

/** What two versions come to. */
export interface Verdict {
  readonly comparison: Comparison;
  readonly findings: readonly BreakingFinding[];
  /** What is wrong with the allowances and the settings themselves. */
  readonly allowances: readonly Diagnostic[];
  /** How the version must be raised, by the findings that are not allowed. */
  readonly bump: Bump | "none";
  /** What the changes are, the allowed ones too: an allowance accepts a change and does not undo it. */
  readonly change: Bump | "none";
  /** The lowest version for {@link bump}; undefined where neither version is given in the spec. */
  readonly next: string | undefined;
}

/** What the spec has for a version when it gives none. */
const undeclared = "0.0.0";

/**
 * Compares two versions by every rule, on a day such as `2027-01-31`. What breaks source code alone is a warning where the
 * version says so: that is what major versions are for. What is deployed does not read versions, so the rest stays an error.
 * The severities of the spec as it is come before both.
 */
export function breaking(
  before: Version,
  after: Version,
  today: string,
  allowances: readonly Allowance[] = [],
  wanted: ReadonlySet<Category> = new Set(),
): Verdict {
  const comparison = compare(before, after, today);
  const settings = after.catalog.breaking;
  const categories = wanted.size > 0 ? wanted : new Set(settings.categories);
  const allowed = new Map(allowances.map((allowance) => [allowance.finding, allowance]));
  const found = breakingRules
    .filter(({ id }) => settings.rules[id] !== "off")
    .flatMap((rule) => findingsOf(rule, comparison))
    .filter((finding) => categories.size === 0 || finding.categories.some((category) => categories.has(category)));
  const findings = found.map((finding): BreakingFinding => {
    const allowance = allowed.get(finding.fingerprint);
    const counts = allowance !== undefined && (allowance.until === undefined || today <= allowance.until);
    return counts ? { ...finding, allowed: allowance.reason } : finding;
  });
  const [was, now] = [before.catalog.version, after.catalog.version];
  const stable = findings.filter(({ experimental }) => !experimental);
  const bump = greatestBump(stable.flatMap((finding) => (finding.allowed === undefined ? [finding.bump] : [])));
  const isDeclared = was !== undeclared || now !== undeclared;
  const isCovered = isDeclared && isEnough(bumpBetween(was, now), bump);
  const all = [
    ...findings.map((finding) => (isCovered ? softened(finding, now) : finding)),
    ...(isDeclared ? versionFindings(comparison, bump) : []),
  ];
  const about = [
    ...unknownRules(after.catalog, breakingRules),
    ...(categories.size > 0
      ? []
      : allowanceFindings(allowances, new Set(found.map((each) => each.fingerprint)), today)),
  ];
  return {
    comparison,
    findings: withSettings(all, settings.rules),
    allowances: withSettings(about, settings.rules),
    bump,
    change: greatestBump(stable.map(accepted)),
    next: isDeclared ? nextVersion(was, bump) : undefined,
  };
}

/** The version that a finding asks for. Who allows a changed text says that it means the same. */
function accepted({ rule, bump, allowed }: BreakingFinding): Bump {
  return rule === "meaning-changed" && allowed !== undefined ? "patch" : bump;
}

function findingsOf(rule: BreakingRule, comparison: Comparison): BreakingFinding[] {
  const { id, severity, bump, categories: own, help } = rule;
  return Array.from(rule.check(comparison), (change): BreakingFinding => {
    const { of, detail = "", at, was, before, message } = change;
    const experimental = change.experimental ?? isExperimental(comparison, of);
    return {
      rule: id,
      severity: experimental ? "info" : severity,
      bump,
      of,
      at,
      related: { at: was, message: before },
      message,
      help: change.help ?? help,
      categories: categoriesOf(change.categories ?? own),
      fingerprint: fingerprint(id, of, detail),
      allowed: undefined,
      experimental,
      general: rule.general ?? false,
    };
  });
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

/** The findings with the severities that the spec gives to their rules. What is experimental stays a remark. */
function withSettings<T extends Diagnostic & { readonly experimental?: boolean }>(
  findings: readonly T[],
  rules: Parameters<typeof severityOf>[0],
): T[] {
  return findings.flatMap((finding) => {
    const severity: Severity | "off" =
      finding.experimental === true ? finding.severity : severityOf(rules, finding.rule, finding.severity);
    return severity === "off" ? [] : [{ ...finding, severity }];
  });
}
