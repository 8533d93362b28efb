import { spawnSync } from "node:child_process";
import { installTools, root } from "./tools.js";

/** Before all tests: checks that the compiled CLI is up to date, and installs the checkers of other languages. */
export default function setup(): void {
  const { status, stdout, stderr } = spawnSync("npm", ["run", "--silent", "build"], { cwd: root, encoding: "utf8" });
  if (status !== 0) console.warn(`the build failed\n${stdout}${stderr}`);
  installTools();
}
