import { appendFileSync, chmodSync, cpSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";
import { temporaryFolder, tree } from "../support/folder.js";
import { folderOf, installConsumers, linkConsumers } from "../support/consumers.js";
import { describeWith, root, run } from "../support/tools.js";

/* The monorepo in `examples/`, with the real Turborepo and its local cache. */

/** A copy of the example with its packages installed. */
function monorepo(): string {
  const folder = temporaryFolder();
  cpSync(join(root, "examples", "monorepo"), folder, { recursive: true });
  linkConsumers("examples", folder);
  const bin = join(folder, "node_modules", ".bin");
  mkdirSync(bin, { recursive: true });
  writeFileSync(join(bin, "errspec"), `#!/bin/sh\nexec node '${join(root, "dist", "main.js")}' "$@"\n`);
  chmodSync(join(bin, "errspec"), 0o755);
  return folder;
}

describeWith(["git"], "generate as a task of Turborepo", () => {
  it("restores the output from the cache, and runs again after an edit", async () => {
    expect(installConsumers("examples")).toBe(true);
    const folder = monorepo();
    const out = join(folder, "packages", "errors", "out");
    const turbo = join(folderOf("examples"), "node_modules", "turbo", "bin", "turbo");
    const env = { TURBO_TELEMETRY_DISABLED: "1", DO_NOT_TRACK: "1" };
    const errors = async (): Promise<string> => {
      const { status, stdout, stderr } = await run(process.execPath, [turbo, "run", "errors"], { cwd: folder, env });
      expect(status, stdout + stderr).toBe(0);
      return stdout + stderr;
    };
    expect((await run("git", ["init", "-q"], { cwd: folder })).status).toBe(0);

    expect(await errors()).toContain("0 cached, 1 total");
    const made = tree(out);
    expect(Object.keys(made).length).toBeGreaterThan(100);
    rmSync(out, { recursive: true });

    expect(await errors()).toContain("1 cached, 1 total");
    expect(tree(out)).toEqual(made);

    const spec = join(folder, "packages", "errors", "spec", "orders.yaml");
    appendFileSync(spec, "\n# A remark.\n");
    expect(readFileSync(spec, "utf8")).toContain("# A remark.");
    expect(await errors()).toContain("0 cached, 1 total");
    expect(tree(out)).toEqual(made);
  });
});
