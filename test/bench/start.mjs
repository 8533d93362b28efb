/*
 * `npm run bench [runs]`: what whole processes cost in CPU and in time, as multiples of `node -e 0` in the same run. The
 * commands take turns, and the median counts. `npm run bench -- 3 large` adds a catalog of 10,000 codes.
 */
import { spawnSync } from "node:child_process";
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { watchLatency } from "./watch.mjs";
import { median } from "./whole-process.mjs";
import { wideSpec } from "./wide-spec.mjs";

const root = join(import.meta.dirname, "..", "..");
const main = join(root, "dist", "main.js");
const folder = mkdtempSync(join(tmpdir(), "errspec-bench-"));
const env = { ...process.env, XDG_CACHE_HOME: join(folder, "cache"), TIMEFORMAT: "%U %S %R" };
const [runs = "9", ...sizes] = process.argv.slice(2);

/** Runs Node in a folder, and gives its CPU and wall time in seconds, as the shell reports them. */
function measure(cwd, args) {
  const words = [process.execPath, ...args].map((word) => `'${word}'`).join(" ");
  const { status, stderr } = spawnSync("bash", ["-c", `time ${words} >/dev/null`], { cwd, env, encoding: "utf8" });
  if (status !== 0) throw new Error(`${args.join(" ")}: ${stderr}`);
  const [user, system, wall] = stderr.trim().split("\n").at(-1).split(" ").map(Number);
  return { cpu: user + system, wall };
}

/** The commands to measure with a spec, and what is done before each. */
function rowsOf(label, cwd, file) {
  const spec = join(cwd, "spec", file);
  const original = readFileSync(spec, "utf8");
  let edits = 0;
  let removed = 0;
  // Moved away, not deleted: ext4 does not reuse inodes that were just deleted, and skipping them would be measured too.
  const removeOutput = () => {
    const out = join(cwd, "out");
    if (existsSync(out)) renameSync(out, join(cwd, `removed-${++removed}`));
  };
  const settle = () => {
    for (let i = 0; i < 2; i++) measure(cwd, [main, "generate"]); // the second run notes that nothing is to do
  };
  return [
    { name: `${label}: generate, cold`, cwd, args: [main, "generate"], before: removeOutput },
    { name: `${label}: generate, nothing to do`, cwd, args: [main, "generate"], before: settle },
    { name: `${label}: generate --check, up to date`, cwd, args: [main, "generate", "--check"] },
    {
      name: `${label}: generate, one text edited`,
      cwd,
      args: [main, "generate"],
      before: () => writeFileSync(spec, original.replace(/[^]*\ben: /, `$&${"x".repeat(++edits)} `)),
    },
  ];
}

function exampleIn(name, change = (text) => text) {
  const cwd = join(folder, name);
  cpSync(join(root, "spec"), join(cwd, "spec"), { recursive: true });
  const spec = join(cwd, "spec", "errspec.yaml");
  writeFileSync(spec, change(readFileSync(spec, "utf8")));
  return cwd;
}

const onlyTypeScript = (text) => text.replace(/^targets:\n(?:(?: .*)?\n)+/m, "targets: { typescript: {} }\n");

try {
  const [cold] = rowsOf("example, TypeScript alone", exampleIn("typescript", onlyTypeScript), "dsa.yaml");
  const example = exampleIn("example");
  const watched = [{ name: "example", cwd: example, file: "dsa.yaml" }];
  const rows = [
    { name: "node -e 0", cwd: folder, args: ["-e", "0"] },
    { name: "--version", cwd: folder, args: [main, "--version"] },
    { name: "--help", cwd: folder, args: [main, "--help"] },
    ...rowsOf("example", example, "dsa.yaml"),
    cold,
  ];
  if (sizes.includes("large")) {
    const cwd = join(folder, "large");
    mkdirSync(join(cwd, "spec"), { recursive: true });
    for (const { path, text } of wideSpec(10_000)) {
      writeFileSync(join(cwd, path), text.replace(/^targets:\n/m, "targets:\n  catalog:\n  docs:\n"));
    }
    rows.push(...rowsOf("10,000 codes without the site", cwd, "m0.yaml"));
    watched.push({ name: "10,000 codes without the site", cwd, file: "m0.yaml" });
  }
  const results = new Map(rows.map(({ name }) => [name, []]));
  for (let run = -1; run < Number(runs); run++) {
    for (const { name, cwd, args, before } of rows) {
      before?.();
      const result = measure(cwd, args);
      if (run >= 0) results.get(name).push(result);
    }
  }
  const middle = (name, key) => median(results.get(name).map((result) => result[key]));
  const multiple = (name, key) => (middle(name, key) / middle("node -e 0", key)).toFixed(2).padStart(8);
  console.log(`${" ".repeat(56)}     CPU    time   multiples of node -e 0, median of ${runs}`);
  for (const { name } of rows) console.log(name.padEnd(56), multiple(name, "cpu"), multiple(name, "wall"));
  for (const { name, cwd, file } of watched) {
    const time = await watchLatency(main, { cwd, env, file: join(cwd, "spec", file), edits: Number(runs) });
    console.log(
      `${`${name}: generate --watch`.padEnd(56)} ${time.toFixed(0)} ms from a saved text to the written output`,
    );
  }
} finally {
  rmSync(folder, { recursive: true, force: true });
}
