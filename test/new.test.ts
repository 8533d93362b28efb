import { cpSync, existsSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { root, run } from "./support/tools.js";

/*
 * What CONTRIBUTING says about adding a part is done in a copy of the project: each new part is created, everything
 * compiles, and the tests of the parts pass.
 */

const parts = [
  ["rule", "text-spelled", "test/rules/examples.test.ts"],
  ["breaking-rule", "text-unfinished", "test/rules/breaking/breaking.test.ts"],
  ["target", "swift", "test/targets/swift"],
  ["reader", "ini", "test/import/ini.test.ts"],
  ["command", "doctor", "test/cli/doctor.test.ts"],
] as const;

let copy = "";
const printed = new Map<string, string>();

const npm = (...args: readonly string[]) => run("npm", ["run", "--silent", ...args], { cwd: copy });

beforeAll(async () => {
  copy = mkdtempSync(join(tmpdir(), "errspec-test-"));
  for (const path of ["generator", "scripts", "templates", "docs", "spec", "test", "package.json", "tsconfig.json"]) {
    cpSync(join(root, path), join(copy, path), { recursive: true });
  }
  for (const path of [
    ".prettierrc.json",
    ".prettierrc",
    "vitest.config.ts",
    "vitest.long.config.ts",
    "vitest.coverage.config.ts",
    "eslint.config.js",
  ]) {
    if (existsSync(join(root, path))) cpSync(join(root, path), join(copy, path));
  }
  symlinkSync(join(root, "node_modules"), join(copy, "node_modules"));
  for (const [kind, name] of parts) printed.set(kind, (await npm("new", "--", kind, name)).stdout);
});

afterAll(() => rmSync(copy, { recursive: true, force: true }));

describe("a new part", () => {
  it.each(parts)("says what was made and what is left to do: %s", (kind) => {
    const text = printed.get(kind) ?? "";
    const paths = [...text.matchAll(/^(?:created|changed) (.+)$/gm)].map(([, path = ""]) => path);
    expect(paths.length).toBeGreaterThan(1);
    for (const path of paths) expect(readFileSync(join(copy, path), "utf8")).not.toBe("");
    expect(text).toContain("\nNext:\n1. ");
  });

  it("compiles with all the others", async () => {
    const { status, stdout } = await run(
      process.execPath,
      ["node_modules/typescript-7/bin/tsc", "-p", "test", "--noEmit"],
      { cwd: copy },
    );
    expect([status, stdout]).toEqual([0, ""]);
  });

  it("passes its tests once the pages and goldens are updated", async () => {
    const spec = join(copy, "spec", "errspec.yaml");
    writeFileSync(spec, readFileSync(spec, "utf8").replace(/^targets:\n/m, "targets:\n  swift: {}\n"));
    for (const script of ["build", "docs:reference", "generate"]) expect((await npm(script)).status, script).toBe(0);
    expect(existsSync(join(copy, "out", "swift", "dsa.txt"))).toBe(true);
    const vitest = ["node_modules/vitest/vitest.mjs", "run", "-u", ...parts.map(([, , test]) => test)];
    const { status, stdout } = await run(process.execPath, vitest, { cwd: copy });
    expect([status, stdout]).toEqual([0, expect.anything()]);
  });

  it("is refused when there is one of its name, or no such kind", async () => {
    expect((await npm("new", "--", "rule", "unique-code")).status).toBe(1);
    expect((await npm("new", "--", "rule", "Not A Name")).status).toBe(2);
    expect((await npm("new", "--", "wheel", "round")).status).toBe(2);
  });
});
