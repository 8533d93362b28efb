import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { put, temporaryFolder } from "../support/folder.js";
import { tinySpec } from "../support/specs.js";
import { describeWith, root, run } from "../support/tools.js";
import type { Ran } from "../support/tools.js";

/* What `--against` takes, as the command takes it: in a process, with packages that npm has installed. */

const main = join(root, "dist", "main.js");
const renamed = tinySpec.replace("name: NotThere", "name: Missing");

const breaking = (cwd: string, against: string): Promise<Ran> =>
  run(process.execPath, [main, "breaking", "--against", against], { cwd });

/** The `catalog.json` that a release of the tiny spec holds. */
async function publishedCatalog(): Promise<string> {
  const folder = temporaryFolder();
  put(folder, { "spec/errspec.yaml": `${tinySpec}targets: { catalog: {} }\n` });
  expect(await run(process.execPath, [main, "generate"], { cwd: folder })).toMatchObject({ status: 0 });
  return readFileSync(join(folder, "out", "catalog.json"), "utf8");
}

/** A project whose spec has changed, with a package in its `node_modules` that npm has packed and installed. */
async function projectWith(name: string, files: Readonly<Record<string, string>>): Promise<string> {
  const folder = temporaryFolder();
  put(folder, { "project/package.json": "{}", "project/spec/errspec.yaml": renamed, "project/sub/.keep": "" });
  put(join(folder, "release"), { "package.json": JSON.stringify({ name, version: "1.0.0" }), ...files });
  const npm = async (cwd: string, ...args: string[]): Promise<string> => {
    const { status, stdout, stderr } = await run("npm", args, { cwd: join(folder, cwd) });
    expect(status, stderr).toBe(0);
    return stdout.trim();
  };
  const archive = await npm("release", "pack", "--silent", "--pack-destination", "..");
  await npm("project", "install", "--offline", "--no-audit", "--no-fund", "--no-save", `../${archive}`);
  return join(folder, "project");
}

describe("a published package", () => {
  it.each<[name: string, catalog: string]>([
    ["tiny-errors", "catalog.json"],
    ["@acme/tiny-errors", "dist/catalog.json"],
  ])("is found by its name: %s, with %s", async (name, file) => {
    const project = await projectWith(name, { [file]: await publishedCatalog() });
    const { status, stdout } = await breaking(project, name);
    expect(status).toBe(1);
    expect(stdout).toContain("error[name-changed]: the code 1 of things was renamed from NotThere to Missing");
    expect(stdout).toContain(`node_modules/${name}/${file}`);
    const { status: below, stdout: same } = await run(
      process.execPath,
      [main, "breaking", "--spec", "../spec", "--against", name],
      { cwd: join(project, "sub") },
    );
    expect([below, same]).toEqual([1, expect.stringContaining("NotThere")]);
  });

  it("that holds no catalog, or one that cannot be read, ends with 2", async () => {
    const without = await breaking(await projectWith("tiny-errors", {}), "tiny-errors");
    expect(without).toMatchObject({ status: 2, stdout: "" });
    expect(without.stderr).toContain("node_modules/tiny-errors has no catalog.json");
    const cut = (await publishedCatalog()).slice(0, 200);
    const broken = await breaking(await projectWith("tiny-errors", { "catalog.json": cut }), "tiny-errors");
    expect(broken).toMatchObject({ status: 2, stdout: "" });
    expect(broken.stderr).toContain("tiny-errors cannot be read as a spec; fix it or give another version");
  });

  it("that is not installed ends with 2", async () => {
    const folder = temporaryFolder();
    put(folder, { "spec/errspec.yaml": renamed });
    const { status, stderr } = await breaking(folder, "tiny-errors");
    expect([status, stderr]).toEqual([2, expect.stringContaining("tiny-errors is not a folder, file or package")]);
  });
});

describe("a folder and a file", () => {
  it.each(["old", "old/errspec.yaml", "./old"])("are taken as the spec that they are: %s", async (against) => {
    const folder = temporaryFolder();
    put(folder, { "spec/errspec.yaml": renamed, "old/errspec.yaml": tinySpec });
    const { status, stdout } = await breaking(folder, against);
    expect([status, stdout]).toEqual([1, expect.stringContaining("old/errspec.yaml:10:15: it was NotThere")]);
  });

  it.each<[what: string, against: string, message: string]>([
    ["an empty folder", "empty", "empty has neither a errspec.yaml nor a catalog.json"],
    ["a file that is none", "notes.md", "notes.md is neither a spec (.yaml) nor a catalog.json"],
    ["a spec that does not load", "broken.yaml", "broken.yaml cannot be read as a spec"],
    ["nothing there", "old", "old is not a folder, file or package"],
  ])("that cannot be read end with 2: %s", async (_, against, message) => {
    const folder = temporaryFolder();
    put(folder, {
      "spec/errspec.yaml": renamed,
      "empty/.keep": "",
      "notes.md": "x",
      "broken.yaml": "errspec: 1\n",
    });
    const { status, stdout, stderr } = await breaking(folder, against);
    expect([status, stdout, stderr]).toEqual([2, "", expect.stringContaining(message)]);
  });
});

describeWith(["git"], "a git ref", () => {
  it.each<[against: string, status: number, message: string]>([
    ["git:v1", 1, "v1:spec/errspec.yaml:10:15: it was NotThere"],
    ["v1", 1, "v1:spec/errspec.yaml:10:15: it was NotThere"],
    ["git:v1:spec", 1, "v1:spec/errspec.yaml:10:15: it was NotThere"],
    ["git:v2", 2, "v2 is not a commit, tag or branch of this repository"],
    ["git:v1:elsewhere", 2, "there is no folder v1:elsewhere"],
  ])("is taken as one, even where a folder is called so: %s", async (against, expected, message) => {
    const folder = temporaryFolder();
    const git = (...args: string[]): Promise<Ran> =>
      run("git", ["-c", "user.name=Ada", "-c", "user.email=ada@example.com", ...args], { cwd: folder });
    put(folder, { "spec/errspec.yaml": tinySpec });
    await git("init", "--quiet");
    await git("add", "-A");
    expect(await git("commit", "--quiet", "-m", "before")).toMatchObject({ status: 0 });
    await git("tag", "v1");
    put(folder, { "spec/errspec.yaml": renamed, "git:v1/errspec.yaml": renamed });
    const { status, stdout, stderr } = await breaking(folder, against);
    expect([status, stdout + stderr]).toEqual([expected, expect.stringContaining(message)]);
  });
});
