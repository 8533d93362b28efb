import { spawnSync } from "node:child_process";
import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, symlinkSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { root } from "./tools.js";

/** A folder of `test/` whose `package.json` lists what uses a generated package. */
type Consumers =
  | "adapters"
  | "consumers"
  | "examples"
  | "grpc"
  | "openapi"
  | "servers"
  | "targets/docs"
  | "targets/proto"
  | "targets/sql"
  | "targets/telemetry"
  | "trace";

/** Where these packages are installed: below node_modules, so that `npm ci` begins again. */
export const folderOf = (consumers: Consumers): string => join(root, "node_modules", ".cache", `errspec-${consumers}`);

/** Installs what uses a generated package, once. Returns whether it is there. */
export function installConsumers(consumers: Consumers): boolean {
  const folder = folderOf(consumers);
  const manifest = join(root, "test", consumers, "package.json");
  const stamp = join(folder, "stamp");
  const wanted = readFileSync(manifest, "utf8");
  if (existsSync(stamp) && readFileSync(stamp, "utf8") === wanted) return true;
  mkdirSync(folder, { recursive: true });
  cpSync(manifest, join(folder, "package.json"));
  const args = ["install", "--ignore-scripts", "--no-audit", "--no-fund", "--no-package-lock"];
  const { status, stderr } = spawnSync("npm", args, { cwd: folder, encoding: "utf8" });
  if (status !== 0) console.warn(`npm ${args.join(" ")}: ${stderr}`);
  else writeFileSync(stamp, wanted);
  return status === 0;
}

/** Makes the installed packages available to a project, beside what npm has installed there. */
export function linkConsumers(consumers: Consumers, project: string): void {
  const modules = join(folderOf(consumers), "node_modules");
  const link = (target: string, name: string): void => {
    const path = join(project, "node_modules", name);
    mkdirSync(dirname(path), { recursive: true });
    if (!existsSync(path)) symlinkSync(target, path);
  };
  for (const name of readdirSync(modules)) if (!name.startsWith(".")) link(join(modules, name), name);
  link(join(root, "node_modules", "vitest"), "vitest");
}
