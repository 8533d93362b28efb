import { describe, expect, it } from "vitest";
import { catalogOf } from "../../support/catalog.js";
import { envelopeSpecs } from "../../support/envelopes.js";
import { useSites } from "./browser.js";

const names = Object.keys(envelopeSpecs);
const withParams = `errspec: 1
catalog: shop
title: Shop
locales: [en]
envelope: { code: /code, text: /message, params: /params, field-errors: { at: /errors, field: /field, code: /why, text: /text } }
modules:
  - module: orders
    errors:
      - { code: 7, name: TooMany, text: "At most {limit} of {what}", params: [{ name: limit, type: int }, { name: what }] }
`;
const specs: Readonly<Record<string, string>> = { ...envelopeSpecs, withParams };
const sites = useSites(Object.fromEntries(Object.entries(specs).map(([name, spec]) => [name, () => catalogOf(spec)])));

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

it("the decoder shows params and field errors of a response", async () => {
  const body = JSON.stringify({
    code: 7,
    message: "At most 3 of <b>tea</b>",
    params: { limit: 3, what: "<b>tea</b>", other: 1 },
    errors: [{ field: "size", why: "too_big", text: "Too big." }, { field: "name" }, { field: "a", text: "b" }],
  });
  const page = await siteNamed("withParams").open(`en/decode.html#${encodeURIComponent(body)}`);
  await page.locator("[data-answer] .facts").waitFor();
  const facts = page.locator("[data-answer] .facts > div");
  expect(await facts.filter({ hasText: "Parameters" }).locator("dd").innerText()).toBe(
    'limit = 3\nwhat = "<b>tea</b>"',
  );
  expect(await facts.filter({ hasText: "Field errors" }).locator("dd").innerText()).toBe(
    "size: Too big. (too_big)\nname\na: b",
  );
  await page.goto(`${siteNamed("withParams").address()}/en/decode.html#${encodeURIComponent('{"code":7}')}`);
  await page.locator("[data-answer] .number").waitFor();
  expect(await page.locator("[data-answer]").innerText()).not.toMatch(/Parameters|Field errors/);
});
