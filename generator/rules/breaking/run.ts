import type { Diagnostic, Severity } from "../../diagnostic/diagnostic.js";
import type { Allowance } from "./allowances.js";
import { allowanceFindings } from "./allowances.js";
import type { BreakingFinding } from "./finding.js";
import { fingerprint } from "./finding.js";
import { compare } from "../../compare/comparison.js";
import type { Comparison, Version } from "../../compare/comparison.js";
import { isExperimental } from "../../compare/stability.js";
import { isSource, sortCategories } from "../../model/category.js";
import type { Category } from "../../model/category.js";
import type { BreakingRule, Bump } from "./rule.js";
import { severityOf, unknownRules } from "./settings.js";
import { bumpBetween, greatestBump, isEnough, nextVersion } from "./version.js";
import { versionFindings } from "./version-findings.js";

/** The result of the comparison of two versions. */
export interface Verdict {
  readonly comparison: Comparison;
  readonly findings: readonly BreakingFinding[];
  /** Problems of the allowances and the settings themselves. */
  readonly allowances: readonly Diagnostic[];
  /** How far the version must be raised, by the findings that are not allowed. */
  readonly bump: Bump | "none";
  /** How big the changes are, including the allowed ones: an allowance accepts a change and does not undo it. */
  readonly change: Bump | "none";
  /** The lowest version for {@link bump}; undefined if neither spec declares a version. */
  readonly next: string | undefined;
}

/** The version of a spec that declares none. */
const undeclared = "0.0.0";

/** What a comparison depends on besides the two versions. */
interface Options {
  /** The date of the run, as `2027-01-31`. */
  readonly today: string;
  readonly allowances?: readonly Allowance[];
  /** The categories to report, instead of those of the spec; all of them if neither names any. */
  readonly categories?: ReadonlySet<Category>;
}

/**
 * Compares two versions with the given rules. A change that breaks only source code is a warning if the version announces
 * it: that is what major versions are for. Deployed clients do not read versions, so everything else remains an error. A
 * severity in the later spec overrides both.
 */
export function breaking(
  rules: readonly BreakingRule[],
  before: Version,
  after: Version,
  { today, allowances = [], categories: wanted = new Set() }: Options,
): Verdict {
  const comparison = compare(before, after, today);
  const settings = after.catalog.breaking;
  const categories = wanted.size > 0 ? wanted : new Set(settings.categories);
  const allowed = new Map(allowances.map((allowance) => [allowance.finding, allowance]));
  const found = rules
    .filter(({ id }) => settings.rules[id] !== "off")
    .flatMap((rule) => findingsOf(rule, comparison))
    .filter((finding) => categories.size === 0 || finding.categories.some((category) => categories.has(category)));
  const findings = found.map((finding): BreakingFinding => {
    const allowance = allowed.get(finding.fingerprint);
    const counts = allowance !== undefined && (allowance.until === undefined || today <= allowance.until);
    return counts ? { ...finding, allowed: allowance.reason } : finding;
  });
  const [previous, current] = [before.catalog.version, after.catalog.version];
  const stable = findings.filter(({ experimental }) => !experimental);
  const bump = greatestBump(stable.flatMap((finding) => (finding.allowed === undefined ? [finding.bump] : [])));
  const isDeclared = previous !== undeclared || current !== undeclared;
  const isCovered = isDeclared && isEnough(bumpBetween(previous, current), bump);
  const all = [
    ...findings.map((finding) => (isCovered ? softened(finding, current) : finding)),
    ...(isDeclared ? versionFindings(comparison, bump) : []),
  ];
  const aboutSettings = [
    ...unknownRules(after.catalog, rules),
    ...(categories.size > 0
      ? []
      : allowanceFindings(allowances, new Set(found.map((each) => each.fingerprint)), today)),
  ];
  return {
    comparison,
    findings: withSettings(all, settings.rules),
    allowances: withSettings(aboutSettings, settings.rules),
    bump,
    change: greatestBump(stable.map(accepted)),
    next: isDeclared ? nextVersion(previous, bump) : undefined,
  };
}

/** The bump that a finding requires. An allowed change of a text is one that keeps the meaning. */
function accepted({ rule, bump, allowed }: BreakingFinding): Bump {
  return rule === "meaning-changed" && allowed !== undefined ? "patch" : bump;
}

function findingsOf(rule: BreakingRule, comparison: Comparison): BreakingFinding[] {
  const { id, severity, bump, categories: own, help } = rule;
  return Array.from(rule.check(comparison), (change): BreakingFinding => {
    const { subject, detail = "", span, previousSpan, previously, message } = change;
    const experimental = change.experimental ?? isExperimental(comparison, subject);
    return {
      rule: id,
      severity: experimental ? "info" : severity,
      bump,
      subject,
      at: span,
      related: { at: previousSpan, message: previously },
      message,
      help: change.help ?? help,
      categories: sortCategories(change.categories ?? own.filter((category) => category !== "SRC")),
      fingerprint: fingerprint(id, subject, detail),
      allowed: undefined,
      experimental,
      general: rule.general ?? false,
    };
  });
}

/** A finding that a new major version announces: whoever upgrades changes code, and the compiler tells where. */
function softened(finding: BreakingFinding, version: string): BreakingFinding {
  const { severity, bump, help } = finding;
  const isSourceOnly = finding.categories.every((category) => isSource(category) || category === "DOCS");
  if (severity !== "error" || bump !== "major" || !isSourceOnly) return finding;
  return {
    ...finding,
    severity: "warning",
    help: help === undefined ? `announced by version ${version}` : `announced by version ${version}; otherwise ${help}`,
  };
}

/** Applies the severities of the spec. Findings about experimental codes remain infos. */
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
