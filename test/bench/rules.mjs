/*
 * `npm run bench:rules`: what lint, breaking and fmt cost beyond loading, as ratios to the loading of an old and a new
 * spec in the same run, and how each grows when the spec has ten times the codes. Machines are noisy: the parts take turns,
 * CPU time counts, and of that the median.
 */
import { versionOf } from "../../dist/modules/version.js";
import { formatSpec } from "../../dist/modules/format/format.js";
import { lintRules } from "../../dist/modules/lint.js";
import { loadCatalog } from "../../dist/modules/load/catalog.js";
import { breakingRules } from "../../dist/modules/rules/breaking/index.js";
import { breaking } from "../../dist/modules/rules/breaking/run.js";
import { lint } from "../../dist/modules/rules/lint/run.js";
import { targets } from "../../dist/modules/targets/index.js";
import { optionsOf } from "../../dist/modules/targets/target.js";
import { wideSpec } from "./wide-spec.mjs";

const options = optionsOf(targets);

function load(files) {
  const { catalog, diagnostics } = loadCatalog(files, options);
  if (catalog === undefined || diagnostics.length > 0) throw new Error("the spec does not load");
  return catalog;
}

/** One run over an old and a new spec: what each part took, and what it found. Both are loaded anew, as rules keep what they have read. */
function measure(old, files) {
  const times = {};
  const timed = (name, action) => {
    const started = process.cpuUsage();
    const result = action();
    const { user, system } = process.cpuUsage(started);
    times[name] = (user + system) / 1000;
    return result;
  };
  const [before, catalog] = timed("load both", () => [load(old), load(files)]);
  const { diagnostics } = timed("lint, every rule", () => {
    const identifiers = targets
      .filter(({ id }) => id in catalog.options)
      .flatMap((target) => target.identifiers(catalog).map((each) => ({ ...each, target: target.id })));
    const settings = { preset: "strict", rules: {} };
    return lint({
      rules: lintRules(targets),
      catalog,
      files,
      identifiers,
      loaded: [],
      settings,
      custom: [],
      today: "2026-06-01",
      known: new Set(),
    });
  });
  const { findings } = timed("breaking", () =>
    breaking(breakingRules, versionOf(before), versionOf(catalog), { today: "2026-06-01" }),
  );
  timed("fmt, with parsing", () => files.map((file) => formatSpec(file, ["zh", "en"])));
  return { times, found: `${diagnostics.length} findings of lint, ${findings.length} of breaking` };
}

const median = (list) => [...list].sort((a, b) => a - b)[list.length >> 1];

const runs = Number(process.argv[2] ?? 3);
for (let run = 0; run < 10; run++) measure(wideSpec(100), wideSpec(100, { next: true })); // what runs first is compiled first
let smaller;
for (const codes of [100, 1_000, 10_000]) {
  const [old, files] = [wideSpec(codes), wideSpec(codes, { next: true })];
  const all = Array.from({ length: runs }, () => measure(old, files));
  console.log(`${codes} codes: ${all[0].found} (median of ${runs})`);
  const time = (name) => median(all.map(({ times }) => times[name]));
  const times = Object.fromEntries(Object.keys(all[0].times).map((name) => [name, time(name)]));
  for (const [name, took] of Object.entries(times)) {
    const ratio = `${(took / times["load both"]).toFixed(2)} x loading both`;
    const growth =
      smaller === undefined ? "" : `, ${(took / smaller[name]).toFixed(1)} x the time of a tenth of the codes`;
    console.log(`  ${name.padEnd(18)} ${took.toFixed(0).padStart(6)} ms   ${ratio}${growth}`);
  }
  smaller = times;
}
