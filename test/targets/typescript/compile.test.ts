import { join } from "node:path";
import { expect, test } from "vitest";
import { run } from "../../support/tools.js";
import { cases } from "./cases.js";
import { compile, packageOf, write } from "./support.js";

const packages = Object.entries(cases).map(([title, catalog]) => ({ title, catalog }));

test.each(["typescript-5", "typescript"] as const)("every package compiles with %s", async (compiler) => {
  const files = new Map<string, string>();
  for (const [index, { catalog }] of packages.entries()) {
    for (const [path, text] of await packageOf(catalog())) {
      files.set(`${index}/${path}`, text);
      if (path === "tsconfig.json") files.set(path, text.replace('["src", "test"]', '["*/src", "*/test"]'));
    }
  }
  const { folder, remove } = write(files);
  try {
    expect(await compile(compiler, folder, "--noEmit", "--erasableSyntaxOnly", "false")).toMatchObject({
      status: 0,
      stdout: "",
    });
  } finally {
    remove();
  }
});

test.each(packages)("$title: compiles with typescript-7, and passes its own tests", async ({ catalog }) => {
  const { folder, remove } = write(await packageOf(catalog()));
  try {
    expect(await compile("typescript-7", folder)).toMatchObject({ status: 0, stdout: "" });
    const tests = join("dist", "test", "decode.test.js");
    const { status, stdout } = await run(process.execPath, ["--test", tests], { cwd: folder });
    expect(status, stdout).toBe(0);
  } finally {
    remove();
  }
});
