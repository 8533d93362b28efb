import { rename, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, it } from "vitest";
import { optionsOf } from "../../../generator/targets/python/options.js";
import { describeWith, pythonPath, root, run } from "../../support/tools.js";
import { cases } from "./cases.js";
import { generate, isRows, temporary, write } from "./workspace.js";

const pyright = [join(root, "node_modules", "pyright", "index.js"), "--pythonpath", pythonPath];

describeWith(
  ["python3", "mypy", "httpx", "requests", "tenacity", "fastapi", "flask", "django", "grpc"],
  "the packages",
  () => {
    it("pass mypy --strict and pyright strict in every case", async () => {
      const all = await temporary();
      const folders: string[] = [];
      for (const [name, catalogOf] of cases) {
        const catalog = catalogOf();
        const folder = join(all.folder, "made", name);
        await write(folder, await generate(catalog, isRows));
        const tests = `tests_${name}`;
        const { package: packageName } = optionsOf(catalog);
        await rename(join(folder, packageName), join(all.folder, packageName));
        await rename(join(folder, "tests"), join(all.folder, tests));
        folders.push(packageName, tests);
      }
      await writeFile(
        join(all.folder, "pyrightconfig.json"),
        JSON.stringify({
          typeCheckingMode: "strict",
          pythonVersion: "3.9",
          reportDeprecated: "none",
          include: folders,
        }),
      );
      const cwd = all.folder;
      const mypy = run("mypy", ["--strict", "--python-version", "3.10", "--no-error-summary", ...folders], { cwd });
      const { status, stdout } = await run(process.execPath, pyright, { cwd });
      expect(stdout).toContain("0 errors, 0 warnings");
      expect(status).toBe(0);
      expect(await mypy).toMatchObject({ status: 0, stdout: "", stderr: "" });
      await all.remove();
    });
  },
);
