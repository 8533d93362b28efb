import { readFileSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { gzipSync } from "node:zlib";
import { AxeBuilder } from "@axe-core/playwright";
import { describe, expect, it } from "vitest";
import type { Page } from "playwright-core";
import type { Catalog } from "../../../generator/model/catalog.js";
import { catalogOf, seedCatalog } from "../../support/catalog.js";
import { root } from "../../support/tools.js";
import { useSites } from "./browser.js";

/** The operations of a shop. */
const shopCatalog = (): Catalog =>
  catalogOf(readFileSync(join(root, "test", "cases", "operations", "spec.yaml"), "utf8"));

const { seed, shop } = useSites({ seed: seedCatalog, shop: shopCatalog });

const search = (page: Page) => page.locator("[data-find]");
const found = (page: Page) => page.locator("#found [role=option]");

/** The name of the code whose page this is. */
const nameOn = (page: Page): Promise<string> => page.locator("h1 .name").innerText();

describe("search", () => {
  it.each([
    ["2130", "InvalidProjectId"],
    ["dsa/2130", "InvalidProjectId"],
    ["２１３０", "InvalidProjectId"],
    ["InvalidProjectId", "InvalidProjectId"],
    ["invalid_project_id", "InvalidProjectId"],
    ["certificate expired", "CertificateExpired"],
    ["certificat expird", "CertificateExpired"],
    ["证书已过期", "CertificateExpired"],
    ["余额", "InsufficientBalance"],
    ["Metirc", "StatsInvalidMetric"],
    ["10103", "ConfigInvalidToken"],
  ])("finds %s with the keyboard alone", async (query, name) => {
    const page = await seed.open("en/index.html");
    await page.keyboard.press("/");
    await page.keyboard.type(query);
    await found(page).first().waitFor();
    await page.keyboard.press("Enter");
    await page.waitForURL(/\/en\/(?:common|dsa)\/\d+\/index\.html$/);
    expect(await nameOn(page)).toBe(name);
  });

  it("has exact numbers first, then those that begin so", async () => {
    const page = await seed.open("zh/index.html");
    await search(page).fill("100");
    await found(page).first().waitFor();
    const codes = await page.locator("#found b").allInnerTexts();
    expect(codes.slice(0, 2)).toEqual(["1000", "1001"]);
    await search(page).fill("1000");
    expect((await page.locator("#found b").allInnerTexts())[0]).toBe("1000");
  });

  it("goes up and down with arrows, closes on Escape, and says so to screen readers", async () => {
    const page = await seed.open("en/dsa/2130/index.html");
    await page.keyboard.press("/");
    await page.keyboard.type("certificate");
    await found(page).nth(2).waitFor();
    expect(await search(page).getAttribute("aria-activedescendant")).toBe("found-0");
    await page.keyboard.press("ArrowDown");
    await page.keyboard.press("ArrowDown");
    await page.keyboard.press("ArrowUp");
    expect(await search(page).getAttribute("aria-activedescendant")).toBe("found-1");
    expect(await page.locator("#found [aria-selected=true]").count()).toBe(1);
    await page.keyboard.press("Escape");
    expect(await search(page).getAttribute("aria-expanded")).toBe("false");
    expect(await search(page).inputValue()).toBe("");
    await page.keyboard.press("Escape");
    expect(await page.evaluate("document.activeElement === document.body")).toBe(true);
  });

  it("says when nothing matches, and offers to decode a response", async () => {
    const page = await seed.open("en/index.html");
    await search(page).fill("qqqqqqqq");
    await page.getByText("No matching codes.").waitFor();
    await search(page).fill('{"code":4000,"message":"(2130)x"}');
    await page.getByText("Decode this").waitFor();
    await search(page).press("Enter");
    await page.waitForURL(/decode\.html#/);
    expect(await page.locator("[data-answer] .number").innerText()).toBe("2130");
  });

  it("offers to decode a line of a log that no code matches", async () => {
    const page = await seed.open("en/index.html");
    await search(page).fill("E 12:30 dsa: InvalidProjectId (4000/2130): x");
    await page.getByText("Decode this").waitFor();
    await search(page).press("Enter");
    await page.waitForURL(/decode\.html#/);
    expect(await page.locator("[data-answer] .number").innerText()).toBe("2130");
  });

  it("says which module a code is of", async () => {
    const page = await seed.open("en/index.html");
    await search(page).fill("2130");
    await found(page).first().waitFor();
    expect(await found(page).first().innerText()).toContain("dsa · The ProjectID parameter is invalid.");
  });

  it("loads nothing for it until it is used", async () => {
    const page = await seed.open("en/dsa/2130/index.html");
    const scripts = (): Promise<string[]> =>
      page.evaluate(() => performance.getEntriesByType("resource").map(({ name }) => name.replace(/.*\//, "")));
    expect((await scripts()).sort()).toEqual(["page.js", "site.css"]);
    await search(page).focus();
    await expect.poll(scripts).toContain("finder.js");
  });
});

describe("the list of all codes", () => {
  const rows = (page: Page) => page.locator("[data-results] tbody tr");

  it("filters by module, group, action, kind and retry, and keeps it in the address", async () => {
    const page = await seed.open("en/codes.html");
    await rows(page).first().waitFor();
    expect(await rows(page).count()).toBe(80);
    await page.locator("select[name=module]").selectOption("common");
    expect(await rows(page).count()).toBe(17);
    await page.locator("select[name=retry]").selectOption("yes");
    expect(await rows(page).locator(".number a").allInnerTexts()).toEqual(["4400", "5100", "6000", "6200"]);
    await page.locator("select[name=action]").selectOption("back_off");
    expect(await rows(page).locator(".number a").allInnerTexts()).toEqual(["4400"]);
    expect(new URL(page.url()).search).toBe("?module=common&action=back_off&retry=yes");
    await page.getByRole("button", { name: "Clear" }).click();
    await expect.poll(() => rows(page).count()).toBe(80);
    await page.locator("select[name=group]").selectOption("dsa/certificate");
    expect(await rows(page).count()).toBe(7);
    await page.locator("select[name=group]").selectOption("");
    await page.locator("select[name=kind]").selectOption("not_found");
    const wanted = seedCatalog().modules.flatMap(({ entries }) => entries.filter(({ kind }) => kind === "not_found"));
    expect(await rows(page).locator(".number a").allInnerTexts()).toEqual(wanted.map(({ code }) => code));
    expect(await page.locator("[data-count]").innerText()).toBe(`${wanted.length} codes`);
  });

  it("opens as its address says, and narrows by words too", async () => {
    const page = await seed.open("zh/codes.html?action=retry&q=系统");
    await rows(page).first().waitFor();
    expect(await rows(page).locator(".number a").allInnerTexts()).toContain("1000");
    expect(await page.locator(".filters [name=q]").inputValue()).toBe("系统");
  });
});

describe("the decoder", () => {
  const answer = (page: Page) => page.locator("[data-answer]");

  it.each([
    ["a response", '{"code":4000,"message":"(2130)非法ProjectID参数","requestId":"r-1"}', ["2130"]],
    ["a response in a log", 'E 12:30:01 resp={"code":5300,"message":"余额不足"} in 3 ms', ["5300"]],
    ["a response logged as text", '{"level":"error","body":"{\\"code\\":4000,\\"message\\":\\"(3004)x\\"}"}', ["3004"]],
    ["a message", "call failed: (2130)非法ProjectID参数", ["2130"]],
    ["how an SDK prints it", "dsa: InvalidProjectId (4000/2130): x", ["2130"]],
    ["a bare number", "2130", ["2130"]],
    ["a name", "DsaCode.InvalidProjectId", ["2130"]],
  ])("reads %s", async (_, text, codes) => {
    const page = await seed.open("en/decode.html");
    await page.locator("[data-decode]").fill(text);
    await answer(page).locator("article").first().waitFor();
    expect(await answer(page).locator("h2 .number").allInnerTexts()).toEqual(codes);
    expect(await answer(page).innerText()).toContain("What to do");
  });

  it("shows the chain, the server's words and what to do, in the page's language", async () => {
    const page = await seed.open(
      `zh/decode.html#${encodeURIComponent('{"code":4000,"message":"(1000)坏了","requestId":"r-9"}')}`,
    );
    await answer(page).locator("article").waitFor();
    const text = await answer(page).innerText();
    for (const part of [
      "1000",
      "系统内部错误，请稍后重试或联系厂商处理",
      "稍后重试",
      "如仍失败：联系客服。",
      "可以，请稍后重试",
      "common/4000 InvalidParameter",
      "坏了",
      "r-9",
    ]) {
      expect(text).toContain(part);
    }
    await answer(page).locator("h2 a").click();
    await page.waitForURL(/\/zh\/dsa\/1000\/index\.html$/);
  });

  it("says what is near when a code is unknown, and what a success is", async () => {
    const page = await seed.open("en/decode.html");
    await page.locator("[data-decode]").fill("InvalidProjctId");
    await page.getByText("Did you mean").waitFor();
    expect(await answer(page).innerText()).toContain("dsa/2130 InvalidProjectId");
    await page.locator("[data-decode]").fill('{"code":7777,"message":"?"}');
    await page.getByText("has no code 7777").waitFor();
    await page.locator("[data-decode]").fill('{"code":0}');
    await page.getByText("Nothing: the call succeeded.").waitFor();
  });

  it("has samples to try", async () => {
    const page = await seed.open("en/decode.html");
    await page.locator("[data-sample]").first().click();
    await answer(page).locator("article").first().waitFor();
  });
});

describe("the first page", () => {
  it("decodes what is pasted as it is typed, with scripts that it loads only then", async () => {
    const page = await seed.open("en/index.html");
    const scripts = (): Promise<string[]> =>
      page.evaluate(() => performance.getEntriesByType("resource").map(({ name }) => name.replace(/.*\//, "")));
    expect((await scripts()).sort()).toEqual(["page.js", "site.css"]);
    await search(page).fill("2130");
    await found(page).first().waitFor();
    expect(await scripts()).not.toContain("sdk.js");
    await page.getByRole("textbox", { name: "Paste the response you got" }).fill('{"code":4000,"message":"(2130)x"}');
    await page.locator("[data-answer] .number").waitFor();
    expect(await page.locator("[data-answer] .number").innerText()).toBe("2130");
    await page.getByRole("textbox", { name: "Paste the response you got" }).fill("1000");
    await expect.poll(() => page.locator("[data-answer] .number").innerText()).toBe("1000");
  });

  it("decodes an example at the first click, and what its address has", async () => {
    const page = await seed.open("en/index.html");
    await page.locator("[data-sample]").last().click();
    await page.locator("[data-answer] .number").waitFor();
    await page.goto(`${seed.address()}/zh/index.html#2130`);
    await page.locator("[data-answer]").getByText("修正请求").waitFor();
  });

  it("leads to the codes by what to do about them, then to the modules", async () => {
    const page = await seed.open("en/index.html");
    expect(await page.locator("main h2, main h3").allInnerTexts()).toEqual([
      "Paste the response you got",
      "Find by action",
      "Retry it",
      "Fix it",
      "Ask someone",
      "Modules",
      "How to read a response",
    ]);
    const count = await page
      .getByRole("listitem")
      .filter({ hasText: /^Contact support/ })
      .locator("b")
      .innerText();
    await page.getByRole("link", { name: "Contact support" }).click();
    await page.locator("[data-results] tbody tr").first().waitFor();
    expect(await page.locator("[data-results] tbody tr").count()).toBe(Number(count));
  });
});

describe("a page of a code", () => {
  it("answers what it means, whether to retry, and what to write", async () => {
    const page = await seed.open("en/dsa/2130/index.html");
    const text = await page.locator("main").innerText();
    for (const part of [
      "2130",
      "InvalidProjectId",
      "The ProjectID parameter is invalid. Check it and retry.",
      "Fix the request",
      "Retry the same request?",
      "非法ProjectID参数，请确认后重试",
      "9002 StatsInvalidProjectId",
      "INVALID_ARGUMENT (3)",
    ]) {
      expect(text).toContain(part);
    }
    await page.getByText("Go", { exact: true }).first().click();
    expect(await page.locator("[aria-labelledby=handle] pre:visible").innerText()).toContain(
      "errors.Is(err, dsa.CodeInvalidProjectID)",
    );
  });

  it("has the answer and the response on the first screen", async () => {
    for (const [width, height] of [
      [1280, 720],
      [390, 844],
    ] as const) {
      const page = await seed.open("en/dsa/2130/index.html", { viewport: { width, height } });
      const response = await page.locator("[aria-labelledby=response] pre").boundingBox();
      expect(response && response.y + response.height).toBeLessThanOrEqual(height);
    }
  });

  it("has its facts beside the text where there is room, and the same left edge as every page", async () => {
    const page = await shop.open("en/orders/order_not_found/index.html", { viewport: { width: 1280, height: 860 } });
    const left = async (selector: string): Promise<number> =>
      (await page.locator(selector).first().boundingBox())?.x ?? 0;
    const edge = await left(".brand");
    expect(await left("h1")).toBe(edge);
    expect(await left("#facts")).toBeGreaterThan((await left("#response")) + 600);
    for (const path of [
      "index.html",
      "codes.html",
      "map.html",
      "decode.html",
      "orders/index.html",
      "operations.html",
    ]) {
      await page.goto(`${shop.address()}/en/${path}`);
      expect(await left("h1"), path).toBe(edge);
    }
    await page.setViewportSize({ width: 800, height: 860 });
    await page.goto(`${shop.address()}/en/orders/order_not_found/index.html`);
    expect(await left("#facts")).toBe(await left("h1"));
  });

  it("reads from what it means to what is like it", async () => {
    const page = await shop.open("en/orders/order_not_found/index.html");
    expect(await page.locator("h2").allInnerTexts()).toEqual(["Returned by", "Response", "In a log", "Details"]);
  });

  it("copies its address and that of each part", async () => {
    const page = await seed.open("en/dsa/2130/index.html", { permissions: ["clipboard-read", "clipboard-write"] });
    const copied = (): Promise<string> => page.evaluate<string>("navigator.clipboard.readText()");
    await page.getByRole("link", { name: "Copy link: Handle it" }).click();
    await expect.poll(copied).toBe(`${seed.address()}/en/dsa/2130/index.html#handle`);
    await page.getByRole("link", { name: "Copy link", exact: true }).click();
    await expect.poll(copied).toBe(`${seed.address()}/en/dsa/2130/index.html`);
    expect(new URL(page.url()).hash, "a browser that does not let it copy shows the address").toBe("#handle");
  });

  it("remembers the language of the snippets", async () => {
    const page = await seed.open("en/dsa/2130/index.html");
    await page.getByText("Python", { exact: true }).first().click();
    expect(await page.locator("[aria-labelledby=raise] pre:visible").innerText()).toContain("raise dsa.");
    await page.goto(`${seed.address()}/zh/dsa/1000/index.html`);
    expect(await page.locator("[aria-labelledby=handle] pre:visible").innerText()).toContain("InternalSystemError");
    expect(await page.locator("[aria-labelledby=handle] input:checked").getAttribute("value")).toBe("python");
  });

  it("copies what is in a block", async () => {
    const page = await seed.open("en/dsa/2130/index.html", { permissions: ["clipboard-read", "clipboard-write"] });
    await page.locator("[aria-labelledby=response] .copy").click();
    await page.getByText("Copied").waitFor();
    const copied = await page.evaluate<string>("navigator.clipboard.readText()");
    expect(JSON.parse(copied)).toEqual({ code: 4000, message: "(2130)非法ProjectID参数" });
  });

  it("leads to the decoder with its response", async () => {
    const page = await seed.open("en/dsa/3004/index.html");
    await page.getByText("Open in the decoder").click();
    await page.locator("[data-answer] .number").waitFor();
    expect(await page.locator("[data-answer] .number").innerText()).toBe("3004");
  });

  it("stays on the code when the language is switched, with place and filters", async () => {
    const page = await seed.open("zh/dsa/2130/index.html");
    await page.getByRole("link", { name: "English" }).click();
    await page.waitForURL(/\/en\/dsa\/2130\/index\.html$/);
    await page.goto(`${seed.address()}/en/codes.html?module=dsa&retry=yes`);
    await page.getByRole("link", { name: "中文" }).click();
    await page.waitForURL(/\/zh\/codes\.html\?module=dsa&retry=yes$/);
  });
});

describe("operations", () => {
  it.each([
    ["createOrder", "createOrder"],
    ["GETORDER", "getOrder"],
    ["/orders/{id}", "getOrder"],
    ["delete /orders/42", "deleteOrder"],
    ["POST", "createOrder"],
    ["check works", "health"],
    ["订单 创建", "createOrder"],
  ])("are found by %s with the keyboard alone", async (query, id) => {
    const page = await shop.open("en/index.html");
    await page.keyboard.press("/");
    await page.keyboard.insertText(query);
    await found(page).first().waitFor();
    await page.keyboard.press("Enter");
    await page.waitForURL(/\/en\/operations\/[a-z-]+\/index\.html$/);
    expect(await page.locator("h1").innerText()).toBe(id);
  });

  it("leave room for codes in the list that search opens", async () => {
    const page = await shop.open("en/index.html");
    await search(page).fill("order");
    await found(page).first().waitFor();
    const texts = await found(page).allInnerTexts();
    expect(texts.filter((text) => text.includes("OrderNotFound"))).toHaveLength(1);
    expect(texts.filter((text) => text.includes("createOrder"))).toHaveLength(1);
  });

  it("lead to their errors and back, without scripts", async () => {
    const page = await shop.open("en/index.html", { javaScriptEnabled: false });
    await page.getByRole("link", { name: "Operations" }).first().click();
    await page.getByRole("link", { name: "createOrder" }).click();
    const text = await page.locator("main").innerText();
    for (const part of [
      "POST /orders",
      "The last article was sold.",
      "reason: sold, reserved",
      "HTTP 409",
      "from its tags",
    ])
      expect(text).toContain(part);
    await page.getByRole("link", { name: "OutOfStock" }).click();
    expect(await nameOn(page)).toBe("OutOfStock");
    await page.getByRole("link", { name: "createOrder" }).click();
    await page.getByRole("link", { name: "unauthenticated" }).click();
    await page.getByRole("link", { name: "Every operation of Orders" }).click();
    await page.waitForURL(/\/en\/operations\.html#module-orders$/);
  });

  it("tell the decoder which errors the call declares, with the keyboard alone", async () => {
    const page = await shop.open("en/operations/create-order/index.html");
    await page.getByRole("link", { name: "Decode a response of this call" }).click();
    const call = page.getByLabel("Which call was it?");
    await expect.poll(() => call.inputValue()).toBe("createOrder");
    const facts = page.locator("[data-answer] dl.facts").first();
    await page.locator("[data-decode]").fill('{"error":{"code":"out_of_stock","message":"x"}}');
    await facts.waitFor();
    expect(await facts.innerText()).toMatch(/createOrder\s+declares this error\./);
    expect(await facts.innerText()).toContain("The last article was sold.");
    expect(await page.locator("[data-answer]").innerText()).not.toContain("Returned by");

    await call.focus();
    await page.keyboard.type("getO");
    await expect.poll(() => facts.innerText()).toMatch(/getOrder\s+does not declare this error\./);
    expect(await facts.innerText()).toMatch(/Returned by\s+createOrder$/);
    expect(new URL(page.url()).search).toBe("?operation=getOrder");
    await picture(page, "en-decoder-call");
    await expectAccessible(page);
    await facts.getByRole("link", { name: "getOrder" }).click();
    await page.waitForURL(/\/en\/operations\/get-order\/index\.html$/);
  });

  it("that return a code are listed by the decoder, and those that it names", async () => {
    const page = await shop.open("zh/decode.html");
    const text = async (query: string): Promise<string> => {
      await page.locator("[data-decode]").fill(query);
      await page.locator("[data-answer] > *").first().waitFor();
      return page.locator("[data-answer]").innerText();
    };
    expect(await text("order_not_found")).toMatch(/返回它的操作\s+getOrder\s+deleteOrder/);
    expect(await text("POST /orders")).toBe("createOrder");
    expect(await text("createOrdr")).toContain("createOrder");
    await page.goto(`${shop.address()}/zh/decode.html?operation=createOrder#out_of_stock`);
    await page.getByText("最后一件已售出。").waitFor();
  });

  it("can be told to the decoder from the disk", async () => {
    const file = pathToFileURL(join(shop.folder, "en", "decode.html")).href;
    const page = await shop.open(`${file}#unauthenticated`);
    await page.getByText("Returned by").waitFor();
    expect(await page.locator("[data-answer] dl.facts").innerText()).toMatch(/Every operation|createOrder/);
    await page.getByLabel("Which call was it?").selectOption("health");
    await page.getByText("does not declare this error.").waitFor();
  });

  it("are found from the disk", async () => {
    const page = await shop.open(pathToFileURL(join(shop.folder, "en", "operations.html")).href);
    await page.keyboard.press("/");
    await page.keyboard.insertText("查询订单");
    await found(page).first().waitFor();
    await page.keyboard.press("Enter");
    await page.waitForURL(/operations\/get-order\/index\.html$/);
  });
});

describe("links from before", () => {
  it.each([
    ["dsa", "2130", "dsa/2130"],
    ["dsa", "invalid-project-id", "dsa/2130"],
    ["common", "auth-failure", "common/4100"],
    ["common", "0", "common/0"],
  ])("%s#%s leads to the code's own page", async (module, anchor, path) => {
    const page = await seed.open(`en/${module}/index.html#${anchor}`);
    await page.waitForURL(new RegExp(`/en/${path}/index\\.html$`));
  });

  it("leaves anchors of groups alone", async () => {
    const page = await seed.open("en/dsa/index.html#group-certificate");
    await page.waitForTimeout(100);
    expect(page.url()).toMatch(/\/en\/dsa\/index\.html#group-certificate$/);
  });

  it("the first page leads on to the visitor's language, or the one chosen last, and to a code", async () => {
    const page = await seed.open("index.html", { locale: "en-GB" });
    await page.waitForURL(/\/en\/index\.html$/);
    await page.getByRole("link", { name: "中文" }).click();
    await page.waitForURL(/\/zh\/index\.html$/);
    await page.goto(`${seed.address()}/index.html`);
    await page.waitForURL(/\/zh\/index\.html$/);
    await page.goto(`${seed.address()}/index.html#dsa/2130`);
    await page.waitForURL(/\/zh\/dsa\/2130\/index\.html$/);
    const another = await seed.open("index.html", { locale: "zh-Hant-TW" });
    await another.waitForURL(/\/zh\/index\.html$/);
  });

  it("works without scripts: every code is two links away", async () => {
    const page = await seed.open("index.html", { javaScriptEnabled: false });
    await page.waitForURL(/\/zh\/index\.html$/);
    await page.locator("main .cards a").last().click();
    await page.getByRole("link", { name: "2130", exact: true }).first().click();
    expect(await nameOn(page)).toBe("InvalidProjectId");
    expect(await page.locator("pre:visible").count()).toBe(4);
  });
});

describe("opened from the disk", () => {
  it("has search, the list, the decoder and redirects", async () => {
    const at = (path: string): string =>
      `${pathToFileURL(join(seed.folder, path.split("#")[0] ?? "")).href}${path.includes("#") ? `#${path.split("#")[1] ?? ""}` : ""}`;
    const page = await seed.open(at("en/dsa/index.html#2130"));
    await page.waitForURL(/dsa\/2130\/index\.html$/);
    await page.keyboard.press("/");
    await page.keyboard.type("证书已过期");
    await found(page).first().waitFor();
    await page.keyboard.press("Enter");
    await page.waitForURL(/3004/);
    await page.goto(at("en/codes.html"));
    await page.locator("select[name=module]").selectOption("common");
    expect(await page.locator("[data-results] tbody tr").count()).toBe(17);
    await page.goto(at("en/decode.html"));
    await page.locator("[data-decode]").fill('{"code":4000,"message":"(2130)x"}');
    await page.locator("[data-answer] .number").waitFor();
  });
});

describe("themes", () => {
  const paper = (page: Page): Promise<string> =>
    page.evaluate("getComputedStyle(document.documentElement).backgroundColor");

  it("follows the system until somebody chooses, and remembers", async () => {
    const page = await seed.open("en/index.html", { colorScheme: "dark" });
    const dark = await paper(page);
    await page.getByRole("button", { name: "Switch between dark and light" }).click();
    const light = await paper(page);
    expect(light).not.toBe(dark);
    await page.goto(`${seed.address()}/en/dsa/2130/index.html`);
    expect(await paper(page)).toBe(light);
  });
});

describe("on paper", () => {
  it("has the snippets of every language, and nothing to press", async () => {
    const page = await seed.open("en/dsa/2130/index.html", { colorScheme: "dark" });
    await page.emulateMedia({ media: "print" });
    expect(await page.locator("pre:visible").count()).toBe(8);
    expect(await page.locator("header:visible, .copy:visible, .tabs label:visible").count()).toBe(0);
  });
});

describe("the weight of a page", () => {
  it("is under 30 KB compressed, with all it needs at first view", async () => {
    const page = await seed.open("en/dsa/2130/index.html");
    const needed: string[] = await page.evaluate("performance.getEntriesByType('resource').map(({ name }) => name)");
    const files = [page.url(), ...needed].map((url) =>
      readFileSync(join(seed.folder, new URL(url).pathname.replace(/^\/seed\//, ""))),
    );
    const weight = files.reduce((sum, bytes) => sum + gzipSync(bytes, { level: 9 }).length, 0);
    expect(weight).toBeLessThan(30 * 1024);
  });
});

describe("a page that is loading", () => {
  const shifts = `new Promise((resolve) => {
    new PerformanceObserver((list) => {
      const moved = list.getEntries().flatMap(({ sources }) => sources.map(({ node }) => node?.nodeName));
      resolve(moved);
    }).observe({ type: "layout-shift", buffered: true });
    setTimeout(() => resolve([]), 300);
  })`;

  it.each(["index.html", "map.html", "dsa/index.html", "dsa/2130/index.html"])("%s moves nothing", async (path) => {
    const page = await seed.open(`en/${path}`, { viewport: { width: 412, height: 823 } });
    await page.waitForLoadState("networkidle");
    expect(await page.evaluate(shifts)).toEqual([]);
  });

  it("says what it is of in its head", async () => {
    const page = await seed.open("zh/dsa/index.html");
    expect(await page.locator("meta[name=description]").getAttribute("content")).toContain("动态加速网络");
  });
});

/** Pictures are for people to look at: ERRSPEC_SCREENSHOTS names a folder for them. */
async function picture(page: Page, name: string): Promise<void> {
  const folder = process.env["ERRSPEC_SCREENSHOTS"];
  if (folder !== undefined) await page.screenshot({ path: join(folder, `${name}.png`), fullPage: true });
}

/** Each kind of page, in a state that shows all it has. */
const kinds: readonly (readonly [name: string, path: string])[] = [
  ["home", "index.html"],
  ["codes", "codes.html?module=dsa"],
  ["map", "map.html"],
  ["decoder", `decode.html#${encodeURIComponent('{"code":4000,"message":"(1000)x"}')}`],
  ["module", "dsa/index.html"],
  ["code", "dsa/1001/index.html"],
  ["success", "common/0/index.html"],
];

/** The same for operations. */
const callKinds: readonly (readonly [name: string, path: string])[] = [
  ["operations", "operations.html"],
  ["formats", "formats.html"],
  ["operation", "operations/create-order/index.html"],
  ["returned", "orders/order_not_found/index.html"],
  ["decoder of calls", "decode.html?operation=createOrder#out_of_stock"],
];

describe.each(["zh", "en"])("for everybody, in %s", (locale) => {
  it.each(callKinds)("%s has no violation either, and room on the narrowest phone", async (name, path) => {
    for (const colorScheme of ["light", "dark"] as const) {
      const page = await shop.open(`${locale}/${path}`, { colorScheme, viewport: { width: 1280, height: 860 } });
      await picture(page, `${locale}-${name}-${colorScheme}-desktop`);
      if (colorScheme === "light") await expectAccessible(page);
      await page.setViewportSize({ width: 390, height: 844 });
      await picture(page, `${locale}-${name}-${colorScheme}-phone`);
      await page.setViewportSize({ width: 320, height: 700 });
      if (colorScheme === "dark") await expectAccessible(page);
      expect(await page.evaluate("document.documentElement.scrollWidth")).toBe(320);
    }
  });

  it.each(kinds.flatMap(([name, path]) => (["light", "dark"] as const).map((theme) => [name, theme, path] as const)))(
    "%s (%s) has no violation that axe knows of, and nothing sticks out of a phone",
    async (name, theme, path) => {
      const page = await seed.open(`${locale}/${path}`, { colorScheme: theme, viewport: { width: 1280, height: 860 } });
      await page.waitForLoadState("networkidle");
      await picture(page, `${locale}-${name}-${theme}-desktop`);
      if (theme === "light") await expectAccessible(page);
      await page.setViewportSize({ width: 360, height: 740 });
      await picture(page, `${locale}-${name}-${theme}-phone`);
      if (theme === "dark") await expectAccessible(page);
      expect(await page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")).toBe(
        0,
      );
    },
  );
});

async function expectAccessible(page: Page): Promise<void> {
  const { violations } = await new AxeBuilder({ page }).analyze();
  expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(" | ")}`)).toEqual([]);
}
