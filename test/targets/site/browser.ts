import { mkdtempSync, rmSync } from "node:fs";
import type { Server } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Browser, BrowserContextOptions, Page } from "playwright-core";
import { afterAll, beforeAll, expect, onTestFinished } from "vitest";
import { serve } from "../../../generator/cli/docs.js";
import type { Reload } from "../../../generator/cli/reload.js";
import type { Catalog } from "../../../generator/model/catalog.js";
import { launchBrowser } from "../../support/browser.js";
import { put } from "../../support/folder.js";
import { fontEnvironment } from "./fonts.js";
import { siteOf } from "./support.js";

export interface Site {
  /** The folder it is in, and the address it is served at: below a path, as on a project's pages. */
  readonly folder: string;
  readonly address: () => string;
  /** Opens a page of it, in a browser that has not been there before. When the test ends, nothing must have gone wrong. */
  readonly open: (path: string, options?: BrowserContextOptions) => Promise<Page>;
}

/** The sites of some catalogs, whose pages may be reloaded, in a real Chromium. */
export function useSites<Name extends string>(
  catalogs: Readonly<Record<Name, () => Catalog>>,
  reload?: Reload,
): Readonly<Record<Name, Site>> {
  const folder = mkdtempSync(join(tmpdir(), "errspec-site-"));
  const all = Object.entries(catalogs) as [Name, () => Catalog][];
  let browser: Browser;
  let server: Server;
  beforeAll(async () => {
    server = await serve(folder, 0, "/", reload);
    browser = await launchBrowser(fontEnvironment(join(folder, ".fonts")));
    for (const [name, catalog] of all) put(join(folder, name), Object.fromEntries(await siteOf(catalog())));
  }, 240_000);
  afterAll(async () => {
    await browser.close();
    server.close();
    server.closeAllConnections();
    rmSync(folder, { recursive: true, force: true });
  });
  const siteAt = (name: Name): Site => {
    const address = (): string => `http://127.0.0.1:${(server.address() as AddressInfo).port}/${name}`;
    return {
      folder: join(folder, name),
      address,
      open: (path, options) =>
        openIn(browser, path.startsWith("file:") ? path : `${address()}/${path}`, address(), options),
    };
  };
  return Object.fromEntries(all.map(([name]) => [name, siteAt(name)])) as Record<Name, Site>;
}

async function openIn(
  browser: Browser,
  url: string,
  address: string,
  options: BrowserContextOptions = {},
): Promise<Page> {
  const context = await browser.newContext(options);
  const page = await context.newPage();
  const problems: string[] = [];
  page.on("console", (message) => problems.push(`${message.type()}: ${message.text()}`));
  page.on("pageerror", (error) => problems.push(String(error)));
  page.on("dialog", (dialog) => {
    problems.push(`dialog: ${dialog.message()}`);
    void dialog.dismiss();
  });
  page.on("request", (request) => {
    const places = url.startsWith("file:") ? ["file:"] : [`${address}/`, new URL("/.errspec/", address).href];
    if (!places.some((place) => request.url().startsWith(place))) problems.push(`request: ${request.url()}`);
  });
  page.on("requestfailed", (request) => {
    // A page that leads on at once cancels what it had begun to load.
    if (request.failure()?.errorText !== "net::ERR_ABORTED")
      problems.push(`failed: ${request.url()} ${request.failure()?.errorText ?? ""}`);
  });
  page.on("response", (response) => {
    if (response.status() >= 400) problems.push(`${response.status()}: ${response.url()}`);
  });
  onTestFinished(async () => {
    await context.close();
    expect(problems).toEqual([]);
  });
  await page.goto(url);
  return page;
}
