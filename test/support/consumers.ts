import { spawnSync } from "node:child_process";
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
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
  | "trace"
  | "vscode"; // in `examples/`: a project with a manifest of its own

/** Where these packages are installed: below node_modules, so that `npm ci` begins again. */
export const folderOf = (consumers: Consumers): string => join(root, "node_modules", ".cache", `errspec-${consumers}`);

/** Installs what uses a generated package, once. Returns whether it is there. */
export function installConsumers(consumers: Consumers): boolean {
  const folder = folderOf(consumers);
  const manifest = join(root, consumers === "vscode" ? "examples" : "test", consumers, "package.json");
  const stamp = join(folder, "stamp");
  const wanted = readFileSync(manifest, "utf8");
  const isThere = (): boolean => existsSync(stamp) && readFileSync(stamp, "utf8") === wanted;
  if (isThere()) return true;
  if (existsSync(stamp)) rmSync(folder, { recursive: true }); // of another manifest
  mkdirSync(dirname(folder), { recursive: true });
  // Files of tests run at the same time: each installs into a folder of its own, and the first that is complete stays.
  const own = mkdtempSync(`${folder}-`);
  cpSync(manifest, join(own, "package.json"));
  const args = ["install", "--ignore-scripts", "--no-audit", "--no-fund", "--no-package-lock"];
  const { status, stderr } = spawnSync("npm", args, { cwd: own, encoding: "utf8" });
  if (status !== 0) console.warn(`npm ${args.join(" ")}: ${stderr}`);
  else {
    writeFileSync(join(own, "stamp"), wanted);
    try {
      renameSync(own, folder);
    } catch {
      // Another file has installed them meanwhile.
    }
  }
  rmSync(own, { recursive: true, force: true });
  return isThere();
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
