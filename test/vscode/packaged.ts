import { cpSync, symlinkSync } from "node:fs";
import { basename, join } from "node:path";
import { expect } from "vitest";
import { folderOf, installConsumers } from "../support/consumers.js";
import { root, run } from "../support/tools.js";

/** Checks, bundles and packages the extension in a folder, as its README says. Returns the path of the package. */
export async function packagedExtension(folder: string): Promise<string> {
  expect(installConsumers("vscode")).toBe(true);
  const project = join(folder, "vscode");
  // Whoever has built it in its folder has both of these there.
  const isSource = (path: string): boolean => !["node_modules", "dist"].includes(basename(path));
  cpSync(join(root, "examples", "vscode"), project, { recursive: true, filter: isSource });
  symlinkSync(join(folderOf("vscode"), "node_modules"), join(project, "node_modules"));
  const file = join(folder, "errspec.vsix");
  const { status, stdout, stderr } = await run("npm", ["run", "package", "--", "--out", file], { cwd: project });
  expect(status, stdout + stderr).toBe(0);
  return file;
}
