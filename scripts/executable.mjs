// Builds one file that runs errspec where Node is not installed: node scripts/executable.mjs [folder]. It contains the Node that
// runs this script, so it is for the same platform; run `npm run build` before. Beside it is its checksum, as sha256sum -c reads it.
import { execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import {
  chmodSync,
  copyFileSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { basename, dirname, join, resolve } from "node:path";
import { gunzipSync, gzipSync } from "node:zlib";
import { build } from "esbuild";
import { inject } from "postject";

/** Marks the place in Node's executable that says whether it has data. */
const fuse = "NODE_SEA_FUSE_fce680ab2cc467b6e072b8b5df1996b2";

const root = join(import.meta.dirname, "..");
const { version } = JSON.parse(readFileSync(join(root, "package.json"), "utf8"));

/** Runs npm. On Windows it is a script for a shell, which begins what stands beside Node. */
function npm(...args) {
  const cli = join(dirname(process.execPath), "node_modules", "npm", "bin", "npm-cli.js");
  const [program, ...first] = process.platform === "win32" ? [process.execPath, cli] : ["npm"];
  return execFileSync(program, [...first, ...args], { cwd: root, encoding: "utf8" });
}

/** The files of the npm package that errspec reads when it runs, by path. A compressed script is in the place of its loader. */
function packageFiles() {
  const [{ files }] = JSON.parse(npm("pack", "--dry-run", "--json", "--ignore-scripts"));
  const paths = files
    .map(({ path }) => path)
    .filter((path) => !/\.(?:d\.ts|gz)$|^(?:README|CHANGELOG)\.md$/.test(path));
  return Object.fromEntries(paths.map((path) => [path, textOf(join(root, path))]));
}

function textOf(file) {
  return existsSync(`${file}.gz`) ? gunzipSync(readFileSync(`${file}.gz`)).toString("utf8") : readText(file);
}

function readText(file) {
  const bytes = readFileSync(file);
  const text = bytes.toString("utf8");
  if (!Buffer.from(text).equals(bytes)) throw new Error(`${file} is not text`);
  return text;
}

/** Writes what the executable contains, as Node puts it together. */
function writeBlob(folder, main, files) {
  const contents = JSON.stringify(files);
  const path = (name) => join(folder, name);
  writeFileSync(path("package"), gzipSync(contents, { level: 9 }));
  writeFileSync(path("id"), `${version}-${createHash("sha256").update(contents).digest("hex").slice(0, 16)}`);
  writeFileSync(path("main.js"), main);
  const config = {
    main: path("main.js"),
    output: path("blob"),
    disableExperimentalSEAWarning: true,
    useCodeCache: true,
    assets: { package: path("package"), id: path("id") },
  };
  writeFileSync(path("config.json"), JSON.stringify(config));
  execFileSync(process.execPath, ["--experimental-sea-config", path("config.json")], { stdio: "pipe" });
  return path("blob");
}

/** Copies Node with the blob in it. */
async function writeExecutable(file, blob) {
  copyFileSync(process.execPath, file);
  chmodSync(file, 0o755);
  if (!readFileSync(file).includes(fuse))
    throw new Error(`${process.execPath} cannot contain a program; build with a Node from nodejs.org`);
  const isMac = process.platform === "darwin";
  if (isMac) execFileSync("codesign", ["--remove-signature", file]);
  await inject(file, "NODE_SEA_BLOB", readFileSync(blob), { sentinelFuse: fuse, machoSegmentName: "NODE_SEA" });
  if (isMac) execFileSync("codesign", ["--sign", "-", file]);
}

const folder = resolve(process.argv[2] ?? join(root, "executable"));
const ending = process.platform === "win32" ? ".exe" : "";
const file = join(folder, `errspec-${version}-${process.platform}-${process.arch}${ending}`);
const work = mkdtempSync(join(tmpdir(), "errspec-executable-"));
try {
  const { outputFiles } = await build({
    entryPoints: [join(root, "generator", "executable.ts")],
    bundle: true,
    platform: "node",
    format: "cjs",
    target: "node20",
    write: false,
    logLevel: "warning",
  });
  const blob = writeBlob(work, outputFiles[0].text, packageFiles());
  mkdirSync(folder, { recursive: true });
  await writeExecutable(file, blob);
  const checksum = createHash("sha256").update(readFileSync(file)).digest("hex");
  writeFileSync(`${file}.sha256`, `${checksum}  ${basename(file)}\n`);
  console.log(file);
} finally {
  rmSync(work, { recursive: true });
}
