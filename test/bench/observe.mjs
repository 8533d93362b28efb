// Compares `errspec observe` with a program that only cuts the same files into lines and passes each to JSON.parse. CPU
// seconds of the user and the system, the least of some runs, both in one process so that the machine is the same.
//
//   npm run bench:observe [number of lines]
import { closeSync, mkdtempSync, openSync, readFileSync, readSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { loadCatalog } from "../../dist/modules/load/catalog.js";
import { lineSplitter } from "../../dist/modules/observe/lines.js";
import { partReader } from "../../dist/modules/observe/part.js";
import { targets } from "../../dist/modules/targets/index.js";
import { optionsOf } from "../../dist/modules/targets/target.js";

const count = Number(process.argv[2] ?? 100_000);
const runs = 11;
const root = join(import.meta.dirname, "..", "..");
const spec = readdirSync(join(root, "spec"))
  .filter((name) => name.endsWith(".yaml"))
  .map((name) => ({
    path: `spec/${name}`,
    source: `spec/${name}`,
    text: readFileSync(join(root, "spec", name), "utf8"),
  }));
const { catalog } = loadCatalog(spec, optionsOf(targets));

let state = 20181124;
const random = (limit) => {
  state ^= state << 13;
  state ^= state >>> 17;
  state ^= state << 5;
  return (state >>> 0) % limit;
};
const id = () => Array.from({ length: 4 }, () => random(65_536).toString(16).padStart(4, "0")).join("");
const { entries } = catalog.modules.find(({ id: name }) => name === "dsa");

function bodyOf() {
  if (random(10) < 7) {
    const item = () => ({ id: id(), name: `project-${random(1e6)}`, status: "running" });
    return {
      code: 0,
      message: "",
      codeDesc: "Success",
      requestId: id(),
      data: { total: random(1000), items: [item(), item()] },
    };
  }
  const { code, text } = entries[Math.floor(entries.length * (random(1000) / 1000) ** 3)];
  return { code: 4000, message: `(${code})${text.zh}`, codeDesc: "InvalidParameter", requestId: id() };
}

function record(body, i) {
  const request = {
    method: "GET",
    path: `/v2/index.php?Action=Describe&ProjectId=${random(1000)}`,
    client: `10.0.0.${random(250)}`,
  };
  const time = new Date(1_764_457_200_000 + i * 10).toISOString();
  return {
    time,
    ...request,
    status: 200,
    duration_ms: random(900),
    upstream: "10.1.2.3:8080",
    user_agent: "sdk-go/1.2.3",
    body,
  };
}

const kinds = {
  "bodies by themselves": () => bodyOf(),
  "records, the body as JSON": (i) => record(bodyOf(), i),
  "records, the body as text": (i) => record(JSON.stringify(bodyOf()), i),
};

function eachChunk(file, take) {
  const descriptor = openSync(file);
  const bytes = Buffer.alloc(2 ** 18);
  for (let read = readSync(descriptor, bytes); read > 0; read = readSync(descriptor, bytes))
    take(bytes.subarray(0, read));
  closeSync(descriptor);
}

/** The lines of a file as texts, each chunk decoded at once: the fastest way there is to get them. */
function eachLine(file, line) {
  let rest = Buffer.alloc(0);
  const cut = (bytes) => {
    const text = bytes.toString("utf8");
    let start = 0;
    for (let end = text.indexOf("\n"); end !== -1; end = text.indexOf("\n", start)) {
      line(text.slice(start, end));
      start = end + 1;
    }
  };
  eachChunk(file, (chunk) => {
    const first = rest.length === 0 ? 0 : chunk.indexOf(0x0a) + 1;
    if (first > 0) cut(Buffer.concat([rest, chunk.subarray(0, first)]));
    const last = chunk.lastIndexOf(0x0a) + 1;
    cut(chunk.subarray(first, last));
    rest = Buffer.from(chunk.subarray(last));
  });
}

function seconds(run) {
  const before = process.cpuUsage();
  run();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1e6;
}

const folder = mkdtempSync(join(tmpdir(), "errspec-bench-"));
try {
  console.log("| lines | MB | JSON.parse, s | with the body parsed, s | observe, s | ratio | ratio with the body |");
  console.log("| --- | --- | --- | --- | --- | --- | --- |");
  for (const [kind, make] of Object.entries(kinds)) {
    const file = join(folder, "in.ndjson");
    const text = Array.from({ length: count }, (_, i) => `${JSON.stringify(make(i))}\n`).join("");
    writeFileSync(file, text);
    const read = partReader(catalog, { format: "auto", fields: {}, base: "", module: undefined });
    let total = 0;
    const bare = () => eachLine(file, (line) => (total += JSON.parse(line).status ?? 0));
    const twice = () =>
      eachLine(file, (line) => {
        const { body } = JSON.parse(line);
        total += (typeof body === "string" ? JSON.parse(body) : (body ?? {})).code ?? 0;
      });
    const observe = () => {
      const part = read(file, true);
      const splitter = lineSplitter(true, part.line, part.longLine);
      eachChunk(file, splitter.push);
      splitter.end();
      total += part.end(false).lines;
    };
    const best = [Infinity, Infinity, Infinity];
    for (let i = 0; i < runs; i++) {
      for (const [index, run] of [bare, twice, observe].entries()) best[index] = Math.min(best[index], seconds(run));
    }
    const [parse, parsed, observed] = best;
    const cells = [kind, (text.length / 1e6).toFixed(0), ...best.map((time) => time.toFixed(2))];
    console.log(`| ${[...cells, (parse / observed).toFixed(2), (parsed / observed).toFixed(2)].join(" | ")} |`);
  }
} finally {
  rmSync(folder, { recursive: true });
}
