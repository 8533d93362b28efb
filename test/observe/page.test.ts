import { readFileSync } from "node:fs";
import { join } from "node:path";
import { AxeBuilder } from "@axe-core/playwright";
import { expect, it } from "vitest";
import { buildProgram } from "../../generator/cli/program.js";
import { captured } from "../cli/captured.js";
import { launchBrowser } from "../support/browser.js";
import { put, temporaryFolder } from "../support/folder.js";

it("writes a page that a browser shows without problems of accessibility, light and dark", async () => {
  const folder = temporaryFolder();
  const body = (code: string, message: string) => ({ error: { code, message } });
  const records = [
    { time: 1_780_000_000, status: 409, method: "POST", path: "/orders", body: body("out_of_stock", "Sold out.") },
    { time: 1_780_090_000, status: 200, method: "GET", path: "/orders/1", body: {} },
    { time: 1_780_090_000, status: 502, body: "<html>" },
    { body: body("<img src=x onerror=alert(1)>", "</style><script>alert(1)</script>") },
  ];
  put(folder, {
    "spec/errspec.yaml": readFileSync(join(import.meta.dirname, "shop.yaml"), "utf8"),
    "in.ndjson": records.map((record) => `${JSON.stringify(record)}\n`).join(""),
  });
  const command = ["node", "errspec", "observe", "in.ndjson", "--html", "r.html"];
  await captured(folder, () => buildProgram().parseAsync(command));
  process.exitCode = 0;
  const html = readFileSync(join(folder, "r.html"), "utf8");
  const browser = await launchBrowser();
  try {
    for (const colorScheme of ["light", "dark"] as const) {
      const page = await (await browser.newContext({ colorScheme })).newPage();
      const problems: string[] = [];
      page.on("pageerror", ({ message }) => problems.push(message));
      page.on("console", (message) => problems.push(message.text()));
      await page.setContent(html);
      expect(await page.locator("img, script").count()).toBe(0);
      expect(await page.locator("svg[role=img] rect").count()).toBeGreaterThan(2);
      const { violations } = await new AxeBuilder({ page }).analyze();
      expect(violations.map(({ id }) => id)).toEqual([]);
      expect(problems).toEqual([]);
    }
  } finally {
    await browser.close();
  }
}, 120_000);
