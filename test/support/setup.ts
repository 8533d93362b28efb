import { spawnSync } from "node:child_process";
import { installTools, root } from "./tools.js";

/** Before all tests: the compiled CLI is of the sources as they are, and the checkers of other languages are there. */
export default function setup(): void {
  const { status, stdout, stderr } = spawnSync("npm", ["run", "--silent", "build"], { cwd: root, encoding: "utf8" });
  if (status !== 0) console.warn(`the build failed\n${stdout}${stderr}`);
  installTools();
}
