import type { Diagnostic } from "../diagnostic/diagnostic.js";
import { didYouMean } from "../diagnostic/suggest.js";
import { lintRules, lintSpec } from "../lint.js";
import { decodeSpec } from "../load/decode-spec.js";
import { otherCards } from "../rules/breaking/cards.js";
import type { Card } from "../rules/breaking/cards.js";
import { breakingRules } from "../rules/breaking/index.js";
import type { BreakingRule } from "../rules/breaking/rule.js";
import { ruleText } from "../rules/lint/rule-text.js";
import { exampleFiles } from "../rules/lint/example.js";
import type { Example } from "../rules/lint/example.js";
import { loaderRules } from "../rules/lint/loader-rules.js";
import type { Target } from "../targets/target.js";
import { UsageError } from "./exit.js";
import type { ExitCode } from "./exit.js";
import { print } from "./output.js";

export interface RulesFlags {
  /** The one to show. */
  readonly rule?: string | undefined;
  /** Whether to list the rules about changes instead of those for specs. */
  readonly breaking?: boolean;
}

/** Lists the rules for specs, or those about changes, or shows one with its reason and its examples. */
export async function rulesCommand({ rule, breaking = false }: RulesFlags): Promise<ExitCode> {
  const changes = [...breakingRules, ...otherCards].sort((a, b) => (a.id < b.id ? -1 : 1));
  if (rule === undefined && breaking) {
    const width = Math.max(...changes.map(({ id }) => id.length));
    for (const card of changes) {
      const bump = "bump" in card ? String(card.bump) : "";
      print(`${card.id.padEnd(width)}  ${card.severity.padEnd(7)}  ${bump.padEnd(5)}  ${card.summary}`);
    }
    return 0;
  }
  const change = changes.find(({ id }) => id === rule);
  if (change !== undefined) {
    print(changeText(change));
    return 0;
  }
  const { targets } = await import("../targets/index.js");
  const cards = [...lintRules(targets), ...loaderRules].sort((a, b) => (a.id < b.id ? -1 : 1));
  if (rule === undefined) {
    const width = Math.max(...cards.map(({ id }) => id.length));
    for (const card of cards) {
      const preset = "preset" in card ? String(card.preset) : "minimal";
      print(`${card.id.padEnd(width)}  ${card.severity.padEnd(7)}  ${preset.padEnd(8)}  ${card.summary}`);
    }
    return 0;
  }
  const card = cards.find(({ id }) => id === rule);
  if (card === undefined) {
    const ids = [...cards, ...changes].map(({ id }) => id);
    throw new UsageError(`there is no rule ${rule}; ${didYouMean(rule, ids) ?? "`errspec rules` lists them"}`);
  }
  print(ruleText(card, (example) => judge(example, targets)).trimEnd());
  return 0;
}

/** The metadata of a breaking rule as text. */
function changeText(rule: BreakingRule | Card): string {
  const lines = [`${rule.id} (${rule.severity})`, rule.summary, rule.why];
  if (!("bump" in rule)) return lines.join("\n");
  const todo = rule.help === undefined ? [] : [`To do: ${rule.help}.`];
  return [...lines, ...todo, `Requires a ${rule.bump} version. Affects ${rule.categories.join(", ")}.`].join("\n");
}

/** The findings of all rules in an example. In its text, `\ufffd` stands for a byte that is not UTF-8. */
export function judge(example: Example, targets: readonly Target[]): readonly Diagnostic[] {
  const files = exampleFiles(example).map(({ path, source, text }) => ({ path, source, bytes: bytesOf(text) }));
  const { spec, diagnostics } = decodeSpec(files);
  if (diagnostics.length > 0) return diagnostics;
  return lintSpec(spec, { targets, custom: [], preset: "strict", today: "2026-06-01", evidence: example.evidence })
    .diagnostics;
}

function bytesOf(text: string): Buffer {
  return Buffer.concat(
    text.split("\ufffd").flatMap((part, index) => [...(index > 0 ? [Buffer.from([0xe9])] : []), Buffer.from(part)]),
  );
}
