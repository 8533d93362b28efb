import { spawnSync } from "node:child_process";
import type { TestProject } from "vitest/node";
import { installTools, root } from "./tools.js";

/** Before all tests: checks that the compiled CLI is up to date, and installs the checkers of other languages. */
export default async function setup(project: TestProject): Promise<void> {
  if (!project.isRootProject()) return; // each project has this setup, and one build is enough
  const { status, stdout, stderr } = spawnSync("npm", ["run", "--silent", "build"], { cwd: root, encoding: "utf8" });
  if (status !== 0) console.warn(`the build failed\n${stdout}${stderr}`);
  await installTools();
}
