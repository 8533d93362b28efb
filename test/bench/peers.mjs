/*
 * `npm run bench:peers [-- --runs 9 --folder DIR --note TEXT]`: what errspec costs beside other generators with the same names,
 * as multiples of `node -e 0` in the same run. Writes docs/benchmarks.md and docs/benchmarks.svg; `npm run docs:reference` then
 * makes the page in Chinese. The peers are installed into a folder outside our dependencies (ERRSPEC_BENCH_PEERS, or one in the
 * user's cache) in exact versions.
 */
import { spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { homedir, tmpdir } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { format } from "prettier";
import { contenders } from "./peers/contenders.mjs";
import { errspecRows, example, files } from "./peers/errspec.mjs";
import { namesOf } from "./peers/inputs.mjs";
import { install, link } from "./peers/install.mjs";
import { page } from "./peers/page.mjs";
import { plot } from "./peers/plot.mjs";
import { wideSpec } from "./wide-spec.mjs";
import { median } from "./whole-process.mjs";

const root = join(import.meta.dirname, "..", "..");
const caches = process.env.XDG_CACHE_HOME ?? join(homedir(), ".cache");
const { values: options } = parseArgs({
  options: {
    runs: { type: "string", default: "9" },
    folder: { type: "string", default: process.env.ERRSPEC_BENCH_PEERS ?? join(caches, "errspec-bench-peers") },
    note: { type: "string" },
  },
});
const runs = Number(options.runs);
const work = mkdtempSync(join(tmpdir(), "errspec-bench-peers-"));
const { version } = JSON.parse(readFileSync(join(root, "package.json"), "utf8"));
const base = { title: "node -e 0", commands: [[process.execPath, "-e", "0"]] };

/** Runs the commands of a row: seconds of CPU and of time, and MB of memory. */
function measure({ title, cwd, commands, before }) {
  const cache = join(cwd, ".cache");
  before?.(cwd, cache);
  const env = { ...process.env, XDG_CACHE_HOME: cache, DO_NOT_TRACK: "1", NO_COLOR: "1" };
  const script = join(import.meta.dirname, "peers", "measure.py");
  const { status, stdout, stderr } = spawnSync("python3", [script], {
    cwd,
    env,
    input: JSON.stringify(commands),
    encoding: "utf8",
  });
  if (status !== 0) throw new Error(`${title}: ${stderr}`);
  return JSON.parse(stdout);
}

/** The rows of a size that can run, each in a folder of its own, and those that cannot. */
function prepare(name, { spec, module }) {
  const folderOf = (title) => {
    const cwd = join(work, name, title.replace(/[^a-z0-9]/gi, "-"));
    mkdirSync(cwd, { recursive: true });
    return cwd;
  };
  const ours = errspecRows(module).map((row) => {
    const cwd = folderOf(row.title);
    spec(cwd);
    row.prepare(cwd);
    for (let i = 0; i < (row.warm ?? 0); i++) measure({ ...row, before: undefined, cwd });
    return { ...row, cwd, version, ours: true };
  });
  const catalogs = folderOf("catalog");
  spec(catalogs);
  ours.at(-1).prepare(catalogs);
  measure({ ...ours.at(-1), cwd: catalogs });
  const names = namesOf(JSON.parse(readFileSync(join(catalogs, "out", "catalog.json"), "utf8")));
  const theirs = contenders.map((peer) => {
    const row = { title: peer.title, makes: peer.makes, version: versionsOf(peer) };
    const installed = install(options.folder, peer);
    if (installed.missing !== undefined) return { ...row, missing: installed.missing };
    const cwd = folderOf(peer.title);
    link(cwd, installed);
    files(Object.entries(peer.files(names, installed)).map(([path, text]) => ({ path, text })))(cwd);
    const emptyOutput = () => {
      rmSync(join(cwd, "out"), { recursive: true, force: true });
      mkdirSync(join(cwd, "out"));
    };
    return { ...row, cwd, commands: peer.commands(installed), before: emptyOutput };
  });
  return { names, rows: [{ ...base, cwd: work }, ...theirs, ...ours] };
}

/** The versions of a peer's programs, each once. */
function versionsOf({ jar, packages = {} }) {
  const programs = Object.entries(packages).filter(([name]) => name !== "typescript");
  return jar?.split(":").at(-1) ?? [...new Set(programs.map(([, version]) => version))].join(", ");
}

/** Files and bytes below a folder. */
function weigh(folder) {
  const entries = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  const bytes = entries.reduce((sum, entry) => sum + statSync(join(entry.parentPath, entry.name)).size, 0);
  return { files: entries.length, bytes };
}

/** Lets all rows take turns, and gives each the multiples of the first. */
function race({ names, rows }, label) {
  const results = rows.map(() => []);
  for (let run = -1; run < runs; run++) {
    for (const [index, row] of rows.entries()) {
      if (row.commands === undefined) continue;
      const result = measure(row);
      if (run >= 0) results[index].push(result);
    }
    console.error(`${label}: ${run + 1} of ${runs}`);
  }
  const middle = (list, key) => median(list.map((result) => result[key]));
  const [first] = results;
  const multiple = (list, key) => middle(list, key) / middle(first, key);
  return {
    label: `${names.length.toLocaleString("en")} names`,
    base: { cpu: middle(first, "cpu"), wall: middle(first, "wall") },
    rows: rows.slice(1).map((row, index) => {
      const list = results[index + 1];
      if (list.length === 0) return row;
      const figures = {
        cpu: multiple(list, "cpu"),
        wall: multiple(list, "wall"),
        megabytes: middle(list, "megabytes"),
      };
      return { ...row, result: { ...figures, ...weigh(join(row.cwd, "out")) } };
    }),
  };
}

try {
  const large = files(wideSpec(1000));
  const sizes = [
    race(prepare("example", { spec: example, module: "dsa.yaml" }), "example"),
    race(prepare("large", { spec: large, module: "m0.yaml" }), "1,000 names"),
  ];
  const title = "CPU time of a cold run, as multiples of node -e 0";
  const svg = plot({
    title,
    unit: "multiples of node -e 0, less is better",
    series: sizes.map(({ label }) => label),
    rows: sizes[0].rows.map(({ title, ours }, index) => ({
      title,
      ours,
      values: sizes.map(({ rows }) => rows[index].result?.cpu),
    })),
  });
  const note = options.note === undefined ? "" : ` --note "${options.note}"`;
  const command = `npm run build && npm run bench:peers -- --runs ${runs}${note}`;
  const text = page({ sizes, runs, note: options.note, command });
  const path = join(root, "docs", "benchmarks.md");
  writeFileSync(path, await format(text, { parser: "markdown", printWidth: 120 }));
  writeFileSync(join(root, "docs", "benchmarks.svg"), svg);
} finally {
  rmSync(work, { recursive: true, force: true });
}
