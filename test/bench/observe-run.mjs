// Whole runs of `errspec observe`: the most memory it has for inputs of growing size, through a pipe, and what `--jobs` does.
//
//   npm run build && node test/bench/observe-run.mjs [megabytes of the largest input]
import { spawn, spawnSync } from "node:child_process";
import { mkdtempSync, openSync, rmSync, writeSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { run } from "./whole-process.mjs";

const root = join(import.meta.dirname, "..", "..");
const main = join(root, "dist", "main.js");
const [first = "1000", size] = process.argv.slice(2);

/** Makes a block of responses. Each call gives it new times and IDs, so that no two lines are equal. */
function makeBlock() {
  const places = [];
  const items = Array.from({ length: 40 }, (_, i) => ({ id: `item-${i}`, name: `project ${i}`, status: "running" }));
  const lines = [];
  let length = 0;
  for (let i = 0; i < 4000; i++) {
    const body =
      i % 10 < 8
        ? { code: 0, message: "", codeDesc: "Success", data: { items } }
        : { code: 4000, message: `(${i % 3 === 0 ? 2130 : 9000 + (i % 700)}) wrong`, codeDesc: "InvalidParameter" };
    const line = `{"time":0000000000000,"method":"GET","path":"/v2/index.php?id=000000000000","client":"10.0.0.${i % 250}","status":200,"body":${JSON.stringify(JSON.stringify(body))}}\n`;
    places.push([length + line.indexOf(":") + 1, length + line.indexOf("id=") + 3]);
    length += line.length;
    lines.push(line);
  }
  const bytes = Buffer.from(lines.join(""));
  let n = 0;
  return () => {
    for (const [time, id] of places) {
      n += 1;
      bytes.latin1Write(String(1_764_457_200_000 + n), time);
      bytes.latin1Write(String(n).padStart(12, "0"), id);
    }
    return bytes;
  };
}

function write(descriptor, megabytes) {
  const next = makeBlock();
  for (let rest = megabytes * 1e6; rest > 0;) {
    const block = next();
    const end = rest >= block.length ? block.length : block.lastIndexOf(0x0a, rest) + 1;
    for (let at = 0; at < end;) {
      try {
        at += writeSync(descriptor, block, at, end - at);
      } catch (error) {
        if (error.code !== "EAGAIN") throw error;
      }
    }
    if (end < block.length) return;
    rest -= end;
  }
}

/** The most memory in MB and the CPU seconds of a run that reads so much from a pipe. */
async function piped(megabytes) {
  const report = `data:text/javascript,${encodeURIComponent(`
    import { writeSync } from "node:fs";
    process.on("exit", () => {
      const { userCPUTime, systemCPUTime, maxRSS } = process.resourceUsage();
      writeSync(3, JSON.stringify({ cpu: (userCPUTime + systemCPUTime) / 1e6, memory: maxRSS / 1024 }));
    });
  `)}`;
  const writer = spawn(process.execPath, [import.meta.filename, "write", String(megabytes)], {
    stdio: ["ignore", "pipe", "inherit"],
  });
  const args = ["--import", report, main, "observe", "--fail-on", "error", "--format", "json", "-"];
  const reader = spawn(process.execPath, args, { cwd: root, stdio: [writer.stdout, "ignore", "inherit", "pipe"] });
  let said = "";
  reader.stdio[3].on("data", (bytes) => (said += bytes));
  await new Promise((resolve) => reader.on("close", resolve));
  return JSON.parse(said);
}

if (first === "write") write(1, Number(size));
else {
  console.log("| input, MB | CPU, s | most memory, MB |\n| --- | --- | --- |");
  for (let megabytes = 1; megabytes <= Number(first); megabytes *= 10) {
    const { cpu, memory } = await piped(megabytes);
    console.log(`| ${megabytes} | ${cpu.toFixed(1)} | ${memory.toFixed(0)} |`);
  }
  const folder = mkdtempSync(join(tmpdir(), "errspec-bench-"));
  const file = join(folder, "in.ndjson");
  try {
    write(openSync(file, "w"), 300);
    console.log(
      "\n| `--jobs`, 300 MB | time, s | CPU, s | most memory, MB | report |\n| --- | --- | --- | --- | --- |",
    );
    let report;
    for (const jobs of ["1", "2", "4"]) {
      const args = ["observe", "--jobs", jobs, "--format", "json", file];
      const { stdout } = spawnSync(process.execPath, [main, ...args], {
        cwd: root,
        encoding: "utf8",
        maxBuffer: 2 ** 30,
      });
      report ??= stdout;
      const { wall, cpu, megabytes } = run([main, ...args.slice(0, 3), "--print-counts", file], { cwd: root });
      const same = stdout === report ? "the same" : "DIFFERENT";
      console.log(`| ${jobs} | ${wall.toFixed(1)} | ${cpu.toFixed(1)} | ${megabytes.toFixed(0)} | ${same} |`);
    }
  } finally {
    rmSync(folder, { recursive: true });
  }
}
