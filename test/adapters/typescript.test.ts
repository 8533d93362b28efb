import { cpSync, mkdtempSync, readFileSync, rmSync, symlinkSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import ts from "typescript";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { installConsumers, linkConsumers } from "../support/consumers.js";
import { put } from "../support/folder.js";
import { root, run } from "../support/tools.js";
import { compile, compilers } from "../targets/typescript/support.js";
import { programs } from "./programs.js";

const generated = join(root, "out", "typescript");
const readme = readFileSync(join(generated, "README.md"), "utf8");
/** The code of the README that uses another package. */
const blocks = [...readme.matchAll(/^```ts\n(.*?)^```$/gms)]
  .map(([, code = ""]) => code)
  .filter((code) => /(?:\/fetch|axios|p-retry)";/.test(code));

const config = {
  compilerOptions: {
    target: "es2022",
    lib: ["es2022", "dom", "dom.iterable", "dom.asynciterable"],
    types: ["node"],
    module: "nodenext",
    strict: true,
    skipLibCheck: true, // types of Node.js contradict each other with exactOptionalPropertyTypes
    exactOptionalPropertyTypes: true,
    noUncheckedIndexedAccess: true,
    noPropertyAccessFromIndexSignature: true,
    verbatimModuleSyntax: true,
    isolatedModules: true,
    noEmit: true,
  },
  include: ["*.ts"],
};
const transpiled = { compilerOptions: { target: ts.ScriptTarget.ES2022, module: ts.ModuleKind.ESNext } };

describe.skipIf(!installConsumers("adapters") && process.env["CI"] === undefined)(
  "adapters of the TypeScript package",
  () => {
    let folder = "";
    const sources = Object.entries(programs(blocks));

    beforeAll(() => {
      folder = mkdtempSync(join(tmpdir(), "errspec-adapters-"));
      cpSync(generated, join(folder, "node_modules", "tencentcloud-errors"), { recursive: true });
      linkConsumers("adapters", folder);
      symlinkSync(join(root, "node_modules", "@types"), join(folder, "node_modules", "@types"));
      put(folder, { "package.json": '{ "type": "module" }', "tsconfig.json": JSON.stringify(config) });
      for (const [name, text] of sources) {
        put(folder, { [`${name}.ts`]: text, [`${name}.js`]: ts.transpileModule(text, transpiled).outputText });
      }
    });

    afterAll(() => rmSync(folder, { recursive: true }));

    test.each(compilers)("compile under strict flags with the libraries' types: %s", async (compiler) => {
      expect(blocks).toHaveLength(3);
      expect(await compile(compiler, folder)).toMatchObject({ status: 0, stdout: "" });
    });

    test.each(["withFetch", "withAxios", "withRetry"])("%s", async (name) => {
      const ran = await run(process.execPath, [`${name}.js`], { cwd: folder, timeout: 60_000 });
      expect(ran).toEqual({ status: 0, stdout: "", stderr: "" });
    });
  },
);
