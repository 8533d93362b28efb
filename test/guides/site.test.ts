import { readdirSync, readFileSync } from "node:fs";
import type { Server } from "node:http";
import type { AddressInfo } from "node:net";
import { join, posix } from "node:path";
import { AxeBuilder } from "@axe-core/playwright";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { serve } from "../../generator/cli/docs.js";
import { launchBrowser } from "../support/browser.js";
import { docsSite } from "../support/docs-site.js";

const repository = "https://github.com/errspec/errspec";

/* The site of errspec's own documentation, as `npm run docs:site` builds it, in a real browser. The build fails for a dead link. */

describe("the site of the documentation", () => {
  let browser: Browser;
  let server: Server;
  let address = "";
  beforeAll(async () => {
    server = await serve(await docsSite(), 0, "/");
    browser = await launchBrowser();
    address = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  }, 300_000);
  afterAll(async () => {
    await browser.close();
    server.close();
  });

  async function open(path: string, options: { colorScheme?: "light" | "dark"; width?: number } = {}) {
    const { colorScheme = "light", width = 1280 } = options;
    const page = await (await browser.newContext({ colorScheme, viewport: { width, height: 900 } })).newPage();
    const problems: string[] = [];
    page.on("pageerror", ({ message }) => problems.push(message));
    page.on("console", (message) => message.type() === "error" && problems.push(message.text()));
    await page.goto(`${address}${path}${path.endsWith("/") ? "" : ".html"}`, { waitUntil: "networkidle" });
    return { page, problems };
  }

  const overflows = (page: Page) => page.evaluate<boolean>("document.documentElement.scrollWidth > innerWidth");

  it.each([
    ["/", "light", 1280],
    ["/guide/tutorial", "dark", 1280],
    ["/guide/ci", "light", 390],
    ["/reference/spec", "dark", 390],
    ["/zh/guide/tutorial", "light", 390],
    ["/zh/reference/targets", "dark", 1280],
    ["/reference/commands", "light", 1280],
    ["/custom-targets", "light", 1280],
  ] as const)(
    "shows %s in %s, %d wide, without errors and problems of accessibility",
    async (path, colorScheme, width) => {
      const { page, problems } = await open(path, { colorScheme, width });
      expect(problems).toEqual([]);
      expect(await overflows(page)).toBe(false);
      // What VitePress itself draws: its landmarks, and the headings of its home page.
      const analysis = new AxeBuilder({ page }).disableRules([
        "landmark-unique",
        "landmark-one-main",
        "region",
        "heading-order",
      ]);
      expect((await analysis.analyze()).violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html ?? ""}`)).toEqual(
        [],
      );
    },
  );

  it.each([
    ["/", "Playground", "Playground"],
    ["/zh/", "在线试用", "在线试用"],
  ])("leads from %s to the playground", async (path, link, title) => {
    const { page, problems } = await open(path);
    await page.locator(".VPHero").getByRole("link", { name: link }).click();
    await page.getByRole("heading", { name: title }).waitFor();
    await page.locator("#code", { hasText: "package dsa" }).waitFor();
    expect(problems).toEqual([]);
  });

  it("names the file of a block, and leaves braces as they are", async () => {
    const tutorial = await open("/guide/tutorial");
    expect(await tutorial.page.locator(".file-name").first().textContent()).toBe("spec/parcels.yaml");
    const spec = await open("/reference/spec");
    expect(await spec.page.locator("main").textContent()).toContain("{module}, {code} or {name}");
  });

  it.each([
    ["/", "retryable", /retryable/i],
    ["/zh/", "分片", /多台机器/],
  ])("finds words from %s, without a server: %s", async (path, words, found) => {
    const { page } = await open(path);
    await page.keyboard.press("Control+k");
    await page.locator(".search-input").fill(words);
    await page.locator("ul.results a").first().waitFor();
    expect(await page.locator("ul.results").textContent()).toMatch(found);
  });

  it.each([
    ["/guide/tutorial", "/guide/tutorial.md"],
    ["/zh/guide/ci", "/zh/guide/ci.md"],
    ["/decisions/", "/decisions/index.md"],
  ])("has %s for programs, too", async (path, twin) => {
    const { page } = await open(path);
    const link = page.locator('link[rel="alternate"][type="text/markdown"]');
    expect(await link.getAttribute("href")).toBe(twin);
    expect(await (await page.request.get(`${address}${twin}`)).text()).toMatch(/^# ./m);
  });

  it("has every page in Markdown, whose links lead somewhere, and lists them for programs", async () => {
    const site = await docsSite();
    const files = readdirSync(site, { recursive: true, encoding: "utf8" });
    const twins = files.filter((path) => path.endsWith(".md"));
    const pages = files.filter((path) => path.endsWith(".html") && !/^404\.|(?:^|\/)playground\//.test(path));
    expect(twins.map((path) => path.replace(/md$/, "html")).sort()).toEqual(pages.sort());

    const list = readFileSync(join(site, "llms.txt"), "utf8");
    const lines = [...list.matchAll(/^- \[(.+)\]\((.+\.md)\): (.+)$/gm)];
    const listed = lines.map(([, , path = ""]) => path);
    expect([...listed, "index.md", "zh/index.md"].sort()).toEqual(twins.sort());
    expect(lines.filter(([, , , sentence = ""]) => !/[.。]$/.test(sentence)).map(([line]) => line)).toEqual([]);

    for (const twin of twins) {
      const text = readFileSync(join(site, twin), "utf8").replace(/^```[^]*?^```$/gm, "");
      const links = [...text.matchAll(/\]\((?!https?:|#)([^)#\s]+)[^)]*\)/g)].map(([, link = ""]) => link);
      for (const link of links) expect(twins, `${twin}: ${link}`).toContain(posix.join(posix.dirname(twin), link));
    }
    expect(readFileSync(join(site, "trace.md"), "utf8")).toContain(
      "(https://github.com/errspec/errspec/blob/main/test/",
    );
    expect(readFileSync(join(site, "comparison.md"), "utf8")).toContain(
      "(https://github.com/errspec/errspec/tree/main/test/bench/compare/programs)",
    );
    expect(readFileSync(join(site, "404.html"), "utf8")).not.toContain("text/markdown");
    expect(list).toContain("(guide/from-a-page.md): Make a spec of a published page");
  });

  it("leads from docs to files of the repository", async () => {
    const { page } = await open("/trace");
    const links = await page.locator("main a[href^='https://github.com/errspec/errspec/blob/main/']").count();
    expect(links).toBeGreaterThan(0);
    for (const path of ["/assistants", "/zh/assistants"]) {
      const skill = (await open(path)).page.locator("main a", { hasText: "SKILL.md" });
      expect(await skill.getAttribute("href")).toBe(`${repository}/blob/main/docs/skill/SKILL.md`);
    }
    expect(readdirSync(await docsSite())).not.toContain("skill");
  });
});
