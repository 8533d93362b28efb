/*
 * How fast our own decoder and data engines count the same responses, and whether they count alike:
 *
 *   node test/bench/sql.mjs [--rows 1000000] [--engines own,duckdb,clickhouse,spark] [--folder <folder>]
 *
 * The engines are Python packages that the script installs into the folder (default: a folder of the temporary files),
 * 1.6 GB together. The responses are those of the worked example in spec/, and the same for the same number.
 */
import { spawnSync } from "node:child_process";
import { closeSync, existsSync, mkdirSync, openSync, readFileSync, statSync, writeFileSync, writeSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";

const { values } = parseArgs({
  options: {
    rows: { type: "string", default: "1000000" },
    engines: { type: "string", default: "own,duckdb,clickhouse,spark" },
    folder: { type: "string", default: join(tmpdir(), "errspec-bench-sql") },
  },
});
const rows = Number(values.rows);
const folder = values.folder;
const root = join(import.meta.dirname, "..", "..");
const packages = { duckdb: "duckdb==2.0.1", clickhouse: "chdb==4.4.0", spark: "pyspark==4.3.0" };

/** Numbers from 0 up to but not including 1 (mulberry32). */
function randomFrom(seed) {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** Of 1,000 responses 900 are successes, 80 are errors of the spec, the rest is what logs have besides. */
function* responses(count) {
  const random = randomFrom(1);
  const { modules } = JSON.parse(readFileSync(join(root, "out", "catalog.json"), "utf8"));
  const [common, dsa] = modules;
  const entries = [...dsa.entries, ...common.entries];
  // Zipf: the n-th code is sent 1/n times as often as the first.
  const sums = [];
  entries.reduce((sum, _, index) => (sums[index] = sum + 1 / (index + 1)), 0);
  const pick = () => {
    const wanted = random() * sums.at(-1);
    return entries[sums.findIndex((sum) => sum > wanted)];
  };
  const start = Date.UTC(2026, 0, 1);
  for (let n = 0; n < count; n++) {
    const kind = random();
    const id = Math.floor(random() * 1e9);
    let [status, body] = [
      200,
      JSON.stringify({ code: 0, message: "", data: { id, items: [id, id + 1], name: `n${id}` } }),
    ];
    if (kind > 0.98) [status, body] = noise(kind, id, random);
    else if (kind > 0.9) {
      const { code, text, http } = pick();
      const isOwn = dsa.entries.some((entry) => entry.code === code);
      const said = random() < 0.9 ? (text.zh ?? text.en) : `${text.en ?? text.zh} [${id}]`;
      status = http;
      body = JSON.stringify(
        isOwn ? { code: 4000, message: `(${code})${said}` } : { code: Number(code), message: said },
      );
    }
    const time = new Date(start + n * 80).toISOString();
    yield JSON.stringify({ time, module: "dsa", method: "GET", target: `/v2/index.php?id=${id}`, status, body });
  }
}

function noise(kind, id, random) {
  if (kind > 0.995) return [502, `<html><head><title>502 Bad Gateway</title></head><body>${id}</body></html>`];
  if (kind > 0.992) return [403, '{"message":"Forbidden"}'];
  if (kind > 0.99) return [200, '{"code":0,"mess'];
  if (kind > 0.989) return [204, ""];
  return [400, JSON.stringify({ code: 4000, message: `(${7000 + Math.floor(random() * 30)})unknown` })];
}

function writeResponses(path) {
  const file = openSync(path, "w");
  let lines = [];
  for (const line of responses(rows)) {
    lines.push(line);
    if (lines.length < 10_000) continue;
    writeSync(file, `${lines.join("\n")}\n`);
    lines = [];
  }
  if (lines.length > 0) writeSync(file, `${lines.join("\n")}\n`);
  closeSync(file);
}

function must(program, args) {
  const { status, stdout, stderr, error } = spawnSync(program, args, {
    encoding: "utf8",
    maxBuffer: 2 ** 30,
    cwd: root,
  });
  if (status !== 0) throw new Error(`${program} ${args.join(" ")}: ${error ?? stderr}`);
  return { stdout, stderr };
}

/** A Python that has an engine. */
function pythonOf(engine) {
  const venv = join(folder, engine);
  const python = join(venv, "bin", "python3");
  if (!existsSync(join(venv, "stamp"))) {
    must("python3", ["-m", "venv", "--clear", venv]);
    must(python, ["-m", "pip", "install", "--quiet", "--disable-pip-version-check", packages[engine]]);
    writeFileSync(join(venv, "stamp"), packages[engine]);
  }
  return python;
}

/** What a run cost, on a line of its own among what the engine says. */
function costOf(stderr) {
  const line = stderr.split("\n").findLast((each) => each.startsWith('{"seconds"'));
  if (line === undefined) throw new Error(stderr);
  return JSON.parse(line);
}

/** Counts with our own decoder, or with an engine: the table, seconds, CPU seconds and the most memory in MB. */
function count(engine, path) {
  const cli = join(root, "dist", "main.js");
  const script = join(import.meta.dirname, "sql-engine.py");
  if (engine.startsWith("own")) {
    const jobs = engine === "own" ? "1" : engine.slice("own-".length);
    const args = [process.execPath, cli, "observe", "--print-counts", "--jobs", jobs, path];
    const { stdout, stderr } = must("python3", [script, "own", ...args]);
    return { table: stdout, ...costOf(stderr) };
  }
  const query = join(folder, `${engine}.sql`);
  writeFileSync(
    query,
    must(process.execPath, [cli, "observe", "--sql", engine, "--no-repeats", "--table", "logged"]).stdout,
  );
  const { stdout, stderr } = must(pythonOf(engine), [script, engine, path, query]);
  return { table: stdout, ...costOf(stderr) };
}

mkdirSync(folder, { recursive: true });
const path = join(folder, `${rows}.ndjson`);
if (!existsSync(path)) writeResponses(path);
console.log(`${rows.toLocaleString("en")} responses, ${(statSync(path).size / 1e6).toFixed(0)} MB`);
console.log("engine       seconds   CPU s  rows/s      rows/CPU s  most MB  counts");
let first;
for (const engine of values.engines.split(",")) {
  const { table, seconds, cpu, memory } = count(engine, path);
  first ??= table;
  const speed = (time) =>
    Math.round(rows / time)
      .toLocaleString("en")
      .padStart(10);
  const same = table === first ? `equal, ${table.trim().split("\n").length - 1} rows` : "DIFFERENT";
  const shown = [seconds, cpu].map((time) => time.toFixed(1).padStart(7)).join(" ");
  console.log(
    `${engine.padEnd(12)} ${shown} ${speed(seconds)}  ${speed(cpu)}  ${memory.toFixed(0).padStart(7)}  ${same}`,
  );
  if (table !== first) {
    writeFileSync(join(folder, `${engine}.csv`), table);
    writeFileSync(join(folder, "first.csv"), first);
    process.exitCode = 1;
  }
}
