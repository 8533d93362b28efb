import { cpSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { installConsumers, linkConsumers } from "../support/consumers.js";
import { put } from "../support/folder.js";
import { scriptOf, strictProject } from "../support/strict-programs.js";
import { root, run } from "../support/tools.js";
import { compile, compilers } from "../targets/typescript/support.js";
import { programs } from "./programs.js";
import { withTestKit } from "./test-kit.js";

const generated = join(root, "out", "typescript");
const readme = readFileSync(join(generated, "README.md"), "utf8");
/** The code of the README that uses another package. */
const blocks = [...readme.matchAll(/^```ts\n(.*?)^```$/gms)]
  .map(([, code = ""]) => code)
  .filter((code) => /(?:\/fetch|axios|p-retry)";/.test(code));

/** The test of the README, which uses the test kit. */
const kitTest = [...readme.matchAll(/^```ts\n(.*?)^```$/gms)]
  .map(([, code = ""]) => code)
  .find((code) => code.includes('from "msw"'));

describe.skipIf(!installConsumers("adapters") && process.env["CI"] === undefined)(
  "adapters of the TypeScript package",
  () => {
    let folder = "";
    const sources = Object.entries({ ...programs(blocks), withTestKit, "kit.test": kitTest ?? "" });

    beforeAll(() => {
      folder = mkdtempSync(join(tmpdir(), "errspec-adapters-"));
      cpSync(generated, join(folder, "node_modules", "tencentcloud-errors"), { recursive: true });
      linkConsumers("adapters", folder);
      put(
        folder,
        strictProject({
          lib: ["es2022", "dom", "dom.iterable", "dom.asynciterable"],
          typeRoots: [join(root, "node_modules", "@types")],
        }),
      );
      for (const [name, text] of sources) {
        put(folder, { [`${name}.ts`]: text, [`${name}.js`]: scriptOf(text) });
      }
    });

    afterAll(() => rmSync(folder, { recursive: true }));

    test.each(compilers)("compile under strict flags with the libraries' types: %s", async (compiler) => {
      expect(blocks).toHaveLength(3);
      expect(await compile(compiler, folder)).toMatchObject({ status: 0, stdout: "" });
    });

    test.each(["withFetch", "withAxios", "withRetry", "withTestKit"])("%s", async (name) => {
      const ran = await run(process.execPath, [`${name}.js`], { cwd: folder, timeout: 60_000 });
      expect(ran).toEqual({ status: 0, stdout: "", stderr: "" });
    });

    test("Vitest runs the test of the README", async () => {
      const vitest = join(root, "node_modules", "vitest", "vitest.mjs");
      const args = [vitest, "run", "--root", ".", "--config", "none.config.js", "kit.test.ts"];
      put(folder, { "none.config.js": "export default {};" });
      const { status, stdout, stderr } = await run(process.execPath, args, { cwd: folder, timeout: 60_000 });
      expect(status, stdout + stderr).toBe(0);
      expect(stdout).toContain("1 passed");
    });
  },
);
