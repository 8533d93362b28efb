/*
 * `npm run bench:site`: what the site costs to build, to open and to search, for catalogs of 100 codes up to 10,000, or up
 * to what the first argument says, and beside VitePress. `test/bench/README.md` says how to read it.
 */
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { searchTimes } from "./site-search.mjs";
import { besideVitePress } from "./site-vitepress.mjs";
import { median, run } from "./whole-process.mjs";
import { wideSpec } from "./wide-spec.mjs";

const root = join(import.meta.dirname, "..", "..");
const main = join(root, "dist", "main.js");
const folder = mkdtempSync(join(tmpdir(), "errspec-bench-"));
const env = { ...process.env, XDG_CACHE_HOME: join(folder, "cache") };
const kilobytes = (bytes) => `${(bytes / 1024).toFixed(1)} KB`;

/** Writes a spec of so many codes, with the SDKs alone or with more targets. */
function project(name, codes, ...more) {
  const place = join(folder, name);
  mkdirSync(join(place, "spec"), { recursive: true });
  for (const { path, text } of wideSpec(codes)) {
    const targets = path.endsWith("errspec.yaml") ? more.map((target) => `  ${target}:\n`).join("") : "";
    writeFileSync(join(place, path), text + targets);
  }
  return place;
}

const generate = (place) => run([main, "generate"], { cwd: place, env });

/** What a browser loads to show one page of a code. */
function pageWeight(site) {
  const files = ["en/m0/1/index.html", "assets/site.css", "assets/page.js", "assets/icon.svg"];
  return files.reduce((sum, file) => sum + gzipSync(readFileSync(join(site, file))).length, 0);
}

function build(codes, smaller) {
  const alone = generate(project(`${codes}-sdks`, codes));
  const place = project(`${codes}`, codes, "site");
  const both = generate(place);
  const site = join(place, "out", "site");
  const pages = readdirSync(site, { recursive: true }).filter((path) => path.endsWith(".html")).length;
  const own = { cpu: both.cpu - alone.cpu, wall: both.wall - alone.wall, megabytes: both.megabytes, site };
  const growth = smaller === undefined ? "" : `, ${(own.cpu / smaller.cpu).toFixed(1)} x the CPU of a tenth`;
  const cost = `${own.cpu.toFixed(1)} s CPU and ${own.wall.toFixed(1)} s wall beyond the SDKs`;
  const memory = `${both.megabytes.toFixed(0)} MB at most (${alone.megabytes.toFixed(0)} without the site)`;
  console.log(`${String(codes).padStart(7)} codes, ${pages} pages: ${cost}, ${memory}${growth}`);
  const bare = run([join(import.meta.dirname, "durable.mjs"), site, join(folder, `${codes}-copy`)]);
  const times = `${(both.cpu / bare.cpu).toFixed(1)} x the CPU, ${(both.wall / bare.wall).toFixed(1)} x the time`;
  console.log(`        the whole run: ${times} of writing the same pages as safely and doing nothing else`);
  console.log(`        a page of a code with all it needs: ${kilobytes(pageWeight(site))} compressed (limit 30)`);
  return own;
}

/** `explain` beside a Node that does nothing: with the catalog in the cache, and without. */
function explainTimes(runs) {
  const place = { cwd: root, env };
  const empty = join(folder, "empty");
  const commands = {
    "node -e 0": () => run(["-e", "0"], place),
    "explain 2130, cached": () => run([main, "explain", "2130"], place),
    "explain 2130, uncached": () => {
      rmSync(empty, { recursive: true, force: true });
      return run([main, "explain", "2130"], { cwd: root, env: { ...env, XDG_CACHE_HOME: empty } });
    },
  };
  const all = Object.fromEntries(Object.keys(commands).map((name) => [name, []]));
  for (let i = -1; i < runs; i++) {
    for (const [name, command] of Object.entries(commands)) {
      const times = command();
      if (i >= 0) all[name].push(times);
    }
  }
  for (const [name, list] of Object.entries(all)) {
    const ratio = (what) => {
      const of = (runs) => median(runs.map((each) => each[what]));
      return (of(list) / of(all["node -e 0"])).toFixed(2);
    };
    console.log(`${name.padEnd(24)} ${ratio("cpu")} x node in CPU, ${ratio("wall")} x in time (median of ${runs})`);
  }
}

const largest = Number(process.argv[2] ?? 10_000);
try {
  explainTimes(9);
  let smaller;
  for (const codes of [100, 1_000, 10_000, 100_000].filter((codes) => codes <= largest)) {
    smaller = build(codes, smaller);
    if (codes === 10_000) await searchTimes(smaller.site);
  }
  const pages = 1_000; // of half as many codes in two locales
  const place = project("beside", pages / 2, "docs", "site");
  const ours = generate(place);
  const theirs = besideVitePress(join(folder, "vitepress"), join(place, "out", "docs"), pages);
  const ratio = (what) => (theirs[what] / ours[what]).toFixed(1);
  console.log(
    `VitePress on the same ${pages} pages: ${ratio("cpu")} x the CPU of a whole errspec generate, SDKs and Markdown ` +
      `included, ${ratio("wall")} x the time, ${ratio("megabytes")} x the memory`,
  );
} finally {
  rmSync(folder, { recursive: true, force: true });
}
