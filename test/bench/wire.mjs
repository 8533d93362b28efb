/*
 * `npm run bench:wire`: what a response costs at both ends, in the API's own envelope and as problem details, as ratios to
 * the JSON library alone; and what each half of a package adds to it, and to a bundle. The contenders take turns, and the
 * median counts.
 */
import { build } from "esbuild";
import { spawnSync } from "node:child_process";
import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { parseDocument } from "yaml";

const root = join(import.meta.dirname, "..", "..");
const folder = mkdtempSync(join(tmpdir(), "errspec-bench-"));
const sides = ["client", "server", "both"];

function run(command, args, cwd) {
  const { status, stdout, stderr } = spawnSync(command, args, { cwd, encoding: "utf8" });
  if (status !== 0) throw new Error(`${command} ${args.join(" ")}:\n${stdout}${stderr}`);
  return stdout;
}

/** Generates the worked example's packages with problem details, for one side. Returns the folder with the output. */
function generated(side) {
  const place = join(folder, side);
  mkdirSync(place);
  cpSync(join(root, "spec"), join(place, "spec"), { recursive: true });
  const file = join(place, "spec", "errspec.yaml");
  const spec = parseDocument(readFileSync(file, "utf8"));
  spec.set("envelopes", { problem: null });
  for (const id of ["catalog", "docs", "site", "proto"]) spec.deleteIn(["targets", id]);
  for (const id of ["typescript", "go", "python"]) {
    spec.setIn(["targets", id, "side"], side);
    for (const option of ["adapters", "testkit"]) spec.deleteIn(["targets", id, option]);
  }
  writeFileSync(file, String(spec));
  run(process.execPath, [join(root, "dist", "main.js"), "generate"], place);
  return join(place, "out");
}

const outputs = Object.fromEntries(sides.map((side) => [side, generated(side)]));

/** The texts of the files below a folder that users of a package load. */
function loaded(place, isLoaded) {
  return readdirSync(place, { recursive: true, withFileTypes: true })
    .filter((each) => each.isFile() && isLoaded(join(each.parentPath, each.name).slice(place.length + 1)))
    .map((each) => readFileSync(join(each.parentPath, each.name)));
}

const packages = {
  typescript: (path) => path.startsWith("esm") && path.endsWith(".js"),
  go: (path) => path.endsWith(".go") && !path.endsWith("_test.go"),
  python: (path) => path.endsWith(".py") && !path.startsWith("tests"),
};
const kilobytes = (bytes) => `${(bytes / 1000).toFixed(1)} kB`;

/** Prints the size of each half, and what the other adds to it. */
function reportSizes(what, size) {
  const [client, server, both] = sides.map(size);
  console.log(
    `${what.padEnd(22)} client ${kilobytes(client)}, server ${kilobytes(server)}, both ${kilobytes(both)}: ` +
      `the client half adds ${kilobytes(both - server)}, the server half ${kilobytes(both - client)}`,
  );
}

for (const [language, isLoaded] of Object.entries(packages)) {
  const texts = (side) => loaded(join(outputs[side], language), isLoaded);
  reportSizes(`${language} package`, (side) => texts(side).reduce((sum, text) => sum + text.length, 0));
}

/** The minified bytes of a bundle of these exports, and with `compressed` those of its gzip. */
async function bundle(lines, compressed) {
  const { outputFiles } = await build({
    stdin: { contents: lines.join("\n"), resolveDir: join(outputs.both, "typescript") },
    ...{ bundle: true, minify: true, write: false, format: "esm", logLevel: "error" },
  });
  const [{ contents }] = outputFiles;
  return compressed ? gzipSync(contents).length : contents.length;
}

const halves = {
  client: ['export { decodeDsaResponse } from "./esm/dsa/index.js";'],
  server: ['export { dsa, encode } from "./esm/server.js";'],
};
halves.both = [...halves.client, ...halves.server];
const problems = {
  client: ['export { decodeDsaProblem } from "./esm/problem.js";'],
  server: ['export { dsa } from "./esm/server.js"; export { encodeProblem } from "./esm/problem.js";'],
};
problems.both = [...problems.client, ...problems.server];
for (const [envelope, entries] of Object.entries({ own: halves, problem: problems })) {
  for (const compressed of [false, true]) {
    const sizes = {};
    for (const side of sides) sizes[side] = await bundle(entries[side], compressed);
    reportSizes(`bundle, ${envelope}${compressed ? ", gzip" : ""}`, (side) => sizes[side]);
  }
}

/** Prints, from lines `<envelope> <contender> <nanoseconds>`, the cost of both ends as multiples of the JSON library's. */
function reportTimes(language, text) {
  const times = {};
  for (const [, envelope, contender, ns] of text.matchAll(/^(own|problem) (\S+) ([\d.]+)$/gm)) {
    ((times[envelope] ??= {})[contender] ??= []).push(Number(ns));
  }
  const median = (list) => [...list].sort((a, b) => a - b)[list.length >> 1];
  for (const [envelope, { encode, write, decode, read, error }] of Object.entries(times)) {
    const ratio = (one, other) => (median(one) / median(other)).toFixed(2);
    const floor = error ? `, an error of the language alone ${ratio(error, read)}` : "";
    console.log(
      `${language.padEnd(11)} ${envelope.padEnd(8)} encode ${ratio(encode, write)} x writing the JSON, ` +
        `decode ${ratio(decode, read)} x reading it${floor}`,
    );
  }
}

try {
  const typescript = join(outputs.both, "typescript");
  writeFileSync(
    join(typescript, "bench.mjs"),
    `import { decodeDsaResponse } from "./esm/dsa/index.js";
import { decodeDsaProblem, encodeProblem } from "./esm/problem.js";
import { dsa, encode } from "./esm/server.js";
const error = dsa.invalidProjectId();
const options = { locale: "en", requestId: "r-1" };
const ends = { own: [encode, decodeDsaResponse], problem: [encodeProblem, decodeDsaProblem] };
for (let round = 0; round < 9; round++) for (const [envelope, [encoder, decoder]] of Object.entries(ends)) {
  const response = encoder(error, options);
  const value = JSON.parse(response.body);
  const contenders = {
    encode: () => encoder(error, options),
    write: () => JSON.stringify(value),
    decode: () => decoder(response),
    read: () => JSON.parse(response.body),
    error: () => new Error(response.body),
  };
  for (const [name, go] of Object.entries(contenders)) {
    const started = process.hrtime.bigint();
    for (let i = 0; i < 20000; i++) go();
    console.log(envelope, name, Number(process.hrtime.bigint() - started) / 20000);
  }
}
`,
  );
  reportTimes("TypeScript", run(process.execPath, ["bench.mjs"], typescript));

  const go = join(outputs.both, "go");
  writeFileSync(
    join(go, "dsa", "bench_test.go"),
    `package dsa_test

import (
	"encoding/json"
	"fmt"
	"testing"
	"time"

	"example.com/tcerr"
	"example.com/tcerr/dsa"
)

func TestBench(t *testing.T) {
	e := dsa.NewInvalidProjectID()
	options := tcerr.EncodeOptions{Locale: "en", RequestID: "r-1"}
	ends := map[string]struct {
		encode func(error, tcerr.EncodeOptions) tcerr.Encoded
		decode func(tcerr.Response) error
	}{"own": {tcerr.Encode, dsa.DecodeResponse}, "problem": {tcerr.EncodeProblem, dsa.DecodeProblem}}
	for round := 0; round < 9; round++ {
		for envelope, end := range ends {
			sent := end.encode(e, options)
			header := map[string][]string{}
			for _, each := range sent.Header {
				header[each[0]] = []string{each[1]}
			}
			received := tcerr.Response{Status: sent.Status, Header: header, Body: sent.Body}
			var value map[string]any
			if err := json.Unmarshal(sent.Body, &value); err != nil {
				t.Fatal(err)
			}
			contenders := map[string]func(){
				"encode": func() { end.encode(e, options) },
				"write":  func() { _, _ = json.Marshal(value) },
				"decode": func() { _ = end.decode(received) },
				"read":   func() { var v map[string]any; _ = json.Unmarshal(sent.Body, &v) },
			}
			for name, run := range contenders {
				started := time.Now()
				for i := 0; i < 20000; i++ {
					run()
				}
				fmt.Println(envelope, name, float64(time.Since(started).Nanoseconds())/20000)
			}
		}
	}
}
`,
  );
  reportTimes("Go", run("go", ["test", "-count=1", "-v", "-run", "TestBench", "./dsa"], go));

  const python = join(outputs.both, "python");
  writeFileSync(
    join(python, "bench.py"),
    `import json, time
from tencentcloud_errors import dsa, encode
from tencentcloud_errors.problem import encode_problem
ERROR = dsa.InvalidProjectIdError()
ENDS = {"own": (encode, dsa.decode_response), "problem": (encode_problem, dsa.decode_problem_response)}
for _ in range(9):
    for envelope, (encoder, decoder) in ENDS.items():
        sent = encoder(ERROR, locale="en", request_id="r-1")
        value = json.loads(sent.body)
        contenders = {
            "encode": lambda: encoder(ERROR, locale="en", request_id="r-1"),
            "write": lambda: json.dumps(value),
            "decode": lambda: decoder(sent.status, sent.headers, sent.body),
            "read": lambda: json.loads(sent.body),
            "error": lambda: Exception(sent.body),
        }
        for name, go in contenders.items():
            started = time.perf_counter_ns()
            for _ in range(5000):
                go()
            print(envelope, name, (time.perf_counter_ns() - started) / 5000)
`,
  );
  reportTimes("Python", run("python3", ["bench.py"], python));
} finally {
  rmSync(folder, { recursive: true, force: true });
}
