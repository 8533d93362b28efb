/*
 * Mutation testing: `npm run test:mutation [group…]`, by the groups of `groups.mjs`. What was found is kept below
 * `coverage/mutation/`, and the next run tries only what has changed since. Options go to Stryker:
 * `npm run test:mutation -- diff --mutate=generator/rules/breaking/version.ts`.
 */
import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { join } from "node:path";
import { groups } from "./groups.mjs";

const root = join(import.meta.dirname, "..", "..");

/** The newest that runs on Node 20. It brings 140 packages, so it is fetched when asked for, and no dependency. */
const version = "9.6.1";
const folder = join(root, "node_modules", ".cache", `stryker-${version}`);
const packages = ["core", "vitest-runner"].map((name) => `@stryker-mutator/${name}@${version}`);
const program = join(folder, "node_modules", "@stryker-mutator", "core", "bin", "stryker.js");

function run(command, args, env = {}) {
  const { status, error } = spawnSync(command, args, { cwd: root, stdio: "inherit", env: { ...process.env, ...env } });
  if (error !== undefined) throw error;
  return status === 0;
}

const given = process.argv.slice(2);
const options = given.filter((word) => word.startsWith("--"));
const asked = given.filter((word) => !word.startsWith("--"));
const unknown = asked.filter((group) => !(group in groups));
if (unknown.length > 0) {
  console.error(`no group ${unknown.join(", ")}; there are ${Object.keys(groups).join(", ")}`);
  process.exit(2);
}

if (!existsSync(program)) {
  // Vitest is the project's own: the runner must find that one.
  const quiet = ["--prefix", folder, "--legacy-peer-deps", "--ignore-scripts", "--no-audit", "--no-fund"];
  if (!run("npm", ["install", ...quiet, ...packages])) process.exit(2);
}

const config = join("test", "mutation", "stryker.config.mjs");
const results = (asked.length > 0 ? asked : Object.keys(groups)).map((group) =>
  run(process.execPath, [program, "run", config, ...options], { MUTATION_GROUP: group }),
);
process.exitCode = results.every(Boolean) ? 0 : 1;
