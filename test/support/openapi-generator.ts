import { spawnSync } from "node:child_process";
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { root, run } from "./tools.js";
import type { Ran } from "./tools.js";

/** Where openapi-generator is installed, with a Java of its own and what its Python clients import. */
const venv = join(root, "node_modules", ".cache", "errspec-openapi-generator");

/** The Python that has what generated clients import. */
export const clientPython = join(venv, "bin", "python3");

/** Installs openapi-generator, once. Returns what is missing; an empty string if it is there. */
export function installOpenapiGenerator(): string {
  const requirements = join(root, "test", "openapi", "requirements.txt");
  const stamp = join(venv, "stamp");
  const wanted = readFileSync(requirements, "utf8");
  if (existsSync(stamp) && readFileSync(stamp, "utf8") === wanted) return "";
  mkdirSync(join(venv, ".."), { recursive: true });
  const steps: readonly (readonly [program: string, args: readonly string[]])[] = [
    ["python3", ["-m", "venv", "--clear", venv]],
    [clientPython, ["-m", "pip", "install", "--quiet", "--disable-pip-version-check", "-r", requirements]],
  ];
  for (const [program, args] of steps) {
    const { status, stderr, error } = spawnSync(program, args, { encoding: "utf8" });
    if (status !== 0) return `${program} ${args.join(" ")}: ${error?.message ?? stderr}`;
  }
  writeFileSync(stamp, wanted);
  return "";
}

/** Runs openapi-generator. With `batch` and a file for each, one run makes several clients. */
export function runOpenapiGenerator(folder: string, ...args: readonly string[]): Promise<Ran> {
  return run(join(venv, "bin", "openapi-generator-cli"), args, { cwd: folder });
}
