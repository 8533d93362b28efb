import type { Diagnostic } from "../../../diagnostic/diagnostic.js";
import { grouped } from "../../../model/grouped.js";
import type { Found } from "../rule.js";

/** So many findings of one kind in one module are reported each: they are slips. More are a state of the module. */
const few = 3;

/**
 * Puts findings that many entries of a module have into one, so that a catalog with nothing but codes and texts is told so
 * once, and its first entry with a kind does not add a finding for every other.
 */
export function together(findings: readonly Found[]): readonly Diagnostic[] {
  const collectives = findings.filter(({ collective }) => collective !== undefined);
  const byKey = grouped(collectives, ({ rule, collective }) => `${rule} ${collective?.key ?? ""}`);
  const large = new Map([...byKey].filter(([, alike]) => alike.length > few));
  const reported = new Set<string>();
  return findings.flatMap(({ collective, ...finding }): Diagnostic[] => {
    if (collective === undefined) return [finding];
    const key = `${finding.rule} ${collective.key}`;
    const alike = large.get(key);
    if (alike === undefined) return [finding];
    if (reported.has(key)) return [];
    reported.add(key);
    const items = alike.slice(0, few).map((each) => each.collective?.item ?? "");
    const more = alike.length - items.length;
    return [
      {
        rule: finding.rule,
        severity: finding.severity,
        at: collective.at ?? finding.at,
        message: `${collective.message(alike.length)}: ${items.join(", ")} and ${more} more`,
        help: finding.help,
        key: collective.key,
      },
    ];
  });
}
