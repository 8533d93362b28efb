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
    "npx vitest run test/rules/breaking -u, then read findings.txt and the table in test/rules/breaking/pairs/README.md",
  ],
});

const ruleFile = (name) => `RULE ${name}`;

const spec = (text) => `errspec: 1
catalog: shop
title: Shop API
version: 1.0.0
locales: [en]
envelope: { code: /code, text: /message }
modules:
  orders:
    title: Orders
    errors:
      - code: 100
        name: OrderLocked
        text: "${text}"
        kind: aborted
        action: wait
`;
