import { appendFileSync, chmodSync, cpSync, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";
import { put, temporaryFolder, tree } from "../support/folder.js";
import { folderOf, installConsumers, linkConsumers } from "../support/consumers.js";
import { describeWith, root, run } from "../support/tools.js";

/* The monorepo in `examples/`, with the real Turborepo and the real Nx, each with its local cache. */

/** The lock of npm with a version of errspec. Turborepo hashes the version, and Nx the integrity. */
const lockWith = (version: string): string =>
  JSON.stringify({
    name: "monorepo",
    lockfileVersion: 3,
    packages: {
      "": { name: "monorepo", workspaces: ["packages/*"], devDependencies: { errspec: "^0.1.0" } },
      "node_modules/@shop/errors": { resolved: "packages/errors", link: true },
      "node_modules/errspec": {
        version,
        resolved: `https://example.com/errspec-${version}.tgz`,
        integrity: `sha512-${Buffer.from(version).toString("base64")}`,
        dev: true,
      },
      "packages/errors": { name: "@shop/errors" },
    },
  });

interface Monorepo {
  readonly folder: string;
  readonly out: string;
  /** How often errspec has run. */
  readonly runs: () => number;
}

/** A copy of the example with its packages installed. */
async function monorepo(): Promise<Monorepo> {
  const folder = temporaryFolder();
  cpSync(join(root, "examples", "monorepo"), folder, { recursive: true });
  linkConsumers("examples", folder);
  const bin = join(folder, "node_modules", ".bin");
  const log = join(bin, "runs");
  mkdirSync(bin, { recursive: true });
  writeFileSync(
    join(bin, "errspec"),
    `#!/bin/sh\necho >> '${log}'\nexec node '${join(root, "dist", "main.js")}' "$@"\n`,
  );
  chmodSync(join(bin, "errspec"), 0o755);
  expect((await run("git", ["init", "-q"], { cwd: folder })).status).toBe(0);
  const runs = (): number => (existsSync(log) ? readFileSync(log, "utf8").length : 0);
  return { folder, out: join(folder, "packages", "errors", "out"), runs };
}

/** Runs the task with a tool of the installed packages. */
async function errors(folder: string, tool: string, args: readonly string[]): Promise<void> {
  const program = join(folderOf("examples"), "node_modules", tool);
  const env = { TURBO_TELEMETRY_DISABLED: "1", DO_NOT_TRACK: "1", NX_DAEMON: "false", NX_NO_CLOUD: "true" };
  const { status, stdout, stderr } = await run(process.execPath, [program, ...args], { cwd: folder, env });
  expect(status, stdout + stderr).toBe(0);
}

const tools = [
  ["Turborepo", (folder: string) => errors(folder, "turbo/bin/turbo", ["run", "errors"])],
  ["Nx", (folder: string) => errors(folder, "nx/dist/bin/nx.js", ["run-many", "-t", "errors"])],
] as const;

describeWith(["git"], "generate as a cached task", () => {
  it.each(tools)(
    "of %s restores the output without errspec, and runs again after an edit or an upgrade",
    async (_, generate) => {
      expect(installConsumers("examples")).toBe(true);
      const { folder, out, runs } = await monorepo();
      put(folder, { "package-lock.json": lockWith("0.1.0") });

      await generate(folder);
      expect(runs()).toBe(1);
      const made = tree(out);
      expect(Object.keys(made).length).toBeGreaterThan(100);
      rmSync(out, { recursive: true });

      await generate(folder);
      expect(runs()).toBe(1);
      expect(tree(out)).toEqual(made);

      const spec = join(folder, "packages", "errors", "spec", "orders.yaml");
      appendFileSync(spec, "\n# A remark.\n");
      await generate(folder);
      expect(runs()).toBe(2);
      expect(tree(out)).toEqual(made);

      put(folder, { "package-lock.json": lockWith("0.1.1") });
      await generate(folder);
      expect(runs()).toBe(3);
    },
  );
});
