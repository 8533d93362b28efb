import { camelCase } from "./names.mjs";

/** A target that prints one file for each module: names, codes and texts. */
export const newTarget = (name) => {
  const folder = `generator/targets/${name}`;
  const id = camelCase(name);
  return {
    files: {
      [`${folder}/options.ts`]: optionsFile(id),
      [`${folder}/names.ts`]: namesFile(),
      [`${folder}/literals.ts`]: literalsFile(),
      [`${folder}/module-view.ts`]: viewFile(),
      [`${folder}/target.ts`]: targetFile(name, id),
      [`templates/${name}/module.txt.hbs`]: template,
      [`test/targets/${name}/${name}.test.ts`]: testFile(name),
    },
    lists: [
      {
        file: "generator/targets/index.ts",
        list: "targets",
        element: id,
        imported: { name: id, from: `./${name}/target.js` },
      },
    ],
    next: [
      `In ${folder}/ and templates/${name}/, replace the example by the language: options, names, encoders, views, templates.`,
      `Add \`${name}: {}\` to \`targets:\` in spec/errspec.yaml.`,
      "npm run build && npm run docs:reference && npm run docs:plan && npm run generate",
      "npx vitest run test/cases.test.ts -u, then read the expected files",
      `In test/targets/${name}/, compile, lint and run the output with the language's own strictest tools.`,
      "Describe the target in README.md and CHANGELOG.md.",
    ],
  };
};

const optionsFile = (id) => `import * as v from "valibot";

/** The options of this target under \`targets:\` in a spec. */
export const ${id}Options = v.optional(v.strictObject({}));
`;

const namesFile = () => `import type { Entry } from "../../model/catalog.js";
import { screamingCase } from "../../model/name.js";

/** The constant of an entry: \`ORDER_NOT_FOUND\`. */
export function constantName({ name }: Entry): string {
  return screamingCase(name);
}
`;

const literalsFile = () => `/** A text as a string literal. */
export function string(text: string): string {
  return JSON.stringify(text);
}

/** A text on one line of a comment. */
export function comment(text: string): string {
  return text.replace(/[\\p{Cc}\\p{Zl}\\p{Zp}]+/gu, " ");
}
`;

const viewFile = () => `import { textIn } from "../../model/catalog.js";
import type { Catalog, Entry, Module } from "../../model/catalog.js";
import { freeText } from "../../render/free-text.js";
import { generatedFrom } from "../header.js";
import { constantName } from "./names.js";

/** What the template of a module prints. */
export function moduleView(module: Module, catalog: Catalog): object {
  return {
    generated: freeText(generatedFrom(module.file)),
    title: freeText(textIn(module.title, catalog.locales[0], catalog)),
    entries: module.entries.map((entry) => entryView(entry, catalog)),
  };
}

function entryView(entry: Entry, catalog: Catalog): object {
  return {
    constant: constantName(entry),
    code: freeText(entry.code),
    text: freeText(textIn(entry.text, catalog.locales[0], catalog)),
  };
}
`;

const targetFile = (name, id) => `import { rendererWith } from "../../render/renderer.js";
import type { Target } from "../target.js";
import { comment, string } from "./literals.js";
import { moduleView } from "./module-view.js";
import { constantName } from "./names.js";
import { ${id}Options } from "./options.js";

const rendererOf = rendererWith({ comment, string });

/** One file for each module. */
export const ${id}: Target = {
  id: "${name}",
  options: ${id}Options,
  identifiers: (catalog) =>
    catalog.modules.flatMap((module) =>
      module.entries.map((entry) => ({
        text: constantName(entry),
        scope: \`the module \${module.id}\`,
        of: \`the name of \${module.id}/\${entry.code}\`,
        at: () => entry.at("name"),
      })),
    ),
  generate: (catalog, { templates }) => {
    const render = rendererOf(templates);
    return Promise.resolve(
      catalog.modules.map((module) => ({
        path: \`${name}/\${module.id}.txt\`,
        text: render("module.txt.hbs", moduleView(module, catalog)),
      })),
    );
  },
};
`;

const template = `# {{comment generated}}

# {{comment title}}
{{#each entries}}
# {{comment text}}
{{constant}} = {{string code}}
{{/each}}
`;

const testFile = (name) => `import { describe, expect, it } from "vitest";
import { filesOf } from "../../hostile/oracle.js";
import { filledSpec } from "../../hostile/spec.js";

describe("the ${name} target", () => {
  it("prints a constant for each entry, whatever the texts are", async () => {
    const hostile = "*/ \\"quoted\\" \\\\ \`\${x}\` # {{y}}";
    const texts = filledSpec((place) => (place === "url" ? "plain" : hostile), true);
    const files = await filesOf(texts, ["${name}"]);
    expect(files.size).toBeGreaterThan(0);
    for (const [path, text] of files) expect(text, path).toMatch(/^[A-Z0-9_]+ = "/m);
  });
});
`;
