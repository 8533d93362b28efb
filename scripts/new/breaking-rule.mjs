import { camelCase } from "./names.mjs";

/** A rule about what happened between two versions, named after the event. */
export const newBreakingRule = (name) => ({
  files: {
    [`generator/rules/breaking/${name}.ts`]: ruleFile(name),
    [`test/rules/breaking/pairs/${name}/old.yaml`]: spec("The order is locked."),
    [`test/rules/breaking/pairs/${name}/new.yaml`]: spec("TODO: The order is locked."),
  },
  lists: [
    {
      file: "generator/rules/breaking/index.ts",
      list: "breakingRules",
      element: camelCase(name),
      imported: { name: camelCase(name), from: `./${name}.js` },
    },
  ],
  next: [
    `In generator/rules/breaking/${name}.ts, write the check and the texts.`,
    `In test/rules/breaking/pairs/${name}/, write the smallest spec in which it happens, before and after.`,
    "npm run build && npm run docs:reference",
    "Translate what it then names into docs/zh/texts/breaking.yaml, and run it again.",
    "npx vitest run test/rules/breaking -u, then read findings.txt and the table in test/rules/breaking/pairs/README.md",
  ],
});

const ruleFile = (name) => `import type { Entry } from "../../model/catalog.js";
import { changedIn, entryChange } from "./changes/entry.js";
import type { BreakingRule } from "./rule.js";

export const ${camelCase(name)}: BreakingRule = {
  id: "${name}",
  severity: "info",
  bump: "patch",
  categories: ["DOCS"],
  summary: "A text now says TODO.",
  why: "Say what comes of it.",
  *check({ entries }) {
    const isUnfinished = ({ text }: Entry): boolean => Object.values(text).some((each) => each?.includes("TODO"));
    for (const { pair, to } of changedIn(entries, isUnfinished)) {
      if (to !== true) continue;
      yield entryChange(pair, ["text"], {
        previously: "it was finished",
        message: \`the text of \${pair.after.name} now says TODO\`,
        help: "finish the text",
      });
    }
  },
};
`;

const spec = (text) => `errspec: 1
catalog: shop
title: Shop
version: 1.0.0
locales: [en]
envelope: { code: /code, text: /message }
targets: { typescript: null, go: null, python: null, docs: null }
modules:
  - module: orders
    errors:
      - code: 100
        name: OrderLocked
        text: "${text}"
        kind: aborted
        action: wait
`;
