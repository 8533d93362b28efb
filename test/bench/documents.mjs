/*
 * `npm run bench:documents -- --count 2000 --seed 1`: generates documents whose codes are known, imports each, and prints how
 * many codes were found, altered, lost or made up, by kind of difficulty and by shape. `--only markdown/bullets` takes the
 * shapes that start so, `--show 20` describes documents that are not exact, and `--print` prints documents and results.
 */
import { mkdtempSync, rmSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { parseArgs } from "node:util";
import { build } from "esbuild";

const { values } = parseArgs({
  options: {
    count: { type: "string", default: "2000" },
    seed: { type: "string", default: "1" },
    only: { type: "string" },
    show: { type: "string", default: "0" },
    print: { type: "boolean", default: false },
  },
});

const root = join(import.meta.dirname, "..", "..");
const folder = mkdtempSync(join(root, "node_modules", ".documents-"));
try {
  const outfile = join(folder, "run.mjs");
  await build({
    entryPoints: [join(root, "test", "import", "documents", "run.ts")],
    outfile,
    bundle: true,
    platform: "node",
    format: "esm",
    target: "node20",
    packages: "external",
    logLevel: "warning",
  });
  const { run } = await import(pathToFileURL(outfile).href);
  const { count, seed, only, show, print } = values;
  const started = performance.now();
  await run({ count: Number(count), seed: Number(seed), only, show: Number(show), print, log: console.log });
  console.log(`\n${count} documents from seed ${seed} in ${((performance.now() - started) / 1000).toFixed(1)} s`);
} finally {
  rmSync(folder, { recursive: true, force: true });
}
