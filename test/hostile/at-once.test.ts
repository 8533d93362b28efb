import { spawn } from "node:child_process";
import { join } from "node:path";
import { expect, it } from "vitest";
import { put, temporaryFolder, tree } from "../support/folder.js";
import { tinySpec } from "../support/specs.js";
import { root } from "../support/tools.js";

/* Twenty processes at once, ten for one spec and ten for another: the result is that of one spec, never a mix. */

const other = tinySpec.replace("title: Tiny", "title: Other").replace("name: NotThere", "name: Missing");

/** Generates from a spec into a folder in a separate process. Returns its exit status and error output. */
function generate(folder: string, spec: string, out: string): Promise<{ status: number | null; stderr: string }> {
  const args = [join(root, "dist", "main.js"), "generate", "--spec", spec, "--out", out];
  const env = { ...process.env, XDG_CACHE_HOME: join(folder, "cache") };
  const child = spawn(process.execPath, args, { cwd: folder, env, stdio: ["ignore", "ignore", "pipe"] });
  let stderr = "";
  child.stderr.on("data", (data: Buffer) => (stderr += data.toString("utf8")));
  return new Promise((resolve) => child.on("close", (status) => resolve({ status, stderr })));
}

it("gives the result of one spec for twenty runs at once", async () => {
  const folder = temporaryFolder();
  // Both folders have the same name, like two states of one checkout.
  put(folder, { "a/spec/errspec.yaml": tinySpec, "b/spec/errspec.yaml": other });
  const done = { status: 0, stderr: "" };
  for (const name of ["a", "b"]) expect(await generate(folder, `${name}/spec`, `${name}/out`)).toEqual(done);
  const [a, b] = ["a", "b"].map((name) => tree(join(folder, name, "out")));
  expect(a).not.toEqual(b);

  const runs = Array.from({ length: 20 }, (_, nth) => generate(folder, nth % 2 === 0 ? "a/spec" : "b/spec", "out"));
  expect(await Promise.all(runs)).toEqual(runs.map(() => done));
  const found = tree(join(folder, "out"));
  const winner = JSON.stringify(found) === JSON.stringify(a) ? a : b;
  expect(found).toEqual(winner);
});
