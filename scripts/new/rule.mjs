import { camelCase } from "./names.mjs";

/** A lint rule, named after the good state. */
export const newRule = (name) => ({
  files: { [`generator/rules/lint/${name}.ts`]: ruleFile(name) },
  lists: [
    {
      file: "generator/rules/lint/index.ts",
      list: "allRules",
      element: camelCase(name),
      imported: { name: camelCase(name), from: `./${name}.js` },
    },
  ],
  next: [
    `In generator/rules/lint/${name}.ts, write the check, the texts, and a good and a bad example. The examples must be silent under every other rule.`,
    "npm run build && npm run docs:reference",
    "Translate what it then names into docs/zh/texts/lint.yaml, and run it again.",
    "npx vitest run test/rules",
  ],
});

const ruleFile = (name) => `import { entriesYaml } from "./example.js";
import type { LintRule } from "./rule.js";

export const ${camelCase(name)}: LintRule = {
  id: "${name}",
  severity: "warning",
  preset: "standard",
  summary: "No text says TODO.",
  why: "Say what goes wrong otherwise.",
  good: { errors: entriesYaml({ OrderNotFound: {} }) },
  bad: { errors: entriesYaml({ OrderNotFound: { text: "«TODO: The order does not exist. Check its number.»" } }) },
  *check({ catalog }) {
    for (const { entries } of catalog.modules) {
      for (const entry of entries) {
        if (!Object.values(entry.text).some((text) => text?.includes("TODO"))) continue;
        yield { at: entry.at("text"), message: \`the text of \${entry.name} says TODO\`, help: "finish the text" };
      }
    }
  },
};
`;
