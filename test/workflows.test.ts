import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { put, temporaryFolder } from "./support/folder.js";
import { describeWith, root, run } from "./support/tools.js";

const folder = join(root, ".github", "workflows");
const workflows = readdirSync(folder).map((name) => join(folder, name));

describe("the workflows", () => {
  it.each(workflows)("%s pins each action to a commit, and has no permission by default", (file) => {
    const text = readFileSync(file, "utf8");
    const uses = [...text.matchAll(/uses: (\S+)/g)].map(([, action = ""]) => action);
    expect(uses.length).toBeGreaterThan(0);
    for (const action of uses) expect(action).toMatch(/^[\w-]+\/[\w-]+@[0-9a-f]{40}$/);
    expect(text).toContain("\npermissions: {}\n");
  });
});

describe("the smoke test of ci.yml", () => {
  it("passes", async () => {
    const commands = readFileSync(join(folder, "ci.yml"), "utf8").match(/(?<=node "\$cli" ).*/g) ?? [];
    expect(commands).toContain("init");
    const cwd = temporaryFolder();
    for (const command of commands) {
      const { status, stderr } = await run(process.execPath, [join(root, "dist", "main.js"), ...command.split(" ")], {
        cwd,
      });
      expect(status, `${command}\n${stderr}`).toBe(0);
    }
  });
});

describe("the repository", () => {
  it("has one address in every file that names it", () => {
    const files = ["action.yml", ".pre-commit-hooks.yaml", "examples/github-workflow.yml", "package.json"];
    for (const file of [...files, ".github/ISSUE_TEMPLATE/config.yml"]) {
      const named = [...readFileSync(join(root, file), "utf8").matchAll(/(?:github\.com\/|uses: )([\w-]+\/errspec)/g)];
      expect(named.length, file).toBeGreaterThan(0);
      for (const [, name] of named) expect(name, file).toBe("errspec/errspec");
    }
  });
});

const starters = join(root, "examples", "starters");
const ofStarters = readdirSync(starters, { recursive: true, encoding: "utf8" })
  .filter((path) => path.endsWith(".yml"))
  .map((path) => join(starters, path));

describeWith(["actionlint", "zizmor"], "the workflows, checked by their own tools", () => {
  it("has nothing for actionlint to report", async () => {
    expect(ofStarters).toHaveLength(3);
    expect(await run("actionlint", [...workflows, ...ofStarters])).toEqual({ status: 0, stdout: "", stderr: "" });
  });

  it("has nothing for zizmor to report", async () => {
    const { status, stdout } = await run("zizmor", ["--offline", "--no-progress", ".github", "action.yml"]);
    expect([status, stdout]).toEqual([0, expect.stringContaining("No findings to report")]);
  });
});

describe("the notes of a release", () => {
  const project = (changelog: string): string => {
    const cwd = temporaryFolder();
    put(cwd, { "package.json": '{ "version": "1.2.0" }', "CHANGELOG.md": changelog });
    return cwd;
  };
  const notes = (tag: string, changelog: string) =>
    run(process.execPath, [join(root, ".github", "release-notes.mjs"), tag], { cwd: project(changelog) });

  it("are the section of the changelog", async () => {
    const changelog = "# Changelog\n\n## Unreleased\n\n- c\n\n## 1.2.0 (2026-12-01)\n\n- a\n- b\n\n## 1.1.0\n\n- z\n";
    expect(await notes("v1.2.0", changelog)).toEqual({ status: 0, stdout: "- a\n- b\n", stderr: "" });
  });

  it("fail for another version than that of the package, and for one that the changelog lacks", async () => {
    expect(await notes("v1.3.0", "\n## 1.3.0\n")).toMatchObject({
      status: 1,
      stderr: "the tag is v1.3.0, but package.json has 1.2.0; tag v1.2.0\n",
    });
    expect(await notes("v1.2.0", "# Changelog\n\n## 1.2.0-rc.1\n\n- a\n")).toMatchObject({
      status: 1,
      stderr: "CHANGELOG.md has no section 1.2.0; add one\n",
    });
  });
});
