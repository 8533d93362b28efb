import { diagnosticText } from "../../diagnostic/text.js";
import type { Diagnostic } from "../../diagnostic/diagnostic.js";
import { exampleFiles, exampleText } from "./example.js";
import type { Example } from "./example.js";
import type { RuleCard } from "./rule.js";

/** Lints an example. The caller knows how to load a spec. */
export type Judge = (example: Example) => readonly Diagnostic[];

/** A rule with its reason and its examples as plain text, for a terminal. */
export function ruleText(rule: RuleCard, judge: Judge): string {
  return [
    `${rule.id}: ${rule.severity}, preset ${presetOf(rule)}${isFixable(rule) ? ", can be fixed with --fix" : ""}`,
    "",
    rule.summary,
    rule.why,
    "",
    "Good:",
    indented(exampleText(rule.good)),
    "Bad:",
    indented(exampleText(rule.bad)),
    indented(findingsIn(rule.bad, judge)),
  ].join("\n");
}

/** What lint prints for an example. */
export function findingsIn(example: Example, judge: Judge): string {
  const sources = new Map(exampleFiles(example).map(({ path, text }) => [path, text]));
  return judge(example)
    .map((diagnostic) => `${diagnosticText(diagnostic, sources, (_, text) => text)}\n`)
    .join("");
}

export function presetOf(rule: RuleCard): string {
  return "preset" in rule ? String(rule.preset) : "minimal";
}

export function isFixable(rule: RuleCard): boolean {
  return "fixable" in rule && rule.fixable === true;
}

function indented(text: string): string {
  return text.trimEnd().replace(/^(?=.)/gm, "  ") + "\n";
}
