import { execFileSync } from "node:child_process";
import { chmodSync, mkdirSync, readdirSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { root } from "./tools.js";

/** Packages that the projects in tests have, too: what errspec looks for, and their compiler. */
const beside = [
  "@types/node",
  "@modelcontextprotocol/sdk",
  "@wasm-fmt/gofmt",
  "@wasm-fmt/ruff_fmt",
  "prettier",
  "typescript",
  "typescript-7",
];

/** Installs errspec into another project, from its package as it would be published. It has no dependencies. */
export function installErrspec(folder: string): string {
  const modules = join(folder, "node_modules");
  mkdirSync(join(modules, ".bin"), { recursive: true });
  execFileSync("npm", ["pack", "--silent", "--ignore-scripts", "--pack-destination", folder], { cwd: root });
  const [tarball = ""] = readdirSync(folder).filter((name) => name.endsWith(".tgz"));
  execFileSync("tar", ["-xzf", join(folder, tarball), "-C", modules]);
  execFileSync("mv", [join(modules, "package"), join(modules, "errspec")]);
  for (const name of beside) {
    mkdirSync(dirname(join(modules, name)), { recursive: true });
    symlinkSync(join(root, "node_modules", name), join(modules, name));
  }
  chmodSync(join(modules, "errspec", "dist", "main.js"), 0o755); // as npm does for the files in `bin`
  symlinkSync(join(modules, "errspec", "dist", "main.js"), join(modules, ".bin", "errspec"));
  rmSync(join(folder, tarball));
  writeFileSync(join(folder, "package.json"), '{ "private": true }\n');
  return folder;
}
