import type { Diagnostic } from "../../../diagnostic/diagnostic.js";
import { grouped } from "../../../model/grouped.js";
import type { Found } from "../rule.js";

/** Up to this many findings of one rule in one module are reported one by one. More are reported as one. */
const maxSeparate = 3;

/**
 * Merges findings that many entries of a module share, so a catalog with nothing but codes and texts gets one finding per rule,
 * and its first entry with a kind does not add a finding for every other entry.
 */
export function together(findings: readonly Found[]): readonly Diagnostic[] {
  const collectives = findings.filter(({ collective }) => collective !== undefined);
  const byKey = grouped(collectives, ({ rule, collective }) => `${rule} ${collective?.key ?? ""}`);
  const large = new Map([...byKey].filter(([, alike]) => alike.length > maxSeparate));
  const reported = new Set<string>();
  return findings.flatMap(({ collective, ...finding }): Diagnostic[] => {
    if (collective === undefined) return [finding];
    const key = `${finding.rule} ${collective.key}`;
    const alike = large.get(key);
    if (alike === undefined) return [finding];
    if (reported.has(key)) return [];
    reported.add(key);
    const items = alike.slice(0, maxSeparate).map((each) => each.collective?.item ?? "");
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
