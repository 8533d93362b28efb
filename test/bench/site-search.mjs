/* global document, Event, setTimeout */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import chromium from "@sparticuz/chromium";
import { chromium as driver } from "playwright-core";
import { serve } from "../../dist/modules/cli/docs.js";
import { median } from "./whole-process.mjs";

const usual = ["517", "m3/17", "OrderUserHostGone", "order user", "404 check", "第17号", "m7 999", "not found", "qqqq"];
const broad = ["o", "e", "re", "gone", "the", "资源", "请确认后重试", "resource does not exist"];

/** Prints how much is loaded for the search of a site, when, and how long answers take in a real browser. */
export async function searchTimes(site) {
  const server = await serve(site, 0);
  const executablePath = process.env.CHROMIUM_PATH ?? (await chromium.executablePath());
  const args = chromium.args.filter((argument) => argument !== "--single-process" && argument !== "--no-zygote");
  const browser = await driver.launch({ executablePath, args, headless: true });
  try {
    const page = await browser.newPage();
    const loaded = [];
    page.on("request", (request) => loaded.push(new URL(request.url()).pathname));
    await page.goto(`http://127.0.0.1:${server.address().port}/en/m0/1/index.html`, { waitUntil: "networkidle" });
    const scripts = ["/assets/catalog.js", "/assets/finder.js"];
    const early = scripts.filter((path) => loaded.includes(path));
    const bytes = scripts.map((path) => gzipSync(readFileSync(join(site, path))).length);
    const size = bytes.map((length) => `${(length / 1024).toFixed(0)} KB`).join(" and ");
    await page.focus("[data-find]");
    const ready = await page.evaluate(untilReady);
    console.log(
      `        search: ${size} compressed, ${early.length === 0 ? "loaded when it is used" : `LOADED AT ONCE: ${early.join(" ")}`}, all words after ${(ready / 1000).toFixed(1)} s`,
    );
    for (const [name, queries] of Object.entries({ usual, broad })) {
      const times = await page.evaluate(timesOf, queries);
      const [middle, slowest] = [median(times), Math.max(...times)];
      const worst = queries[times.indexOf(slowest)];
      console.log(
        `        ${name} queries: median ${middle.toFixed(1)} ms, slowest ${slowest.toFixed(1)} ms ("${worst}")`,
      );
    }
  } finally {
    await browser.close();
    server.close();
    server.closeAllConnections();
  }
}

/* The rest runs in the page. */

/** The words of the last entry are the last to be indexed. */
async function untilReady() {
  const started = performance.now();
  const input = document.querySelector("[data-find]");
  input.value = "m9 1000 resource";
  for (;;) {
    input.dispatchEvent(new Event("input"));
    if (document.querySelector("#found .line") !== null) return performance.now() - started;
    await new Promise((done) => setTimeout(done, 50));
  }
}

/** Of each query the median of several; what is shown is part of the answer. */
function timesOf(queries) {
  const input = document.querySelector("[data-find]");
  return queries.map((query) => {
    const times = Array.from({ length: 9 }, () => {
      input.value = query;
      const started = performance.now();
      input.dispatchEvent(new Event("input"));
      return performance.now() - started;
    });
    return times.sort((a, b) => a - b)[4];
  });
}
