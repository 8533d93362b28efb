/*
 * The same payloads through other generators of TypeScript and through this one: how many of them change the syntax of
 * what comes out. `node test/hostile/head-to-head/compare.js` installs the others, at the versions below, into a
 * temporary folder (HEAD_TO_HEAD names one to keep), runs each in a process of its own, and prints a table. It needs a
 * build of errspec.
 *
 * A document has the payload in every place for prose and for a default or an example value; the same document with a
 * plain word gives the syntax that is expected. Names, paths and enums stay plain: they may change what is declared.
 */
import console from "node:console";
import { spawnSync } from "node:child_process";
import { existsSync, mkdirSync, mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import process from "node:process";
import { pathToFileURL } from "node:url";
import { buildSync } from "esbuild";

/** The newest that run on Node 20. */
const versions = {
  "@hey-api/openapi-ts": "0.95.0",
  "json-schema-to-typescript": "16.0.0",
  "openapi-typescript": "7.13.0",
  "openapi-typescript-codegen": "0.31.0",
  orval: "7.13.2",
  "quicktype-core": "26.0.0",
  "swagger-typescript-api": "13.13.0",
};

const here = import.meta.dirname;
const folder = process.env.HEAD_TO_HEAD ?? mkdtempSync(join(tmpdir(), "errspec-head-to-head-"));
mkdirSync(folder, { recursive: true });
if (!existsSync(join(folder, "package.json"))) {
  writeFileSync(
    join(folder, "package.json"),
    JSON.stringify({ private: true, type: "module", dependencies: versions }),
  );
  const installed = spawnSync("npm", ["install", "--ignore-scripts", "--no-audit", "--no-fund"], { cwd: folder });
  if (installed.status !== 0) throw new Error(String(installed.stderr));
}
buildSync({
  entryPoints: [join(here, "..", "payloads.ts"), join(here, "..", "spec.ts")],
  outdir: join(folder, "shared"),
  format: "esm",
  outExtension: { ".js": ".mjs" },
});

const names = process.argv.length > 2 ? process.argv.slice(2) : [...Object.keys(versions), "errspec"];
console.log("| generator | version | payloads | other syntax | of these no longer parse | refused | the shortest |");
console.log("| --- | --- | --: | --: | --: | --: | --- |");
for (const name of names) {
  const ran = spawnSync(process.execPath, [join(here, "subject.js"), name, pathToFileURL(folder).href], {
    cwd: folder,
    encoding: "utf8",
    maxBuffer: 1 << 28,
  });
  const line = ran.stdout.split("\n").find((text) => text.startsWith("RESULT "));
  if (line === undefined) {
    console.log(
      `| ${name} | ${versions[name] ?? ""} | it did not run: ${ran.stderr.trim().split("\n").at(-1) ?? ""} |`,
    );
    continue;
  }
  const { payloads, escapes, broken, refused, shortest } = JSON.parse(line.slice(7));
  const shown = shortest === null ? "" : `\`\` ${JSON.stringify(shortest).replaceAll("|", "\\|")} \`\``;
  console.log(
    `| ${name} | ${versions[name] ?? "this"} | ${payloads} | ${escapes} | ${broken} | ${refused} | ${shown} |`,
  );
}
