import type { AddressInfo } from "node:net";
import { AxeBuilder } from "@axe-core/playwright";
import { expect, it, onTestFinished } from "vitest";
import { serve } from "../../../generator/cli/docs.js";
import { seedCatalog } from "../../support/catalog.js";
import { useSites } from "./browser.js";

const { lost } = useSites({
  lost: () => {
    const catalog = seedCatalog();
    const options = { ...catalog.options, site: { url: "https://example.com/lost/" } };
    return { ...catalog, options };
  },
});

it.each([
  ["en/dsa/2131/", "en", ["2130", "2111", "2121"]],
  ["zh/dsa/InvalidProjctId", "zh", ["2130"]],
  ["dsa/invalid-project-id.html", "zh", ["2130", "9002"]],
])("the page for lost addresses suggests what %s may mean", async (path, locale, codes) => {
  const server = await serve(lost.folder, 0, "/lost/");
  onTestFinished(() => {
    server.close();
    server.closeAllConnections();
  });
  const page = await (await lost.open("en/index.html")).context().newPage();
  const problems: string[] = [];
  page.on("pageerror", (error) => problems.push(String(error)));
  await page.goto(`http://127.0.0.1:${(server.address() as AddressInfo).port}/lost/${path}`);
  const links = page.locator("[data-lost] a");
  await links.first().waitFor();
  expect(await page.locator("[data-lost] a b").allInnerTexts()).toEqual(
    expect.arrayContaining([`dsa/${codes[0] ?? ""}`]),
  );
  await links.first().click();
  await page.waitForURL(new RegExp(`/lost/${locale}/dsa/${codes[0] ?? ""}/index\\.html$`));
  expect(problems).toEqual([]);
});

it("a search that finds nothing offers the nearest codes, on every page and in the list of all", async () => {
  const page = await lost.open("en/index.html");
  await page.locator("[data-find]").fill("2131");
  await page.getByText("Did you mean").first().waitFor();
  expect(await page.locator("#found").innerText()).toContain("InvalidProjectId");
  await page.goto(`${lost.address()}/en/codes.html?q=2131`);
  await page.getByText("No matching codes. Did you mean:").waitFor();
  expect(await page.locator("[data-results] tbody .number a").first().innerText()).toBe("2130");
  await page.locator("[data-find]").fill("2131");
  await page.getByText("Did you mean").nth(1).waitFor();
  await page.locator("[data-find]").press("ArrowDown");
  expect((await new AxeBuilder({ page }).analyze()).violations.map(({ id }) => id)).toEqual([]);
});
