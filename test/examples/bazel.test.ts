import { appendFileSync, cpSync, existsSync, mkdirSync, realpathSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";
import { folderOf, installConsumers } from "../support/consumers.js";
import { put, temporaryFolder, tree } from "../support/folder.js";
import { root, run } from "../support/tools.js";

/*
 * The rule for Bazel in `examples/`, with a real Bazel: 2.1.0, the only one that a registry has as a package, and for Linux
 * alone. It cannot load rules_js, so the command is an executable of the test's own.
 */

const main = join(root, "dist", "main.js");

const command = `def _impl(ctx):
    file = ctx.actions.declare_file(ctx.label.name + ".sh")
    ctx.actions.write(file, "#!/bin/sh\\nexec %s %s \\"$@\\"\\n" % (ctx.attr.node, ctx.attr.main), is_executable = True)
    return [DefaultInfo(executable = file, files = depset([file]))]

command = rule(implementation = _impl, executable = True, attrs = {"node": attr.string(), "main": attr.string()})
`;

const build = `load("//bazel:errspec.bzl", "errspec_generate")
load("//test:command.bzl", "command")

command(name = "errspec", main = "${main}", node = "${realpathSync(process.execPath)}")

errspec_generate(name = "out", errspec = ":errspec", spec = glob(["spec/**"]))
`;

it("is made by Bazel in its sandbox, once for the same spec", async (context) => {
  const installed = process.platform === "linux" && process.arch === "x64" && installConsumers("examples");
  const bazel = join(folderOf("examples"), "node_modules", "@bazel", "bazel-linux_x64", "bazel-2.1.0-linux-x86_64");
  if (!installed || !existsSync(bazel)) return context.skip();
  const workspace = join(temporaryFolder(), "workspace");
  cpSync(join(root, "examples", "monorepo"), workspace, { recursive: true });
  mkdirSync(join(workspace, "test"));
  put(workspace, { WORKSPACE: "", "test/BUILD.bazel": "", "test/command.bzl": command });
  writeFileSync(join(workspace, "packages", "errors", "BUILD.bazel"), build);
  const start = [`--output_user_root=${join(workspace, "..", "bazel")}`, "--batch"];
  const made = async (): Promise<string> => {
    const args = [...start, "build", "//packages/errors:out"];
    const { status, stdout, stderr } = await run(bazel, args, { cwd: workspace });
    expect(status, stdout + stderr).toBe(0);
    return stderr;
  };
  const out = join(workspace, "bazel-bin", "packages", "errors", "out");
  const plain = join(workspace, "..", "plain");
  const generate = [
    main,
    "generate",
    "--no-cache",
    "--spec",
    join(workspace, "packages", "errors", "spec"),
    "--out",
    plain,
  ];

  expect(await made()).toMatch(/INFO: 1 process/);
  expect((await run(process.execPath, generate)).status).toBe(0);
  expect(tree(realpathSync(out))).toEqual(tree(plain));
  expect(await made()).toMatch(/INFO: 0 processes/);
  appendFileSync(join(workspace, "packages", "errors", "spec", "orders.yaml"), "\n# A remark.\n");
  expect(await made()).toMatch(/INFO: 1 process/);

  // Bazel makes its files read-only, and a temporary folder is removed after the test.
  await run("chmod", ["-R", "u+w", join(workspace, "..")]);
  rmSync(join(workspace, "..", "bazel"), { recursive: true, force: true });
});
