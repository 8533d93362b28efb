/*
 * `npm run bench:executable [runs]`: what the start of the single executable costs in CPU beside that of the installed package,
 * as multiples of `node -e 0` in the same run, and its size. The commands take turns, and the median counts.
 */
import { execFileSync, spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { median } from "./whole-process.mjs";

const root = join(import.meta.dirname, "..", "..");
const [runs = "15"] = process.argv.slice(2);
const folder = mkdtempSync(join(tmpdir(), "errspec-bench-"));
const env = { ...process.env, XDG_CACHE_HOME: join(folder, "cache"), TIMEFORMAT: "%U %S" };

/** The CPU time of a whole process in seconds, as the shell reports it. */
function cpuOf(words) {
  const line = words.map((word) => `'${word}'`).join(" ");
  const { status, stderr } = spawnSync("bash", ["-c", `time ${line} >/dev/null`], { cwd: root, env, encoding: "utf8" });
  if (status !== 0) throw new Error(`${line}: ${stderr}`);
  const [user, system] = stderr.trim().split("\n").at(-1).split(" ").map(Number);
  return user + system;
}

try {
  const build = [join(root, "scripts", "executable.mjs"), folder];
  const file = execFileSync(process.execPath, build, { encoding: "utf8", stdio: ["ignore", "pipe", "ignore"] })
    .trim()
    .split("\n")
    .at(-1);
  const installed = [process.execPath, join(root, "dist", "main.js")];
  const rows = [
    ["node -e 0", [process.execPath, "-e", "0"]],
    ["errspec --version, installed from npm", [...installed, "--version"]],
    ["errspec --version, executable", [file, "--version"]],
    ["errspec explain 2130, installed from npm", [...installed, "explain", "2130"]],
    ["errspec explain 2130, executable", [file, "explain", "2130"]],
    ["errspec generate --check, installed from npm", [...installed, "generate", "--check"]],
    ["errspec generate --check, executable", [file, "generate", "--check"]],
  ].map(([name, words]) => ({ name, words, first: cpuOf(words), all: [] })); // the first run fills caches
  for (let run = 0; run < Number(runs); run++) for (const { words, all } of rows) all.push(cpuOf(words));
  const unit = median(rows[0].all);
  const megabytes = (path) => (statSync(path).size / 1e6).toFixed(0);
  console.log(`Node ${process.version}, ${process.platform}-${process.arch}, median of ${runs} runs`);
  console.log(
    `${megabytes(file)} MB, of which Node is ${megabytes(process.execPath)} MB; first run ${(rows[2].first * 1000).toFixed(0)} ms of CPU`,
  );
  for (const { name, all } of rows)
    console.log(
      `${name}: ${(median(all) * 1000).toFixed(0)} ms of CPU, ${(median(all) / unit).toFixed(2)} x node -e 0`,
    );
} finally {
  rmSync(folder, { recursive: true });
}
