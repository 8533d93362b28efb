/*
 * `npm run bench:lsp [codes] [keystrokes]`: what a keystroke in a large spec costs. A client types over standard input and
 * output, and waits after each character until the findings of the new text are there: those of lint, and those of the
 * loader. It types without a pause, at a usual speed, and so slowly that the server looks at the whole spec after each
 * character. CPU time includes that.
 */
import { spawn } from "node:child_process";
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import { pathToFileURL } from "node:url";
import { createProtocolConnection } from "vscode-languageserver-protocol/node.js";
import { median } from "./whole-process.mjs";
import { wideSpec } from "./wide-spec.mjs";

const main = join(import.meta.dirname, "..", "..", "dist", "main.js");
const codes = Number(process.argv[2] ?? 10_000);
const count = Number(process.argv[3] ?? 40);

const files = wideSpec(codes);
const folder = mkdtempSync(join(tmpdir(), "errspec-bench-lsp-"));
mkdirSync(join(folder, "spec"));
for (const { path, text } of files) writeFileSync(join(folder, path), text);
console.log(
  `${codes} codes in ${files.length - 1} files; the edited file has ${Math.round(files[1].text.length / 1024)} KB`,
);
try {
  for (const row of await measure(folder, files[1])) console.log(`  ${row}`);
} finally {
  rmSync(folder, { recursive: true });
}

async function measure(folder, { path }) {
  const server = spawn(process.execPath, [main, "lsp", "--today", "2026-06-01"], {
    stdio: ["pipe", "pipe", "inherit"],
  });
  const connection = createProtocolConnection(server.stdout, server.stdin);
  const uri = pathToFileURL(join(folder, path)).href;
  let seen = () => undefined;
  let published = "";
  connection.onNotification("textDocument/publishDiagnostics", (params) => {
    if (params.uri !== uri) return;
    published = JSON.stringify(params.diagnostics);
    seen();
  });
  const findings = async (isGood) => {
    while (!isGood(published)) await new Promise((resolve) => (seen = resolve));
  };
  connection.listen();
  await connection.sendRequest("initialize", { processId: process.pid, rootUri: null, capabilities: {} });
  await connection.sendNotification("initialized", {});
  let text = readFileSync(join(folder, path), "utf8");
  const started = performance.now();
  await connection.sendNotification("textDocument/didOpen", {
    textDocument: { uri, languageId: "yaml", version: 1, text },
  });
  // An entry in the middle.
  const entry = text.indexOf("Resource 500 ");
  const line = text.slice(0, entry).split("\n").length - 1;
  const at = text.split("\n")[line].lastIndexOf('"');
  let version = 1;
  const type = async (line, character, length, added) => {
    version += 1;
    const range = { start: { line, character }, end: { line, character: character + length } };
    const contentChanges = [{ range, text: added }];
    await connection.sendNotification("textDocument/didChange", { textDocument: { uri, version }, contentChanges });
  };
  // Every other keystroke takes away what the one before has typed.
  const keystrokes = (place, character, added, sign) => async (index) => {
    const isOn = index % 2 === 0;
    const start = performance.now();
    await type(place, character, isOn ? 0 : 1, isOn ? added : "");
    await findings((found) => found.includes(sign) === isOn);
    return performance.now() - start;
  };
  const linted = keystrokes(line, at, " ", "text-trimmed");
  const loaded = keystrokes(line + 1, "    kind: ".length, "x", "xnot_found");
  await linted(0);
  await linted(1);
  const rows = [`first findings after ${(performance.now() - started).toFixed(0)} ms`];
  const series = async (title, action, pause) => {
    await delay(3000);
    const times = [];
    const cpu = cpuOf(server.pid);
    for (let index = 0; index < count; index++) {
      if (pause > 0) await delay(pause);
      times.push(await action(index));
    }
    const spent = (cpuOf(server.pid) - cpu) / count;
    const figures = `median ${median(times).toFixed(0)} ms, most ${Math.max(...times).toFixed(0)} ms`;
    rows.push(`${title.padEnd(34)} ${figures.padEnd(34)} CPU ${spent.toFixed(0)} ms`);
  };
  await series("lint, one after the other", linted, 0);
  await series("lint, every 100 ms", linted, 100);
  await series("lint, every 700 ms", linted, 700);
  await series("the loader, one after the other", loaded, 0);
  const ended = new Promise((resolve) => server.once("exit", resolve));
  await connection.sendRequest("shutdown");
  await connection.sendNotification("exit");
  await ended;
  return rows;
}

/** CPU time of a process in milliseconds. Linux counts it in hundredths of a second. */
function cpuOf(pid) {
  try {
    const fields = readFileSync(`/proc/${pid}/stat`, "utf8")
      .replace(/^.*\) /, "")
      .split(" ");
    return (Number(fields[11]) + Number(fields[12])) * 10;
  } catch {
    return Number.NaN;
  }
}
