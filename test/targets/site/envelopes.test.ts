import { describe, expect, it } from "vitest";
import { catalogOf } from "../../support/catalog.js";
import { envelopeSpecs } from "../../support/envelopes.js";
import { useSites } from "./browser.js";

const names = Object.keys(envelopeSpecs);
const sites = useSites(Object.fromEntries(names.map((name) => [name, () => catalogOf(envelopeSpecs[name] ?? "")])));

const siteNamed = (name: string) => {
  const site = sites[name];
  if (site === undefined) throw new Error(`no site ${name}`);
  return site;
};

/** A response, the code that it means, and the folder of its page. */
const responses: Readonly<Record<string, readonly [body: string, code: string, folder: string]>> = {
  nested: [
    '{"Response":{"Error":{"Code":"AuthFailure.SignatureExpire","Message":"x"},"RequestId":"r"}}',
    "AuthFailure.SignatureExpire",
    "AuthFailure.SignatureExpire",
  ],
  flat: ['{"error":{"code":"a:b/c.d-e","message":"x"}}', "a:b/c.d-e", "a~3ab~2fc.d-e"],
  problem: ['{"type":"about:blank","title":"x","status":500}', "about:blank", "about~3ablank"],
  rpc: ['{"jsonrpc":"2.0","id":7,"error":{"code":-32601,"message":"x"}}', "-32601", "-32601"],
  hex: ['{"hr":2147942405,"msg":"x"}', "0x80070005", "0x80070005"],
  signed: ['{"hr":-2147024891,"msg":"x"}', "0x80070005", "0x80070005"],
  byte: ['{"status":255,"msg":"x"}', "0xFF", "0xFF"],
  sqlstate: ['{"errors":[{"state":"22P02","text":"x"}]}', "22P02", "22P02"],
  words: ['{"status":"bad","msg":"[Auth.Expired] y"}', "Auth.Expired", "Auth.Expired"],
};

describe.each(names)("the site of the envelope %s", (name) => {
  const [body = "", code, folder] = responses[name] ?? [];

  it("decodes a response, and leads to the page of its code", async () => {
    const page = await siteNamed(name).open(`en/decode.html#${encodeURIComponent(body)}`);
    const link = page.locator("[data-answer] h2 a").first();
    await link.waitFor();
    expect(await link.locator(".number").innerText()).toBe(code);
    await link.click();
    await page.waitForURL((url) => url.pathname.endsWith(`/en/api/${folder}/index.html`));
    expect(await page.locator("h1 .number").innerText()).toBe(code);
  });

  it("finds the code, and has it on the map and on its module's page", async () => {
    const page = await siteNamed(name).open("en/index.html");
    await page.keyboard.press("/");
    await page.keyboard.type(code ?? "");
    await page.locator("#found [role=option]").first().waitFor();
    await page.keyboard.press("Enter");
    await page.waitForURL((url) => url.pathname.endsWith(`/en/api/${folder}/index.html`));
    await page.goto(`${siteNamed(name).address()}/en/map.html`);
    await page.locator(`.map a[href="api/${folder}/index.html"]`).click();
    await page.waitForURL((url) => url.pathname.endsWith(`/${folder}/index.html`));
    await page.goto(`${siteNamed(name).address()}/en/api/index.html#${encodeURIComponent(code ?? "")}`);
    await page.waitForURL((url) => url.pathname.endsWith(`/${folder}/index.html`));
  });
});
