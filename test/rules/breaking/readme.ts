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

- **WIRE**: deployed clients decode differently.
- **BEHAVIOR**: programs that compile as before do or print something else: they repeat a request or do not, ask something
  else of the user, handle another error under the same name, or print texts in another language.
- **SRC_TS**, **SRC_GO**, **SRC_PY**: code of users no longer compiles, no longer catches, or means another error. That is
  worked out from what each target writes before and after, with its options, so a new initialism counts as well as a new
  name. In the table \`SRC\` stands for those of them that are affected.
- **DOCS**: links, readers, and tools that read \`catalog.json\`.
- **LIFECYCLE**: what was promised about codes and versions.

Every name and every alias is followed to the code that it stands for, before and after, in each language: a name that passes
to another error is a break, although everything compiles.

Whether a text still says the same is judged in the source locale, since translations follow later. A text that was replaced
is found, and so is one that differs from the earlier one in negations and small words only ("There is no such order",
"There is such an order"). A text that was inverted and reworded at once cannot be told from one that was reworded, and a
word that was replaced by its opposite ("before", "after") cannot either: nothing is claimed about those.

A version that is raised as far as the findings ask makes warnings of those errors that affect source code only: that is what
major versions are for. Clients that are deployed do not read versions, so everything else stays an error. Before 1.0.0 a
minor version counts as a major one.

What was promised until a day, the \`sunset\` of a deprecated code, is judged by the day of the run; \`--today 2027-01-31\` says
another.

## Settings

\`errspec.yaml\` can give single rules another severity, say what fails the check, and which categories count. Options of the
command come before them:

\`\`\`yaml
breaking:
  rules: { alias-removed: warning, title-changed: off }
  fail-on: major
  categories: [WIRE, BEHAVIOR, SRC_GO]
\`\`\`

\`fail-on\` (or \`--fail-on\`) is a severity, \`info\`, \`warning\` or \`error\` (the default); or \`minor\` or \`major\`: then the check fails
on errors, and whenever the changes require such a version, even if each of them is only a warning. A severity that is given
to a rule holds whatever the version says, and a rule that is \`off\` raises no version.

## Allowances

A finding that is all right can be allowed, with a reason, in \`breaking/allow.yaml\` below the spec's folder. It is known by
twelve letters, which are made from ids and codes and stay the same when texts and places change. Each finding prints the line
to paste. \`until\` is the last day on which the allowance counts:

\`\`\`yaml
allow:
  - finding: ncoofhfbchib
    reason: nobody has released code with this name
    until: 2027-01-31
\`\`\`

An allowance accepts a change and does not undo it: an allowed finding fails nothing and requires no version, but the report
still says what the change is. An allowance without a finding is reported, so that none outlives the release it was for, and so
is one whose last day is over.

## Experimental codes

An entry or a module with \`stability: experimental\` may change or go at any time: findings about it are remarks, and require no
version. To make it stable is a minor change; to take the promise back is a break. A module's \`stability\` is that of its
entries, unless they have their own.

## JSON

With \`--format json\` there is one object: \`version\` (1), \`command\`, \`against\`, \`summary\` (\`errors\`, \`warnings\`, \`infos\`,
\`allowed\`), \`versions\` (\`before\`, \`after\`, \`bump\`, which the findings that are not allowed require, \`change\`, what the changes are with the
allowed ones, and \`next\`, the lowest version that says enough, or null), and \`findings\`. A
finding has \`rule\`, \`severity\`, \`categories\`, \`bump\`, \`of\` (what has changed: \`dsa/2130\`), \`message\`, \`help\`, \`file\`, \`start\` and
\`end\` (each with \`line\` and \`column\`, from 1, in UTF-16 units), \`before\` (the same of the old version, with a \`message\`),
\`fingerprint\`, \`allowed\` (the reason, or null), and \`experimental\`. The other formats are those of \`errspec lint\`.`;

function table(): string {
  const rows = breakingRules.map(({ id, severity, bump, categories, summary }) =>
    [`[${id}](#${id})`, severity, bump, categories.join(" "), summary].join(" | "),
  );
  return [
    "## Rules",
    "",
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
