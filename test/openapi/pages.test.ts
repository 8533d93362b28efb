import { cpSync, mkdtempSync, rmSync } from "node:fs";
import type { Server } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { serve } from "../../generator/cli/docs.js";
import { openapiApplyCommand } from "../../generator/cli/openapi.js";
import { captured } from "../cli/captured.js";
import { launchBrowser } from "../support/browser.js";
import { installConsumers, linkConsumers } from "../support/consumers.js";
import { put } from "../support/folder.js";
import { shop30, shop31, spec } from "./fixtures.js";

/* The pages that Redoc and Swagger UI make of a document with errors, in a real Chromium: each error is in them. */

const page = (script: string, start: string): string => `<!doctype html>
<html><head><meta charset="utf-8"><title>API</title></head>
<body><div id="api"></div><script src="${script}"></script><script>${start}</script></body></html>
`;

/** A text that would become markup if anything printed it raw. */
const hostile = spec.replace("The order is closed.", `"</script><img src=x onerror=alert(1)> \\"{{x}} is closed."`);

describe.skipIf(!installConsumers("openapi") && process.env["CI"] === undefined)("pages with errors", () => {
  let folder = "";
  let server: Server;
  let browser: Browser;

  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), "errspec-openapi-pages-"));
    put(folder, { "spec/errspec.yaml": hostile, "shop30.yaml": shop30, "shop31.yaml": shop31 });
    linkConsumers("openapi", folder);
    const packages = join(folder, "node_modules");
    cpSync(join(packages, "redoc", "bundles", "redoc.standalone.js"), join(folder, "redoc.js"));
    cpSync(join(packages, "swagger-ui-dist", "swagger-ui-bundle.js"), join(folder, "swagger.js"));
    for (const name of ["shop30", "shop31"]) {
      await captured(folder, () => openapiApplyCommand({ spec: "spec", file: `${name}.yaml` }));
      put(folder, {
        [`redoc-${name}.html`]: page("redoc.js", `Redoc.init("${name}.yaml", {}, document.getElementById("api"))`),
        [`swagger-${name}.html`]: page(
          "swagger.js",
          `SwaggerUIBundle({ url: "${name}.yaml", dom_id: "#api", docExpansion: "full" })`,
        ),
      });
    }
    server = await serve(folder, 0, "/");
    browser = await launchBrowser();
  }, 120_000);
  afterAll(async () => {
    await browser.close();
    server.close();
    server.closeAllConnections();
    rmSync(folder, { recursive: true, force: true });
  });

  const open = async (name: string): Promise<{ readonly view: Page; readonly dialogs: string[] }> => {
    const view = await (await browser.newContext()).newPage();
    const dialogs: string[] = [];
    view.on("dialog", (dialog) => {
      dialogs.push(dialog.message());
      void dialog.dismiss();
    });
    await view.goto(`http://127.0.0.1:${(server.address() as AddressInfo).port}/${name}.html`);
    return { view, dialogs };
  };

  /** Every code that a page shows when each tab and each example is chosen. */
  const codesOn = async (name: string, view: Page): Promise<readonly string[]> => {
    const codes = new Set<string>();
    const read = async (): Promise<void> => {
      const text = await view.locator("body").innerText();
      for (const [, code = ""] of text.matchAll(/"code":\s*"(\w+)"/g)) codes.add(code);
      // What the pages make of a schema without an example.
      codes.delete("string");
    };
    const choose = async (): Promise<void> => {
      for (const select of await view.locator("select:visible").all()) {
        const options = await select.locator("option").count();
        for (let index = 0; index < options; index++) {
          await select.selectOption({ index });
          await read();
        }
      }
      await read();
    };
    // Redoc has a tab for each status. Those of Swagger UI are for the schema.
    const tabs = name.startsWith("redoc") ? await view.locator("[role=tab]:visible").all() : [];
    for (const tab of tabs) {
      await tab.click();
      await choose();
    }
    if (tabs.length === 0) await choose();
    return [...codes].sort();
  };

  const all = ["item_not_found", "order_closed", "out_of_stock", "rate_limited", "unauthenticated"];

  it.each([
    ["swagger-shop30", all],
    ["swagger-shop31", ["conflict", ...all, "order_not_found"]],
    ["redoc-shop30", all],
    ["redoc-shop31", ["conflict", ...all, "order_not_found"]],
  ])("shows the example of every error: %s", async (name, codes) => {
    const { view, dialogs } = await open(name);
    await view.getByText("Too many requests.").first().waitFor();
    expect(await codesOn(name, view)).toEqual([...codes].sort());
    expect(dialogs).toEqual([]);
    expect(await view.locator("img[src=x]").count()).toBe(0);
  });

  it("lists the errors of a status by name", async () => {
    const { view } = await open("swagger-shop30");
    const options = view.locator("select option", { hasText: "OrderClosed: " });
    await options.first().waitFor({ state: "attached" });
    expect(await options.first().locator("xpath=..").locator("option").allTextContents()).toEqual([
      "OutOfStock: Only {left} are left.",
      `OrderClosed: </script><img src=x onerror=alert(1)> "{{x}} is closed.`,
    ]);
  });
});
