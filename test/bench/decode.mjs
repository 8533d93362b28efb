/*
 * `npm run bench:decode`: what decoding costs in each language, on real responses, as ratios to the JSON parse that it
 * contains and to what people write by hand today (parse, a regular expression, a table). Machines are noisy: the
 * contenders take turns, and the median counts.
 */
import { spawnSync } from "node:child_process";
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

const root = join(import.meta.dirname, "..", "..");
const folder = mkdtempSync(join(tmpdir(), "errspec-bench-"));
const cases = JSON.parse(readFileSync(join(root, "test", "fixtures", "decode-cases.json"), "utf8"));
const failed = cases.filter(({ want }) => want).map(({ body }) => JSON.stringify(body));
const succeeded = cases.filter(({ want }) => want === null).map(({ body }) => JSON.stringify(body));

function run(command, args, cwd) {
  const { status, stdout, stderr } = spawnSync(command, args, { cwd, encoding: "utf8" });
  if (status !== 0) throw new Error(`${command} ${args.join(" ")}:\n${stdout}${stderr}`);
  return stdout;
}

/** Prints `decode / parse`, `decode / by hand` and `the language's own error / parse` of one language, from lines `<set> <contender> <nanoseconds>`. */
function report(language, text) {
  const times = {};
  for (const [, set, contender, ns] of text.matchAll(/^(failed|succeeded) (\S+) ([\d.]+)$/gm)) {
    ((times[set] ??= {})[contender] ??= []).push(Number(ns));
  }
  const median = (list) => [...list].sort((a, b) => a - b)[list.length >> 1];
  for (const [set, { decode, parse, hand, error }] of Object.entries(times)) {
    const ratio = (one, other) => (median(one) / median(other)).toFixed(2);
    const floor = set === "failed" && error ? `, an error alone ${ratio(error, parse)}` : "";
    console.log(
      `${language.padEnd(11)} ${set.padEnd(10)} ${ratio(decode, parse)} x the JSON parse, ${ratio(decode, hand)} x by hand${floor}`,
    );
  }
}

try {
  cpSync(join(root, "out"), folder, { recursive: true, filter: (path) => !path.includes("node_modules") });

  const typescript = join(folder, "typescript");
  writeFileSync(
    join(typescript, "bench.mjs"),
    `import { decodeDsa } from "./esm/index.js";
const sets = ${JSON.stringify({ failed, succeeded })};
const names = new Map([[2130, "InvalidProjectId"], [9002, "StatsInvalidProjectId"]]);
class HandError extends Error { constructor(message, code, own) { super(message); this.code = code; this.own = own; } }
function hand(text) {
  const { code, message } = JSON.parse(text);
  if (Number(code) === 0) return undefined;
  const match = /^\\s*\\((\\d+)\\)(.*)$/.exec(message ?? "");
  return new HandError(match ? \`\${names.get(Number(match[1]))}: \${match[2]}\` : message, code, match?.[1]);
}
const contenders = { decode: decodeDsa, parse: JSON.parse, hand, error: (text) => new Error(text) };
for (let round = 0; round < 9; round++) for (const [set, bodies] of Object.entries(sets)) for (const [name, run] of Object.entries(contenders)) {
  const started = process.hrtime.bigint();
  for (let i = 0; i < 20000; i++) run(bodies[i % bodies.length]);
  console.log(set, name, Number(process.hrtime.bigint() - started) / 20000);
}
`,
  );
  report("TypeScript", run(process.execPath, ["bench.mjs"], typescript));

  const go = join(folder, "go");
  const strings = (list) => `[][]byte{${list.map((body) => `[]byte(${JSON.stringify(body)})`).join(", ")}}`;
  writeFileSync(
    join(go, "dsa", "bench_test.go"),
    `package dsa_test

import (
	"encoding/json"
	"errors"
	"fmt"
	"regexp"
	"testing"
	"time"

	"example.com/tcerr/dsa"
)

var prefix = regexp.MustCompile(\`^\\s*\\((\\d+)\\)(.*)$\`)

func hand(body []byte) error {
	var r struct {
		Code    json.RawMessage \`json:"code"\`
		Message string          \`json:"message"\`
	}
	if err := json.Unmarshal(body, &r); err != nil {
		return err
	}
	if s := string(r.Code); s == "0" || s == "\\"0\\"" {
		return nil
	}
	if m := prefix.FindStringSubmatch(r.Message); m != nil {
		return fmt.Errorf("%s: %s", m[1], m[2])
	}
	return errors.New(r.Message)
}

func TestBench(t *testing.T) {
	sets := map[string][][]byte{"failed": ${strings(failed)}, "succeeded": ${strings(succeeded)}}
	contenders := map[string]func([]byte){
		"decode": func(b []byte) { _ = dsa.Decode(b) },
		"parse":  func(b []byte) { var v map[string]any; _ = json.Unmarshal(b, &v) },
		"hand":   func(b []byte) { _ = hand(b) },
	}
	for round := 0; round < 9; round++ {
		for set, bodies := range sets {
			for name, run := range contenders {
				started := time.Now()
				for i := 0; i < 20000; i++ {
					run(bodies[i%len(bodies)])
				}
				fmt.Println(set, name, float64(time.Since(started).Nanoseconds())/20000)
			}
		}
	}
}
`,
  );
  report("Go", run("go", ["test", "-count=1", "-v", "-run", "TestBench", "./dsa"], go));

  const python = join(folder, "python");
  writeFileSync(
    join(python, "bench.py"),
    `import json, re, time
from tencentcloud_errors import dsa
SETS = ${JSON.stringify({ failed, succeeded })}
PREFIX = re.compile(r"\\s*\\((\\d+)\\)(.*)")
class HandError(Exception):
    def __init__(self, message, code, own=None):
        super().__init__(message)
        self.code, self.own = code, own
def hand(text):
    body = json.loads(text)
    if int(body["code"]) == 0:
        return None
    match = PREFIX.match(body.get("message", ""))
    return HandError(match[2], body["code"], int(match[1])) if match else HandError(body.get("message", ""), body["code"])
CONTENDERS = {"decode": dsa.decode, "parse": json.loads, "hand": hand, "error": Exception}
for _ in range(9):
    for name, bodies in SETS.items():
        for contender, run in CONTENDERS.items():
            started = time.perf_counter_ns()
            for i in range(5000):
                run(bodies[i % len(bodies)])
            print(name, contender, (time.perf_counter_ns() - started) / 5000)
`,
  );
  report("Python", run("python3", ["bench.py"], python));
} finally {
  rmSync(folder, { recursive: true, force: true });
}
