import fc from "fast-check";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import type { Catalog } from "../../../generator/model/catalog.js";
import { moduleFiles } from "../../../generator/targets/typescript/modules.js";
import { optionsOf } from "../../../generator/targets/typescript/options.js";
import { createPrint } from "../../../generator/targets/typescript/print.js";
import { catalogOf, loadText, seedCatalog } from "../../support/catalog.js";
import { crossSpecs } from "../../support/cross.js";
import { root } from "../../support/tools.js";
import { cases } from "./cases.js";
import { compiledDeclarations, compiledScript, morphText } from "./compiler.js";
import { spec, yamlOf } from "./spec-arbitrary.js";
import { isRows, packageOf } from "./support.js";

/** Compares every file of a package that a compiler could make with what it makes, byte for byte. */
async function expectCompiled(catalog: Catalog): Promise<void> {
  const files = await packageOf(catalog, isRows);
  for (const [path, text] of files) {
    if (!path.startsWith("src/")) continue;
    const target = path.replace(/^src\/(.*)\.ts$/, "esm/$1");
    const header = text.slice(0, text.indexOf("\n") + 1);
    expect(files.get(`${target}.js`), path).toBe(header + compiledScript(text));
    expect(files.get(`${target}.d.ts`), path).toBe(header + compiledDeclarations(path, text));
  }
  const print = createPrint(() => "");
  for (const statement of moduleFiles(catalog, optionsOf(catalog)).flatMap(({ statements }) => statements())) {
    const morph = morphText(statement);
    if (morph !== undefined) expect(print("", [statement]).replace("// \n\n", "")).toBe(`${morph}\n`);
  }
}

const goldens = ["hostile", "one-layer", "options", "two-layers"].map((name) => ({
  name,
  text: readFileSync(join(root, "test", "cases", name, "spec.yaml"), "utf8"),
}));

test("the package of the example is what the compiler makes of it", async () => {
  await expectCompiled(seedCatalog());
});

test.each(goldens)("the package of $name is what the compiler makes of it", async ({ text }) => {
  await expectCompiled(catalogOf(text));
});

test.each(Object.entries(cases))("the package for %s is what the compiler makes of it", async (_, catalog) => {
  await expectCompiled(catalog());
});

test.each(Object.entries(crossSpecs))(
  "the package of envelope %s is what the compiler makes of it",
  async (_, text) => {
    await expectCompiled(catalogOf(text));
  },
);

const runs = Number(process.env["ERRSPEC_RUNS"] ?? 40);

test("the package of any spec is what the compiler makes of it", async () => {
  await fc.assert(
    fc.asyncProperty(spec, async (value) => {
      const { catalog, diagnostics } = loadText(yamlOf(value));
      fc.pre(catalog !== undefined && diagnostics.length === 0);
      await expectCompiled(catalog);
    }),
    { numRuns: runs, interruptAfterTimeLimit: 120_000 },
  );
});
