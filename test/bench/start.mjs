/*
 * `npm run bench`: how long whole processes take, as ratios to `node -e 0` in the same run. Machines are noisy: the
 * commands take turns, and the median counts.
 */
import { spawnSync } from "node:child_process";
import { cpSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

const root = join(import.meta.dirname, "..", "..");
const main = join(root, "dist", "main.js");
const folder = mkdtempSync(join(tmpdir(), "errspec-bench-"));
cpSync(join(root, "spec"), join(folder, "spec"), { recursive: true });
const env = { ...process.env, XDG_CACHE_HOME: join(folder, "cache") };

/** Each command, and what is done before it. */
const commands = {
  "node -e 0": { args: ["-e", "0"] },
  "generate, nothing to do": { args: [main, "generate"] },
  "generate --check, up to date": { args: [main, "generate", "--check"] },
  "generate, cold": {
    args: [main, "generate"],
    before: () => rmSync(join(folder, "out"), { recursive: true, force: true }),
  },
};

const runs = Number(process.argv[2] ?? 9);
const times = Object.fromEntries(Object.keys(commands).map((name) => [name, []]));
try {
  for (let run = -1; run < runs; run++) {
    for (const [name, { args, before }] of Object.entries(commands)) {
      before?.();
      const started = process.hrtime.bigint();
      const { status, stderr } = spawnSync(process.execPath, args, { cwd: folder, env, encoding: "utf8" });
      const took = Number(process.hrtime.bigint() - started) / 1e6;
      if (status !== 0) throw new Error(`${name}: ${stderr}`);
      if (run >= 0) times[name].push(took);
    }
  }
} finally {
  rmSync(folder, { recursive: true, force: true });
}

const median = (list) => [...list].sort((a, b) => a - b)[list.length >> 1];
const base = median(times["node -e 0"]);
for (const [name, list] of Object.entries(times)) {
  console.log(`${name.padEnd(30)} ${(median(list) / base).toFixed(2)} x node  (median of ${list.length})`);
}
