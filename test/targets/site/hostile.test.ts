import { describe, expect, it } from "vitest";
import { fullCatalog } from "../docs/catalogs.js";
import { useSites } from "./browser.js";
import { pagePayloads } from "./payloads.js";

const everything = pagePayloads.join(" ");
const { hostile } = useSites({ hostile: () => fullCatalog((place) => `${place} ${everything}`) });

/** What a payload would have set. */
const pwned = "globalThis.pwned";

describe("a site whose every text is hostile", () => {
  it.each([
    "index.html",
    "codes.html",
    "map.html",
    "decode.html",
    "shared/index.html",
    "shared/1/index.html",
    "shared/2/index.html",
    "shared/7/index.html",
    "own/1/index.html",
    "operations.html",
    "formats.html",
    "operations/get-it/index.html",
    "operations/make-it/index.html",
  ])("shows %s and runs nothing", async (path) => {
    const page = await hostile.open(`en/${path}`);
    await page.waitForLoadState("networkidle");
    expect(await page.evaluate(pwned)).toBeUndefined();
    expect(await page.locator("img, iframe, base, script:not([src])").count()).toBe(0);
    expect(page.url()).toContain(`/en/${path}`);
  });

  it("shows texts as they are, in what scripts make too", async () => {
    const page = await hostile.open("en/codes.html");
    const row = page.locator("[data-results] tbody tr", { hasText: "First" }).first();
    await row.waitFor();
    expect(await row.innerText()).toContain("text.en <script>globalThis.pwned = 1</script>");
    await page.keyboard.press("/");
    await page.keyboard.type("First");
    await page.locator("#found [role=option]").first().waitFor();
    expect(await page.locator("#found").innerText()).toContain("<script>globalThis.pwned = 1</script>");
    await page.goto(`${hostile.address()}/en/decode.html`);
    await page.locator("[data-decode]").fill(JSON.stringify({ code: 1, message: everything, id: everything }));
    await page.locator("[data-answer] article").first().waitFor();
    expect(await page.locator("[data-answer]").innerText()).toContain("onerror=");
    expect(await page.evaluate(pwned)).toBeUndefined();
    expect(await page.locator("img, iframe, base, script:not([src])").count()).toBe(0);
  });

  it.each([
    "<img src=x onerror=globalThis.pwned=1>",
    "javascript:globalThis.pwned=1",
    "%3Cscript%3E%",
    '"><script>globalThis.pwned=1</script>',
  ])("takes %s in an address for a text", async (payload) => {
    const page = await hostile.open(`en/codes.html?q=${encodeURIComponent(payload)}`);
    await page.goto(`${hostile.address()}/en/shared/index.html#${payload}`);
    await page.goto(`${hostile.address()}/en/decode.html#${payload}`);
    await page.locator("[data-answer] .warning").waitFor();
    await page.goto(`${hostile.address()}/index.html#${encodeURIComponent(payload)}`);
    await page.waitForURL(/\/en\/codes\.html\?q=/);
    expect(await page.evaluate(pwned)).toBeUndefined();
  });
});
