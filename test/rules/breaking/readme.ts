import { diffLines } from "diff";
import { otherCards } from "../../../generator/rules/breaking/cards.js";
import { breakingRules } from "../../../generator/rules/breaking/index.js";
import type { BreakingRule } from "../../../generator/rules/breaking/rule.js";

/** The page about the rules, made from the rules and their pairs. */
export function readme(pairOf: (rule: string) => { readonly old: string; readonly now: string }): string {
  const sections = breakingRules.map((rule) => section(rule, pairOf(rule.id)));
  return `${[head, table(), ...sections, ...others()].join("\n\n")}\n`;
}

const head = `# What \`errspec breaking\` looks for

Generated from the rules beside this page and from their pairs in \`test/rules/breaking/pairs\`: do not edit it.

Two versions of a catalog are compared, and each change that somebody relies on is a finding of one of ${breakingRules.length} rules. A
finding has a place in both versions, says who is affected, and how the version must be raised:

- **WIRE**: clients that are deployed decode differently.
- **BEHAVIOR**: what clients do by themselves changes: whether they repeat a request, what they ask of the user.
- **SRC_TS**, **SRC_GO**, **SRC_PY**: code of users no longer compiles, or no longer catches. That is worked out from what each
  target writes before and after, with its options, so a new initialism counts as well as a new name. In the table \`SRC\`
  stands for those of them that are affected.
- **DOCS**: links and readers.
- **LIFECYCLE**: what was promised about codes and versions.

A version that is raised as far as the findings ask makes warnings of those errors that affect source code only: that is what
major versions are for. Clients that are deployed do not read versions, so everything else stays an error. Before 1.0.0 a
minor version counts as a major one.

What was promised until a day, the \`sunset\` of a deprecated code, is judged by the day of the run; \`--today 2027-01-31\` says
another.

A finding that is all right can be allowed, with a reason, in \`breaking/allow.yaml\` below the spec's folder. It is known by
twelve letters, which are made from ids and codes and stay the same when texts and places change:

\`\`\`yaml
allow:
  - finding: ncoofhfbchib
    reason: nobody has released code with this name
\`\`\`

An allowance without a finding is reported, so that none outlives the release it was for.

With \`--format json\` there is one object: \`version\` (1), \`command\`, \`against\`, \`summary\` (\`errors\`, \`warnings\`, \`infos\`,
\`allowed\`), \`versions\` (\`before\`, \`after\`, \`bump\`, and \`next\`, the lowest version that says enough, or null), and \`findings\`. A
finding has \`rule\`, \`severity\`, \`categories\`, \`bump\`, \`of\` (what has changed: \`dsa/2130\`), \`message\`, \`help\`, \`file\`, \`start\` and
\`end\` (each with \`line\` and \`column\`, from 1, in UTF-16 units), \`before\` (the same of the old version, with a \`message\`),
\`fingerprint\`, and \`allowed\` (the reason, or null). The other formats are those of \`errspec lint\`.`;

function table(): string {
  const rows = breakingRules.map(({ id, severity, bump, categories, summary }) =>
    [`[${id}](#${id})`, severity, bump, categories.join(" "), summary].join(" | "),
  );
  return [
    "| Rule | Severity | Version | Affects | What has happened |",
    "| --- | --- | --- | --- | --- |",
    ...rows.map((row) => `| ${row} |`),
  ].join("\n");
}

function section(
  { id, severity, bump, categories, summary, why, help }: BreakingRule,
  pair: { old: string; now: string },
): string {
  const todo = help === undefined ? "" : ` To do: ${help}.`;
  return `## ${id}

${summary} ${why}${todo}

Severity ${severity}, at least a ${bump} version, affects ${categories.join(", ")}.

\`\`\`diff
${difference(pair)}
\`\`\``;
}

/** The lines that differ, and the lines around them. */
function difference({ old, now }: { old: string; now: string }): string {
  const lines = diffLines(old, now).flatMap(({ value, added, removed }) =>
    value
      .replace(/\n$/, "")
      .split("\n")
      .map((text) => ({ text, sign: added ? "+" : removed ? "-" : " " })),
  );
  const near = (index: number): boolean =>
    lines.slice(Math.max(0, index - 2), index + 3).some(({ sign }) => sign !== " ");
  return lines.flatMap(({ text, sign }, index) => (near(index) ? [`${sign} ${text}`.trimEnd()] : [])).join("\n");
}

function others(): string[] {
  return [
    "# Rules on versions and allowances",
    ...otherCards.map(({ id, severity, summary, why }) => `## ${id}\n\n${summary} ${why}\n\nSeverity ${severity}.`),
  ];
}
