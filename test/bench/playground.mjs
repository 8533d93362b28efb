// Measures how long the playground takes on a phone until it shows the first output and until the editor is there, in a real
// Chromium: `npm run bench:playground`. The network is that of Lighthouse's mobile profile. Every
// process of the browser runs a quarter of the time: the throttling of the DevTools protocol leaves workers out.
import { readdirSync, readFileSync, statSync } from "node:fs";
import { createServer } from "node:http";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { gzipSync } from "node:zlib";
import chromium from "@sparticuz/chromium";
import { chromium as driver } from "playwright-core";

const site = join(import.meta.dirname, "..", "..", "node_modules", ".cache", "docs-site", ".vitepress", "dist");
const roundTrip = 150; // milliseconds
const bandwidth = 1_638_400 / 8 / 1000; // bytes a millisecond
const slowdown = 4;
const runs = 5;

const types = { html: "text/html; charset=utf-8", js: "text/javascript", css: "text/css" };

/** Serves the site, compressed, over one link of a limited bandwidth. The first answer waits for the connection, too. */
function slowServer() {
  let isConnected = false;
  let freeAt = 0;
  let bytes = 0;
  const server = createServer(async ({ url }, response) => {
    const wait = isConnected ? roundTrip : 4 * roundTrip; // name, TCP, TLS, request
    isConnected = true;
    const path = join(site, url.endsWith("/") ? `${url}index.html` : url);
    if (statSync(path, { throwIfNoEntry: false }) === undefined) return response.writeHead(404).end();
    const body = gzipSync(readFileSync(path));
    bytes += body.length;
    await sleep(wait);
    response.writeHead(200, {
      "content-type": types[path.split(".").pop()] ?? "application/octet-stream",
      "content-encoding": "gzip",
      "cache-control": "max-age=600",
    });
    for (let start = 0; start < body.length; start += 4096) {
      const part = body.subarray(start, start + 4096);
      freeAt = Math.max(freeAt, performance.now()) + part.length / bandwidth;
      await sleep(freeAt - performance.now());
      response.write(part);
    }
    response.end();
  });
  return { server, bytes: () => bytes };
}

/** The processes of a browser: all that descend from this one. */
function descendants(root) {
  const parents = readdirSync("/proc").flatMap((name) => {
    if (!/^\d+$/.test(name)) return [];
    try {
      const [, parent] = /\) \w (\d+) /.exec(readFileSync(`/proc/${name}/stat`, "utf8")) ?? [];
      return [[Number(name), Number(parent)]];
    } catch {
      return []; // it has ended
    }
  });
  const found = new Set([root]);
  for (let before = 0; before !== found.size;) {
    before = found.size;
    for (const [pid, parent] of parents) if (found.has(parent)) found.add(pid);
  }
  found.delete(root);
  return [...found];
}

function signal(pids, name) {
  for (const pid of pids) {
    try {
      process.kill(pid, name);
    } catch {
      // it has ended
    }
  }
}

/** Lets the browser run a part of the time until it is told to end. */
function throttle() {
  let isOn = true;
  const end = (async () => {
    while (isOn) {
      const pids = descendants(process.pid);
      signal(pids, "SIGSTOP");
      await sleep(5 * (slowdown - 1));
      signal(pids, "SIGCONT");
      await sleep(5);
    }
  })();
  return async () => {
    isOn = false;
    await end;
  };
}

/** Notes when things are first there, in the page itself. */
const watch = `new MutationObserver(() => {
  const has = (selector) => document.querySelector(selector)?.textContent;
  window.seen ??= {};
  if (has("#code")?.includes("package ")) window.seen.output ??= performance.now();
  if (has(".cm-content")) window.seen.editor ??= performance.now();
  if (/\\d|No findings/.test(has("#counts") ?? "")) window.seen.findings ??= performance.now();
}).observe(document, { childList: true, subtree: true, characterData: true });`;

async function measure() {
  const { server, bytes } = slowServer();
  await new Promise((resolve) => server.listen(0, resolve));
  const args = chromium.args.filter((argument) => argument !== "--single-process" && argument !== "--no-zygote");
  const browser = await driver.launch({ executablePath: await chromium.executablePath(), args, headless: true });
  const page = await browser.newPage({ viewport: { width: 390, height: 844 } });
  await page.addInitScript(watch);
  const end = throttle();
  await page.goto(`http://127.0.0.1:${server.address().port}/playground/`, { waitUntil: "commit" });
  const until = async (key) => {
    let seen;
    while (((seen = await page.evaluate("window.seen ?? {}")), seen[key] === undefined)) await sleep(50);
    return seen;
  };
  await until("output");
  const first = bytes();
  await until("editor");
  const seen = await until("findings");
  await end();
  await browser.close();
  server.close();
  server.closeAllConnections();
  return { ...seen, firstBytes: first, bytes: bytes() };
}

const results = [];
for (let run = 0; run < runs; run++) results.push(await measure());
const median = (key) => results.map((result) => result[key]).sort((a, b) => a - b)[runs >> 1];
for (const key of ["output", "editor", "findings"]) console.log(`${key}: ${(median(key) / 1000).toFixed(2)} s`);
for (const key of ["firstBytes", "bytes"]) console.log(`${key}: ${Math.round(median(key) / 1000)} kB`);
