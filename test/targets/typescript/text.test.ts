import fc from "fast-check";
import { runInThisContext } from "node:vm";
import ts from "typescript";
import { expect, test } from "vitest";
import { textIn } from "../../../generator/model/catalog.js";
import type { Catalog, Text } from "../../../generator/model/catalog.js";
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
      const files = await packageOf(catalog, (path) => !path.startsWith("typescript/src/"));
      for (const [path, text] of files) {
        if (!path.startsWith("src/")) continue; // the others are made of these
        const { diagnostics: problems = [] } = ts.transpileModule(text, { reportDiagnostics: true, fileName: path });
        expect(
          problems.map(({ messageText }) => messageText),
          path,
        ).toEqual([]);
      }
      const shared = ["kind", "info"].map((name) => files.get(`src/${name}.ts`) ?? "").join("\n");
      for (const module of catalog.modules) {
        expectInfo(module, files.get(`src/${module.id}/info.ts`) ?? "", shared);
        expectTexts(catalog, module, files.get(`src/${module.id}/texts.ts`) ?? "");
      }
    }),
    { numRuns: runs, interruptAfterTimeLimit: 60_000 },
  );
});

type Module = Catalog["modules"][number];

/** Runs the table of a module, and compares it with the catalog. */
function expectInfo(module: Module, source: string, shared: string): void {
  const infoOf = valueOf(source, /function (\w+)\(/, shared) as (code: unknown) => unknown;
  for (const entry of module.entries) {
    const code = codeNumber(module.codeType, entry.code) ?? entry.code;
    expect(infoOf(code)).toEqual({
      module: module.id,
      code,
      name: entry.name,
      ...(entry.group === undefined ? {} : { group: entry.group }),
      kind: entry.kind,
      action: entry.action,
      ...(entry.fallback === undefined ? {} : { fallback: entry.fallback }),
      retryable: entry.retryable,
      effect: entry.effect,
      httpStatus: entry.http,
      ...(entry.deprecated === undefined ? {} : { deprecated: expect.stringMatching(/./) as unknown }),
      ...(entry.url === undefined ? {} : { url: entry.url }),
    });
  }
  for (const code of ["toString", "hasOwnProperty", "valueOf"]) {
    if (!module.entries.some((entry) => entry.code === code)) expect(infoOf(code)).toBeUndefined();
  }
}

function expectTexts(catalog: Catalog, module: Module, source: string): void {
  const textsOf = (text: Text): object =>
    Object.fromEntries(
      optionsOf(catalog).locales.map((locale) => [locale, textIn(text, locale, catalog).toWellFormed()]),
    );
  const expected = module.entries.map((entry) => [
    String(codeNumber(module.codeType, entry.code) ?? entry.code),
    {
      ...(Object.keys(entry.title).length === 0 ? {} : { title: textsOf(entry.title) }),
      text: textsOf(entry.text),
    },
  ]);
  expect(valueOf(source, /const (\w+) =/)).toEqual(Object.fromEntries(expected));
}

/** What a file declares first, as JavaScript makes it, given the files that it imports. */
function valueOf(source: string, declaration: RegExp, imported = ""): unknown {
  const script = scriptOf(source);
  const name = declaration.exec(script)?.[1] ?? "";
  return runInThisContext(`(() => { ${scriptOf(imported)}\n${script}\nreturn ${name}; })()`);
}

function scriptOf(source: string): string {
  const plain = source.replace(/^import [^;]*;$/gm, "").replace(/^export (?=function|const)/gm, "");
  const { outputText } = ts.transpileModule(plain, {
    compilerOptions: { target: ts.ScriptTarget.ES2022, module: ts.ModuleKind.ESNext },
  });
  return outputText.replace(/^export \{\};$/gm, "");
}
