import fc from "fast-check";
import { runInThisContext } from "node:vm";
import ts from "typescript";
import { expect, test } from "vitest";
import { textIn } from "../../../generator/model/catalog.js";
import type { Catalog } from "../../../generator/model/catalog.js";
import { codeNumber } from "../../../generator/model/code-type.js";
import { optionsOf } from "../../../generator/targets/typescript/options.js";
import { loadText } from "../../support/catalog.js";
import { spec, yamlOf } from "./spec-arbitrary.js";
import { packageOf } from "./support.js";

const runs = Number(process.env["ERRSPEC_RUNS"] ?? 40);

test("what any spec says is in the package, and nothing else is code", async () => {
  await fc.assert(
    fc.asyncProperty(spec, async (value) => {
      const { catalog, diagnostics } = loadText(yamlOf(value));
      fc.pre(catalog !== undefined && diagnostics.length === 0);
      const files = await packageOf(catalog);
      for (const [path, text] of files) {
        if (!path.endsWith(".ts")) continue;
        const { diagnostics: problems = [] } = ts.transpileModule(text, { reportDiagnostics: true, fileName: path });
        expect(
          problems.map(({ messageText }) => messageText),
          path,
        ).toEqual([]);
      }
      for (const module of catalog.modules) expectInfo(catalog, module, files.get(`src/${module.id}/info.ts`) ?? "");
    }),
    { numRuns: runs, interruptAfterTimeLimit: 60_000 },
  );
});

/** Runs the table of a module, and compares it with the catalog. */
function expectInfo(catalog: Catalog, module: Catalog["modules"][number], source: string): void {
  const { outputText } = ts.transpileModule(source.replaceAll("export function", "function"), {
    compilerOptions: { target: ts.ScriptTarget.ES2022, module: ts.ModuleKind.ESNext },
  });
  const name = /function (\w+)\(/.exec(outputText)?.[1] ?? "";
  const infoOf = runInThisContext(`(() => { ${outputText.replace(/^export \{\};$/m, "")}; return ${name}; })()`) as (
    code: unknown,
  ) => unknown;
  for (const entry of module.entries) {
    const code = codeNumber(module.codeType, entry.code) ?? entry.code;
    const texts = optionsOf(catalog).locales.map((locale) => [
      locale,
      textIn(entry.text, locale, catalog).toWellFormed(),
    ]);
    expect(infoOf(code)).toEqual({
      module: module.id,
      code,
      name: entry.name,
      kind: entry.kind,
      action: entry.action,
      ...(entry.fallback === undefined ? {} : { fallback: entry.fallback }),
      retryable: entry.retryable,
      http: entry.http,
      ...(entry.url === undefined ? {} : { url: entry.url }),
      text: Object.fromEntries(texts) as unknown,
    });
  }
  for (const code of ["toString", "hasOwnProperty", "valueOf"]) {
    if (!module.entries.some((entry) => entry.code === code)) expect(infoOf(code)).toBeUndefined();
  }
}
