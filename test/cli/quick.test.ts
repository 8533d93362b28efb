import { spawnSync } from "node:child_process";
import { cpSync, readFileSync, rmSync, symlinkSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";
import { plainFlags } from "../../generator/cli/plain-args.js";
import { asksForHelp, quickAnswer } from "../../generator/cli/quick.js";
import { temporaryFolder } from "../support/folder.js";
import { root } from "../support/tools.js";

const { version } = JSON.parse(readFileSync(join(root, "package.json"), "utf8")) as { readonly version: string };

it("gives the version without a full run, unless there is more to do", () => {
  expect(quickAnswer(["--version"])).toBe(`${version}\n`);
  expect(quickAnswer(["-V"])).toBe(`${version}\n`);
  for (const args of [[], ["--help"], ["--version", "lint"], ["lint", "--version"]]) {
    expect(quickAnswer(args)).toBeUndefined();
  }
});

it("tells a command line that asks only for help", () => {
  for (const args of [["--help"], ["-h"], ["generate", "--help"], ["lint", "-h"], ["no-command", "--help"]]) {
    expect(asksForHelp(args), args.join(" ")).toBe(true);
  }
  // Here, `--help` may be the value of an option or an argument.
  const others = [[], ["help"], ["generate"], ["--out", "--help"], ["lint", "--rules", "--help"], ["--", "--help"]];
  for (const args of others) expect(asksForHelp(args), args.join(" ")).toBe(false);
});

it("tells a plain generate, which needs no parser of the command line", () => {
  const plain = { spec: "spec", out: "out", check: false, diff: false, force: false };
  expect(plainFlags(["generate"])).toEqual(plain);
  expect(plainFlags(["generate", "--force", "--out", "o", "--check", "--spec", "s", "--diff"])).toEqual({
    spec: "s",
    out: "o",
    check: true,
    diff: true,
    force: true,
  });
  for (const args of [
    [],
    ["lint"],
    ["generate", "--watch"],
    ["generate", "--no-cache"],
    ["generate", "--spec"],
    ["generate", "--spec", "a", "--spec", "b"],
    ["generate", "--spec", "services/*/spec"],
    ["generate", "--spec=a"],
    ["generate", "a"],
  ]) {
    expect(plainFlags(args), args.join(" ")).toBeUndefined();
  }
});

it("prints the same help without the code of commands as with it", () => {
  const errspec = (...args: readonly string[]) => {
    const { status, stdout, stderr } = spawnSync(process.execPath, [join(root, "dist", "main.js"), ...args]);
    return [status, String(stdout), String(stderr)];
  };
  expect(errspec("--help")).toEqual(errspec("help"));
  expect(errspec("generate", "--help")).toEqual(errspec("help", "generate"));
});

it("says what an incomplete installation lacks", () => {
  const folder = temporaryFolder();
  cpSync(join(root, "dist"), join(folder, "dist"), { recursive: true });
  rmSync(join(folder, "dist", "templates.json"));
  cpSync(join(root, "package.json"), join(folder, "package.json"));
  symlinkSync(join(root, "node_modules"), join(folder, "node_modules"));
  const options = { cwd: temporaryFolder(), encoding: "utf8", timeout: 60_000 } as const;
  expect(spawnSync(process.execPath, [join(folder, "dist", "main.js"), "init"], options)).toMatchObject({
    status: 2,
    stderr: expect.stringContaining(`${join(folder, "dist", "templates.json")}: no such file or folder`) as string,
  });
});
