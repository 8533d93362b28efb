import { spawnSync } from "node:child_process";
import { existsSync, mkdirSync, readFileSync, symlinkSync, writeFileSync } from "node:fs";
import { basename, join } from "node:path";

/**
 * Installs a peer in a folder of its own, once. Returns where its packages or its jar are, or why it cannot be installed.
 */
export function install(folder, { title, packages, jar }) {
  const place = join(folder, title.replace(/, .*/, "").replace(/[^a-z0-9-]/gi, "_"));
  mkdirSync(place, { recursive: true });
  return jar === undefined ? withNpm(place, packages) : withMaven(place, jar);
}

function withNpm(place, dependencies) {
  const modules = join(place, "node_modules");
  const stamp = join(place, "installed.json");
  const manifest = `${JSON.stringify({ private: true, type: "module", dependencies }, null, 2)}\n`;
  if (existsSync(stamp) && readFileSync(stamp, "utf8") === manifest) return { modules };
  writeFileSync(join(place, "package.json"), manifest);
  const args = ["install", "--ignore-scripts", "--no-audit", "--no-fund", "--loglevel=error"];
  const { status, error, stderr } = spawnSync("npm", args, { cwd: place, encoding: "utf8" });
  if (status !== 0) return { missing: firstLine(error?.message ?? stderr) };
  writeFileSync(stamp, manifest);
  return { modules };
}

function withMaven(place, artifact) {
  const [, name, version] = artifact.split(":");
  const jar = join(place, `${name}-${version}.jar`);
  if (existsSync(jar)) return { jar };
  const args = ["--quiet", "--batch-mode", "dependency:copy", `-Dartifact=${artifact}`, `-DoutputDirectory=${place}`];
  const { status, error, stdout } = spawnSync("mvn", args, { cwd: place, encoding: "utf8" });
  return status === 0 ? { jar } : { missing: firstLine(error?.message ?? stdout) };
}

const firstLine = (text) => text.trim().split("\n")[0];

/** Where a peer finds its packages when it runs in another folder. */
export function link(cwd, { modules }) {
  if (modules !== undefined) symlinkSync(modules, join(cwd, basename(modules)), "junction");
}
