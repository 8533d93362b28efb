import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { pythonPath, root, run } from "./tools.js";

/** Installs a Python package for some tests alone, once, below node_modules. Returns its folder; undefined without a registry. */
export async function installWheel(requirement: string): Promise<string | undefined> {
  const folder = join(root, "node_modules", ".cache", `errspec-${requirement.replace(/==.*/, "")}`);
  const stamp = join(folder, "stamp");
  if (existsSync(stamp) && readFileSync(stamp, "utf8") === requirement) return folder;
  const options = ["--quiet", "--disable-pip-version-check", "--no-compile", "--upgrade", "--target", folder];
  const { status, stderr } = await run(pythonPath, ["-m", "pip", "install", ...options, requirement]);
  if (status === 0) writeFileSync(stamp, requirement);
  else console.warn(`pip install ${requirement}: ${stderr}`);
  return status === 0 ? folder : undefined;
}
