/*
 * `npm run bench [runs]`: what whole processes cost in CPU and in time, as multiples of `node -e 0` in the same run, and
 * their memory. The commands take turns, and the median counts. `npm run bench -- 3 large` adds a catalog of 10,000 codes,
 * `site` its site and the peak memory of 1,000 codes, and `--only edited` measures only rows with that in their name.
 */
import { spawnSync } from "node:child_process";
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { watchLatency } from "./watch.mjs";
import { parseArgs } from "node:util";
import { median, run as runOnce } from "./whole-process.mjs";
import { wideSpec } from "./wide-spec.mjs";

const root = join(import.meta.dirname, "..", "..");
const main = join(root, "dist", "main.js");
const folder = mkdtempSync(join(tmpdir(), "errspec-bench-"));
const env = { ...process.env, XDG_CACHE_HOME: join(folder, "cache"), TIMEFORMAT: "%U %S %R" };
const { positionals, values } = parseArgs({
  allowPositionals: true,
  options: { only: { type: "string", default: "" } },
});
const [runs = "9", ...sizes] = positionals;
const targetsOf = /^targets:\n(?:(?: .*)?\n)+/m;
const isAsked = ({ name }) => name === "node -e 0" || name.includes(values.only);

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

/** A project with a catalog of so many codes, with the SDKs, the catalog, Markdown and more targets. */
function wideProject(codes, ...more) {
  const targets = ["catalog", "docs", ...more].map((target) => `  ${target}:\n`).join("");
  return wideProjectWith([codes, ...more].join("-"), codes, (text) => text.replace(/^targets:\n/m, `$&${targets}`));
}

/** A project with the same catalog of which nothing is made but the site. */
function siteAlone(codes) {
  return wideProjectWith(`${codes}-site-alone`, codes, (text) => text.replace(targetsOf, "targets: { site: {} }\n"));
}

function wideProjectWith(name, codes, change) {
  const cwd = join(folder, name);
  mkdirSync(join(cwd, "spec"), { recursive: true });
  for (const { path, text } of wideSpec(codes)) writeFileSync(join(cwd, path), change(text));
  return cwd;
}

/**
 * A whole cold run by a script that writes the same files as safely, and does nothing else: one that flushes each file, and
 * one that flushes the file system.
 */
function byBareWriters(cwd) {
  const out = join(cwd, "out");
  if (!existsSync(out)) measure(cwd, [main, "generate"]);
  const turns = Array.from({ length: Number(runs) }, (_, nth) => {
    renameSync(out, join(cwd, `before-${nth}`));
    const whole = measure(cwd, [main, "generate"]);
    const bare = ["each", "at-once"].map((flush) =>
      measure(cwd, [join(import.meta.dirname, "durable.mjs"), out, join(cwd, `${flush}-${nth}`), flush]),
    );
    return { whole, bare };
  });
  const ratio = (writer, key) => median(turns.map(({ whole, bare }) => whole[key] / bare[writer][key])).toFixed(2);
  return [0, 1].map((writer) => ["cpu", "wall"].map((key) => ratio(writer, key).padStart(8)));
}

function exampleIn(name, change = (text) => text) {
  const cwd = join(folder, name);
  cpSync(join(root, "spec"), join(cwd, "spec"), { recursive: true });
  const spec = join(cwd, "spec", "errspec.yaml");
  writeFileSync(spec, change(readFileSync(spec, "utf8")));
  return cwd;
}

const onlyTypeScript = (text) => text.replace(targetsOf, "targets: { typescript: {} }\n");

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
  const withSite = sizes.includes("site") ? wideProject(10_000, "site") : undefined;
  if (sizes.includes("large")) {
    const cwd = wideProject(10_000);
    rows.push(...rowsOf("10,000 codes without the site", cwd, "m0.yaml"));
    watched.push({ name: "10,000 codes without the site", cwd, file: "m0.yaml" });
  }
  if (withSite !== undefined) {
    const [, noOp] = rowsOf("10,000 codes with the site", withSite, "m0.yaml");
    rows.push(noOp);
  }
  const results = new Map(rows.map(({ name }) => [name, []]));
  const warmUps = values.only === "" ? 1 : 3; // the rows that are left out would have warmed caches
  for (let run = -warmUps; run < Number(runs); run++) {
    for (const { name, cwd, args, before } of rows.filter(isAsked)) {
      before?.();
      const result = measure(cwd, args);
      if (run >= 0) results.get(name).push(result);
    }
  }
  const middle = (name, key) => median(results.get(name).map((result) => result[key]));
  const multiple = (name, key) => (middle(name, key) / middle("node -e 0", key)).toFixed(2).padStart(8);
  console.log(`${" ".repeat(56)}     CPU    time   multiples of node -e 0, median of ${runs}`);
  for (const { name } of rows.filter(isAsked))
    console.log(name.padEnd(56), multiple(name, "cpu"), multiple(name, "wall"));
  for (const { name, cwd, file } of watched.filter(({ name }) => `${name}: generate --watch`.includes(values.only))) {
    const time = await watchLatency(main, { cwd, env, file: join(cwd, "spec", file), edits: Number(runs) });
    console.log(
      `${`${name}: generate --watch`.padEnd(56)} ${time.toFixed(0)} ms from a saved text to the written output`,
    );
  }
  if (withSite !== undefined && "by a bare writer".includes(values.only)) {
    const projects = [
      ["10,000 codes, the site alone", siteAlone(10_000)],
      ["10,000 codes with the site", withSite],
    ];
    for (const [name, cwd] of projects) {
      const [each, atOnce] = byBareWriters(cwd);
      console.log(`${name}, by a bare writer`.padEnd(56), ...each, "  times a script that only writes");
      console.log(
        `${name}, by one that flushes once`.padEnd(56),
        ...atOnce,
        "  times one that flushes as errspec does",
      );
    }
  }
  if (withSite !== undefined && "peak memory".includes(values.only)) {
    const { megabytes } = runOnce([main, "generate"], { cwd: wideProject(1_000, "site"), env });
    console.log("1,000 codes with the site, cold: peak memory".padEnd(56), `${megabytes.toFixed(0)} MB`);
  }
} finally {
  rmSync(folder, { recursive: true, force: true });
}
