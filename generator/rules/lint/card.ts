import { diagnosticText } from "../../diagnostic/text.js";
import type { Diagnostic } from "../../diagnostic/diagnostic.js";
import { exampleFiles, exampleText } from "./example.js";
import type { Example } from "./example.js";
import type { LintRule, RuleCard } from "./rule.js";

/** What an example is found to hold; whoever calls knows how to load a spec. */
export type Judge = (example: Example) => readonly Diagnostic[];

/** The pages of the rules as one Markdown document: a table of all, then a section for each under an anchor of its own. */
export function rulesDocument(rules: readonly LintRule[], loader: readonly RuleCard[], judge: Judge): string {
  const cards = [...rules, ...loader].sort((a, b) => (a.id < b.id ? -1 : 1));
  const lines = [
    "<!-- Made from the rules by test/rules/document.test.ts. Change the rules, then run it with -u. -->",
    "",
    "# Rules",
    "",
    `\`errspec lint\` has ${cards.length} rules. Which of them it runs is said by a preset: \`minimal\` has what makes output wrong, \`standard\``,
    "(the default) what careful teams agree on, `strict` also what is a matter of taste. Rules of severity `error` are on in every",
    "preset, since what they find makes output wrong or impossible; `errspec generate` runs them too.",
    "",
    ...settings,
    "| rule | severity | preset | fix | what holds |",
    "| --- | --- | --- | --- | --- |",
    ...cards.map(
      (card) =>
        `| [${card.id}](#${card.id}) | ${card.severity} | ${presetOf(card)} | ${isFixable(card) ? "yes" : "no"} | ${cell(card.summary)} |`,
    ),
    "",
    ...cards.flatMap((card) => section(card, judge)),
  ];
  return `${lines.join("\n").trimEnd()}\n`;
}

const settings = [
  "## Settings",
  "",
  "```yaml",
  "# errspec.yaml",
  "lint:",
  "  preset: strict",
  "  rules: { text-names-remedy: off, text-distinct: error }",
  "```",
  "",
  "A finding that is no mistake is kept quiet by a comment, with a reason and, if it is for a while, a last day:",
  "",
  "```yaml",
  "# errspec-disable-next-line text-distinct -- the server sends one text for both (until 2027-01-31)",
  "text: The order does not exist. # errspec-disable-line text-names-remedy -- the docs have it",
  "```",
  "",
  "Findings that a catalog already has, and that nobody fixes now, are listed in a baseline. Only new ones are reported, and so are",
  "lines of the baseline whose finding is fixed:",
  "",
  "```sh",
  "errspec lint --baseline lint.baseline --update-baseline # once, and to remove what is fixed",
  "errspec lint --baseline lint.baseline",
  "```",
  "",
  "## Rules of your own",
  "",
  "`errspec lint --rules rules.js` runs the rules of a JavaScript file as well. A spec cannot name the file: a spec is data, and",
  "nothing in it makes errspec run code.",
  "",
  "```js",
  "export const rules = [",
  "  {",
  '    id: "acme/owner-declared", // with a slash, so that it cannot meet one of errspec\'s',
  '    severity: "warning", // or error, info',
  "    *check({ catalog }) {",
  "      for (const { entries } of catalog.modules) {",
  "        for (const { name, extensions, at } of entries) {",
  '          if ("x-owner" in extensions) continue;',
  '          yield { at: at("name"), message: `${name} has no owner`, help: "add `x-owner:`" };',
  "        }",
  "      }",
  "    },",
  "  },",
  "];",
  "```",
  "",
  "## The rules",
  "",
];

/** A rule as its section says it, without Markdown: for a terminal. */
export function cardText(card: RuleCard, judge: Judge): string {
  return [
    `${card.id}: ${card.severity}, preset ${presetOf(card)}${isFixable(card) ? ", can be fixed with --fix" : ""}`,
    "",
    card.summary,
    card.why,
    "",
    "Good:",
    indented(exampleText(card.good)),
    "Bad:",
    indented(exampleText(card.bad)),
    indented(findings(card, judge)),
  ].join("\n");
}

function section(card: RuleCard, judge: Judge): string[] {
  return [
    `<a id="${card.id}"></a>`,
    "",
    `### ${card.id}`,
    "",
    `${card.summary} ${card.why}`,
    "",
    `Severity: ${card.severity}. Preset: ${presetOf(card)}.${isFixable(card) ? " `--fix` mends it." : ""}`,
    "",
    "Good:",
    "",
    "```yaml",
    exampleText(card.good).trimEnd(),
    "```",
    "",
    "Bad:",
    "",
    "```yaml",
    exampleText(card.bad).trimEnd(),
    "```",
    "",
    "```text",
    findings(card, judge).trimEnd(),
    "```",
    "",
  ];
}

/** What errspec says of the bad example. */
function findings({ bad }: RuleCard, judge: Judge): string {
  const sources = new Map(exampleFiles(bad).map(({ path, text }) => [path, text]));
  return judge(bad)
    .map((diagnostic) => `${diagnosticText(diagnostic, sources, (_, text) => text)}\n`)
    .join("");
}

function presetOf(card: RuleCard): string {
  return "preset" in card ? String(card.preset) : "minimal";
}

function isFixable(card: RuleCard): boolean {
  return "fixable" in card && card.fixable === true;
}

function cell(text: string): string {
  return text.replaceAll("|", "\\|");
}

function indented(text: string): string {
  return text.trimEnd().replace(/^(?=.)/gm, "  ") + "\n";
}
