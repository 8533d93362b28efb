import { mkdtempSync, rmSync } from "node:fs";
import type { Server } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, expect, it } from "vitest";
import { serve } from "../../generator/cli/docs.js";
import { Repository } from "../merge/repository.js";
import { launchBrowser } from "../support/browser.js";
import { docsSite } from "../support/docs-site.js";
import { put, temporaryFolder } from "../support/folder.js";
import { installErrspec } from "../support/installed.js";
import { describeWith } from "../support/tools.js";
import { fontEnvironment } from "../targets/site/fonts.js";

/*
 * The way of a newcomer, in a real browser: the documentation, the playground with a page of their own, errspec as it would be
 * published, what CI runs, and the site that comes of it. With SCREENSHOTS set to a folder, each stop is drawn for people to
 * look at: 390 and 1280 wide, light and dark.
 */

let browser: Browser;
let installed = "";
const servers: Server[] = [];
beforeAll(async () => {
  installed = installErrspec(mkdtempSync(join(tmpdir(), "errspec-walk-")));
  browser = await launchBrowser(fontEnvironment(join(installed, ".fonts")));
  await docsSite();
}, 600_000);
afterAll(async () => {
  await browser.close();
  for (const server of servers) server.close();
  rmSync(installed, { recursive: true, force: true });
});

async function served(folder: string): Promise<string> {
  const server = await serve(folder, 0, "/");
  servers.push(server);
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

/** Draws a stop, if somebody wants to look at it. */
async function draw(page: Page, name: string): Promise<void> {
  const folder = process.env["SCREENSHOTS"];
  if (folder === undefined) return;
  for (const width of [390, 1280]) {
    for (const colorScheme of ["light", "dark"] as const) {
      await page.setViewportSize({ width, height: 900 });
      await page.emulateMedia({ colorScheme });
      await page.waitForTimeout(300);
      await page.screenshot({ path: join(folder, `${name}-${width}-${colorScheme}.png`) });
    }
  }
}

const ownPage = `<h1>Error codes</h1>
<table>
  <tr><th>Code</th><th>HTTP</th><th>Message</th></tr>
  <tr><td>1001</td><td>404</td><td>The parcel does not exist.</td></tr>
  <tr><td>1002</td><td>429</td><td>Too many requests, retry later.</td></tr>
</table>
`;

describeWith(["git"], "the way of a newcomer", () => {
  it("leads from the documentation to a site of their own", async () => {
    const page = await (await browser.newContext({ viewport: { width: 1280, height: 900 } })).newPage();
    const problems: string[] = [];
    page.on("pageerror", ({ message }) => problems.push(message));
    page.on("console", (message) => message.type() === "error" && problems.push(message.text()));

    await page.goto(await served(await docsSite()));
    await draw(page, "1-docs");
    await page.locator(".VPHero").getByRole("link", { name: "Playground" }).click();
    await page.locator("#code", { hasText: "CodeInvalidProjectID" }).waitFor();
    await page.locator("#counts", { hasText: "No findings" }).waitFor();
    await draw(page, "2-playground");

    await page.locator("#tab-import").click();
    await page.locator("#document").fill(ownPage);
    await page.locator("#read").click();
    await page.locator("#report", { hasText: "1001" }).waitFor();
    await draw(page, "3-import");
    await page.locator("#use").click();
    await page.locator("#code", { hasText: "1001" }).waitFor();
    await draw(page, "4-own-page");

    const repository = new Repository(temporaryFolder(), join(installed, "node_modules", "errspec", "dist", "main.js"));
    repository.git("init", "--quiet", "--initial-branch=main");
    expect(repository.mustErrspec("init")).toContain("Now run `npx errspec generate`.");
    repository.mustErrspec("generate");
    repository.commit("set up errspec");
    put(repository.folder, { "page.html": ownPage });
    // Nobody has changed the starter, so their codes replace it.
    expect(repository.mustErrspec("import", "page.html")).toContain("2 int codes");
    repository.mustErrspec("generate");
    repository.commit("our codes");

    // What CI runs.
    repository.mustErrspec("fmt", "--check");
    expect(repository.mustErrspec("generate", "--check")).toMatch(/files up to date/);
    expect(repository.git("status", "--porcelain")).toBe("");

    const site = await served(join(repository.folder, "out", "site"));
    await page.goto(`${site}/en/index.html`);
    await page.getByRole("heading", { level: 1 }).waitFor();
    await draw(page, "5-own-site");
    await page.goto(`${site}/en/page/1001/`);
    expect(await page.locator("main").textContent()).toContain("The parcel does not exist.");
    await draw(page, "6-own-code");
    expect(problems).toEqual([]);
  });
});
