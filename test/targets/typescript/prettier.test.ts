import fc from "fast-check";
import { format } from "prettier";
import { expect, test } from "vitest";
import type { Catalog } from "../../../generator/model/catalog.js";
import { typescript } from "../../../generator/targets/typescript/target.js";
import { loadText, seedCatalog } from "../../support/catalog.js";
import { spec, yamlOf } from "./spec-arbitrary.js";
import { isRows, packageOf } from "./support.js";

const runs = Number(process.env["ERRSPEC_RUNS"] ?? 40);

async function expectFormatted(catalog: Catalog): Promise<void> {
  for (const [path, text] of await packageOf(catalog, isRows)) {
    if (path.startsWith("esm/")) continue; // as the compiler prints it
    expect(await format(text, { filepath: path }), path).toBe(text);
  }
  for (const entry of catalog.modules.flatMap(({ entries }) => entries)) {
    const { handle = "", raise = "" } = typescript.snippets?.(catalog)(entry) ?? {};
    for (const code of [handle, raise].filter((each) => each !== "")) {
      expect(await format(code, { parser: "typescript" })).toBe(`${code}\n`);
    }
  }
}

test("prettier leaves the seed's package as it is", async () => {
  await expectFormatted(seedCatalog());
});

test("prettier leaves the package of any spec as it is", async () => {
  await fc.assert(
    fc.asyncProperty(spec, async (value) => {
      const { catalog, diagnostics } = loadText(yamlOf(value));
      fc.pre(catalog !== undefined && diagnostics.length === 0);
      await expectFormatted(catalog);
    }),
    { numRuns: runs, interruptAfterTimeLimit: 60_000 },
  );
});
