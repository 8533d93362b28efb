// Writes the rule pages, the page of messages and the JSON Schemas from the built rules and types: `node docs/reference.mjs`, or `--check` to
// compare only.
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { breakingRulesPage } from "./reference/breaking-rules.mjs";
import { commandsPage } from "./reference/commands.mjs";
import { specSchemas } from "./reference/json-schemas.mjs";
import { lintRulesPage } from "./reference/lint-rules.mjs";
import { measuredPage, measuredPages } from "./reference/measured-pages.mjs";
import { messagesPage } from "./reference/messages.mjs";
import { reportSchemas } from "./reference/report-schemas.mjs";
import { siteWordsPage } from "./reference/site-words.mjs";
import { specKeysPage, targetsPage } from "./reference/spec-keys.mjs";
import { targetSchemas } from "./reference/target-schemas.mjs";
import { chinese } from "./zh/texts.mjs";

const root = join(import.meta.dirname, "..");

/** The Chinese of pages, from docs/zh/texts. */
const reference = chinese("reference");
const zh = {
  reference,
  lint: chinese("lint"),
  breaking: chinese("breaking"),
  messages: chinese("messages", reference), // options of commands and keys of a spec are messages, too
  measured: chinese("measured"),
};

const pages = {
  "docs/messages.md": messagesPage(),
  "docs/rules/lint.md": lintRulesPage(),
  "docs/rules/breaking.md": breakingRulesPage(),
  "docs/zh/messages.md": messagesPage(zh.messages),
  "docs/zh/rules/lint.md": lintRulesPage(zh.lint),
  "docs/zh/rules/breaking.md": breakingRulesPage(zh.breaking),
  "docs/reference/commands.md": commandsPage(),
  "docs/reference/site-words.md": siteWordsPage(),
  "docs/reference/spec.md": specKeysPage(),
  "docs/reference/targets.md": targetsPage(),
  ...Object.fromEntries(
    await Promise.all(measuredPages.map(async (name) => [`docs/zh/${name}.md`, await measuredPage(name, zh.measured)])),
  ),
  "docs/zh/reference/commands.md": commandsPage(zh.reference),
  "docs/zh/reference/site-words.md": siteWordsPage(zh.reference),
  "docs/zh/reference/spec.md": specKeysPage(zh.reference),
  "docs/zh/reference/targets.md": targetsPage(zh.reference),
  ...Object.fromEntries(Object.entries(specSchemas()).map(([name, text]) => [`spec/schema/${name}`, text])),
  ...Object.fromEntries(Object.entries(reportSchemas()).map(([name, text]) => [`docs/schema/${name}`, text])),
  ...Object.fromEntries(Object.entries(targetSchemas()).map(([name, text]) => [`docs/schema/${name}`, text])),
};

function current(path) {
  try {
    return readFileSync(join(root, path), "utf8");
  } catch {
    return undefined;
  }
}

for (const problem of Object.values(zh).flatMap(({ problems }) => problems())) {
  console.error(problem);
  if (process.argv.includes("--check")) process.exitCode = 1;
}

for (const [path, text] of Object.entries(pages)) {
  if (current(path) === text) continue;
  if (!process.argv.includes("--check")) writeFileSync(join(root, path), text);
  else {
    console.error(`${path} is stale; run \`npm run docs:reference\``);
    process.exitCode = 1;
  }
}
