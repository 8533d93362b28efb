import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";
import { reloadAt } from "../../../generator/cli/reload.js";
import { seedCatalog } from "../../support/catalog.js";
import { useSites } from "./browser.js";

const reload = reloadAt("/");
const { seed } = useSites({ seed: seedCatalog }, reload);

it("shows a page again when it has changed, as often as it changes", async () => {
  const page = await seed.open("en/dsa/2130/index.html");
  const edit = (title: string): void => {
    const file = join(seed.folder, "en", "dsa", "2130", "index.html");
    writeFileSync(file, readFileSync(file, "utf8").replace(/<title>.*<\/title>/, `<title>${title}</title>`));
    reload.pages();
  };
  expect(await page.title()).toContain("InvalidProjectId");
  for (const title of ["First change", "Second change"]) {
    edit(title);
    await expect.poll(() => page.title().catch(String), { timeout: 10_000 }).toBe(title);
  }
});
