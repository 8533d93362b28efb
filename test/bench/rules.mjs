/*
 * `npm run bench:rules`: what lint, breaking and fmt cost beyond loading, as ratios to the loading of an old and a new
 * spec in the same run, and how each grows when the spec has ten times the codes. Machines are noisy: the contenders take
 * turns, CPU time counts, and of that the median.
 */
import { versionOf } from "../../dist/cli/versions.js";
import { formatSpec } from "../../dist/fix/format.js";
import { loadCatalog } from "../../dist/load/catalog.js";
import { breaking } from "../../dist/rules/breaking/run.js";
import { lint } from "../../dist/rules/lint/run.js";
import { targets } from "../../dist/targets/index.js";
import { wideSpec } from "./wide-spec.mjs";

const options = Object.fromEntries(targets.map((target) => [target.id, target.options]));

function load(files) {
  const { catalog, diagnostics } = loadCatalog(files, options);
  if (catalog === undefined || diagnostics.length > 0) throw new Error("the spec does not load");
  return catalog;
}

/** What is measured of a spec of so many codes: each comes to a count, so that no work is for nothing. */
function contendersOf(codes) {
  const [old, files] = [wideSpec(codes), wideSpec(codes, { next: true })];
  const [before, catalog] = [load(old), load(files)];
  return {
    "load both": () => load(old).modules.length + load(files).modules.length,
    "lint, every rule": () => {
      const identifiers = targets
        .filter(({ id }) => id in catalog.options)
        .flatMap((target) => target.identifiers(catalog).map((each) => ({ ...each, target: target.id })));
      const settings = { preset: "strict", rules: {} };
      return lint({ catalog, files, identifiers, loaded: [], settings, custom: [], today: "2026-06-01" }).diagnostics
        .length;
    },
    breaking: () => breaking(versionOf(before), versionOf(catalog)).findings.length,
    "fmt, with parsing": () => files.filter((file) => formatSpec(file, ["zh", "en"]) !== file.text).length,
  };
}

const median = (list) => [...list].sort((a, b) => a - b)[list.length >> 1];

function measured(contenders, runs) {
  const times = Object.fromEntries(Object.keys(contenders).map((name) => [name, []]));
  for (let run = -1; run < runs; run++) {
    for (const [name, contender] of Object.entries(contenders)) {
      const started = process.cpuUsage();
      contender();
      const { user, system } = process.cpuUsage(started);
      if (run >= 0) times[name].push((user + system) / 1000);
    }
  }
  return Object.fromEntries(Object.entries(times).map(([name, list]) => [name, median(list)]));
}

const runs = Number(process.argv[2] ?? 5);
contendersOf(100).breaking();
measured(contendersOf(100), 20); // what runs first is compiled first
let smaller;
for (const codes of [100, 1_000, 10_000]) {
  const contenders = contendersOf(codes);
  const found = { lint: contenders["lint, every rule"](), breaking: contenders.breaking() };
  const times = measured(contenders, runs);
  console.log(`${codes} codes, ${found.lint} findings of lint, ${found.breaking} of breaking (median of ${runs})`);
  for (const [name, time] of Object.entries(times)) {
    const ratio = `${(time / times["load both"]).toFixed(2)} x loading both`;
    const growth =
      smaller === undefined ? "" : `, ${(time / smaller[name]).toFixed(1)} x the time of a tenth of the codes`;
    console.log(`  ${name.padEnd(18)} ${time.toFixed(0).padStart(6)} ms   ${ratio}${growth}`);
  }
  smaller = times;
}
