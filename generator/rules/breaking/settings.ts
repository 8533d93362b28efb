import type { Diagnostic, Severity } from "../../diagnostic/diagnostic.js";
import { didYouMean } from "../../diagnostic/suggest.js";
import type { BreakingSettings, Catalog } from "../../model/catalog.js";
import { otherCards } from "./cards.js";
import type { BreakingRule } from "./rule.js";

/** The severity of a finding: that of the spec for its rule, or its own. */
export function severityOf(rules: BreakingSettings["rules"], rule: string, own: Severity): Severity | "off" {
  return rules[rule] ?? own;
}

/** Reports rules in the settings that do not exist. Without their file, IDs of custom rules cannot be told from typing errors. */
export function unknownRules(catalog: Catalog, rules: readonly BreakingRule[]): Diagnostic[] {
  const ids = [...rules, ...otherCards].map(({ id }) => id);
  const knowsCustom = ids.some((id) => id.includes("/"));
  return Object.keys(catalog.breaking.rules)
    .filter((id) => !ids.includes(id) && (knowsCustom || !id.includes("/")))
    .map((id) => ({
      rule: "known-breaking-rule",
      severity: "error",
      at: catalog.at("breaking", "rules", id),
      message: `unknown rule ${id}`,
      help: didYouMean(id, ids) ?? "`errspec rules --breaking` lists them",
    }));
}
