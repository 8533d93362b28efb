import { describe, expect, test } from "vitest";
import { run } from "../../support/tools.js";
import { cases } from "./cases.js";
import { compile, compilers, packageOf, write } from "./support.js";

describe.each(Object.entries(cases))("%s", (_, catalog) => {
  test("compiles with every compiler, and passes its own tests", async () => {
    const { folder, remove } = write(await packageOf(catalog()));
    try {
      for (const compiler of compilers) {
        expect(await compile(compiler, folder), compiler).toMatchObject({ status: 0, stdout: "" });
      }
      const { status, stdout } = await run(process.execPath, ["--test", "dist/test/decode.test.js"], { cwd: folder });
      expect(status, stdout).toBe(0);
    } finally {
      remove();
    }
  });
});
