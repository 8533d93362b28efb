import { describe, expect, it } from "vitest";
import type { Page } from "playwright-core";
import type { Catalog } from "../../../generator/model/catalog.js";
import { catalogOf, seedCatalog } from "../../support/catalog.js";
import { useSites } from "./browser.js";

const phone = { width: 390, height: 844 };

/** Names and codes as long as they may be. */
const long = (): Catalog =>
  catalogOf(`
errspec: 1
catalog: acme
title: Acme
locales: [en]
envelope: { success: { absent: /error }, code: /error/code, text: /error/message }
targets: { typescript: , site: { support: "mailto:help@example.com", accent: "#ffee00" } }
modules:
  - module: api
    title: API
    code-type: string
    groups: { auth: { title: Authentication and authorization of merchants and of their many delegates } }
    errors:
      - code: authentication_token_signature_algorithm_not_supported_by_merchant
        name: AuthenticationTokenSignatureAlgorithmNotSupportedByMerchant
        group: auth
        text: The algorithm is not supported.
        kind: unauthenticated
        action: fix_credentials
`);
const { seed, words } = useSites({ seed: seedCatalog, words: long });

const style = (page: Page, selector: string, pseudo: string, property: string): Promise<string> =>
  page.evaluate(
    `getComputedStyle(document.querySelector(${JSON.stringify(selector)}), "${pseudo}").getPropertyValue("${property}")`,
  );

describe("a map", () => {
  it.each([320, 390, 600, 1280])("has every code in a cell that can be read and hit, at %i pixels", async (width) => {
    const page = await seed.open("en/map.html", { viewport: { width, height: 800 } });
    expect(await page.locator(".map a.cell:visible").count()).toBe(80);
    const wrong = await page.evaluate(`[...document.querySelectorAll(".map a.cell")].flatMap((cell) => {
      const text = cell.querySelector(innerWidth < 544 ? "b" : "span");
      const range = document.createRange();
      range.selectNodeContents(text);
      const [place, words] = [cell.getBoundingClientRect(), range.getBoundingClientRect()];
      const fits = words.width > 0 && words.left >= place.left && words.right <= place.right && place.right <= innerWidth;
      return fits && place.width >= 24 && place.height >= 24 && /^\\d+/.test(text.innerText) ? [] : [cell.innerText];
    })`);
    expect(wrong).toEqual([]);
  });

  it("is a list of codes with their names on a phone", async () => {
    const page = await seed.open("en/map.html", { viewport: phone });
    await page.locator(".map").getByText("2130 InvalidProjectId", { exact: true }).click();
    await page.waitForURL(/dsa\/2130\/index\.html$/);
  });

  it("is one stop of the Tab key, with arrows from code to code", async () => {
    const page = await seed.open("en/map.html", { viewport: { width: 1280, height: 860 } });
    const focused = (): Promise<string> => page.evaluate("document.activeElement.innerText");
    await page.getByRole("link", { name: "Retryable", exact: true }).first().focus();
    await page.keyboard.press("Tab");
    expect(await focused()).toBe("0");
    for (const [key, code] of [
      ["ArrowLeft", "0"],
      ["ArrowDown", "4000"],
      ["ArrowRight", "4100"],
      ["ArrowDown", "5100"],
      ["End", "6200"],
      ["ArrowUp", "5200"],
      ["Home", "0"],
      ["ArrowRight", "4000"],
    ] as const) {
      await page.keyboard.press(key);
      expect(await focused(), key).toBe(code);
    }
    await page.keyboard.press("Tab");
    expect(await focused()).toBe("Dynamic Site Accelerator");
    await page.keyboard.press("Shift+Tab");
    expect(await focused()).toBe("4000");
    await page.keyboard.press("Enter");
    await page.waitForURL(/common\/4000\/index\.html$/);
  });

  it("tells of a code that is pointed at, with the keyboard too", async () => {
    const page = await seed.open("zh/map.html");
    const cell = '.map a[href="dsa/1000/index.html"]';
    await page.locator(cell).hover();
    for (const part of ["1000 InternalSystemError", "系统内部错误", "稍后重试"])
      expect(await style(page, cell, "::after", "content")).toContain(part);
    await page.mouse.move(0, 0);
    expect(await style(page, cell, "::after", "content")).toBe("none");
    await page.locator('.map a[href="dsa/1001/index.html"]').focus();
    await page.keyboard.press("ArrowLeft");
    expect(await style(page, cell, "::after", "content")).toContain("1000 InternalSystemError");
  });

  it("has a legend that points at its codes, and leads to them", async () => {
    const page = await seed.open("en/map.html");
    const legend = page.getByRole("link", { name: "Certificate", exact: true });
    await legend.hover();
    expect(await style(page, '.map a[href="dsa/3000/index.html"]', "", "opacity")).toBe("1");
    expect(await style(page, '.map a[href="dsa/1000/index.html"]', "", "opacity")).toBe("0.25");
    await legend.click();
    await page.waitForURL(/dsa\/index\.html#group-certificate$/);
    await page.getByRole("link", { name: "Retryable", exact: true }).click();
    await page.waitForURL(/codes\.html\?module=dsa&retry=yes$/);
    await page.locator("[data-results] tbody tr").first().waitFor();
    expect(await page.locator("[data-results] tbody tr").count()).toBe(5);
  });
});

describe("long names", () => {
  it("break between their words, and are copied as they are", async () => {
    const page = await words.open(
      "en/api/authentication_token_signature_algorithm_not_supported_by_merchant/index.html",
      { viewport: phone },
    );
    const lines: readonly number[] =
      await page.evaluate(`[...document.querySelector("h1 .name").childNodes].map((node) => {
      const range = document.createRange();
      range.selectNode(node);
      return new Set([...range.getClientRects()].filter(({ width }) => width > 0).map(({ top }) => top)).size;
    })`);
    expect(Math.max(...lines), "a word is on one line").toBe(1);
    const copied = await page.evaluate(
      `(getSelection().selectAllChildren(document.querySelector("h1 .name")), getSelection().toString())`,
    );
    expect(copied).toBe("AuthenticationTokenSignatureAlgorithmNotSupportedByMerchant");
  });

  it.each(["index.html", "map.html", "codes.html", "api/index.html"])("%s has room for them", async (path) => {
    const page = await words.open(`en/${path}`, { viewport: { width: 320, height: 700 } });
    await page.waitForLoadState("networkidle");
    expect(await page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")).toBe(0);
  });
});

describe("what finds nothing", () => {
  it("leads to the support, in search and in the decoder", async () => {
    const page = await words.open("en/index.html");
    await page.locator("[data-find]").fill("qqqqqqqq");
    await page.locator("#found").getByText("Get support").waitFor();
    expect(await page.locator("#found [role=option]").allInnerTexts()).toEqual([
      expect.stringContaining("Decode this"),
      "Get support",
    ]);
    await page.locator("[data-decode]").fill("qqqqqqqq");
    const link = page.locator("[data-answer]").getByRole("link", { name: "Get support" });
    await link.waitFor();
    expect(await link.getAttribute("href")).toBe("mailto:help@example.com");
  });
});

describe("a page that is filled when it is there", () => {
  it.each([
    ["codes.html", "[data-results] tbody tr"],
    ["codes.html?module=dsa&retry=yes", "[data-results] tbody tr"],
    ["decode.html#2130", "[data-answer] article"],
  ])("%s moves nothing that is in view", async (path, filled) => {
    for (const viewport of [phone, { width: 1280, height: 860 }]) {
      const page = await seed.open(`en/${path}`, { viewport });
      await page.locator(filled).first().waitFor();
      const moved = await page.evaluate(`new Promise((resolve) => {
        const seen = [];
        new PerformanceObserver((list) => seen.push(...list.getEntries().flatMap(({ sources }) => sources.map(({ node }) => node?.className || node?.nodeName))))
          .observe({ type: "layout-shift", buffered: true });
        setTimeout(() => resolve(seen), 300);
      })`);
      expect(moved).toEqual([]);
    }
  });
});

describe("on paper", () => {
  it("the snippets say which language they are in", async () => {
    const page = await seed.open("en/dsa/2130/index.html");
    await page.emulateMedia({ media: "print" });
    expect(await style(page, '.tabs pre[aria-label="Go"]', "::before", "content")).toBe('"Go"');
  });
});

describe("every page", () => {
  it.each(["index.html", "map.html", "codes.html", "decode.html", "dsa/index.html", "dsa/2130/index.html"])(
    "fits a screen of 320 pixels: %s",
    async (path) => {
      const page = await seed.open(`en/${path}`, { viewport: { width: 320, height: 700 } });
      expect(await page.evaluate("document.documentElement.scrollWidth")).toBe(320);
    },
  );
});
