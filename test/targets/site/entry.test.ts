import { expect, it } from "vitest";
import { catalogOf } from "../../support/catalog.js";
import { specOf } from "../../support/specs.js";
import { siteOf } from "./support.js";

it("the page of a deprecated code says since when, and from which day it may be removed", async () => {
  const deprecated = (times: string): string =>
    `deprecated: { ${times} reason: { en: No longer sent., zh: 不再返回。 } }`;
  const spec = specOf(`- { code: 1, name: Both, text: { en: x }, ${deprecated("since: 1.2.0, sunset: 2027-01-31,")} }
- { code: 2, name: Since, text: { en: x }, ${deprecated("since: 1.2.0,")} }
- { code: 3, name: Sunset, text: { en: x }, ${deprecated("sunset: 2027-01-31,")} }
- { code: 4, name: Neither, text: { en: x }, ${deprecated("")} }`);
  const site = await siteOf(catalogOf(spec.replace("locales: [en]", "locales: [en, zh]")), { sdk: false });
  const warnings = (locale: string): (string | undefined)[] =>
    ["1", "2", "3", "4"].map(
      (code) =>
        /class="warning"><strong>(.*?)<\/strong>/.exec(site.get(`${locale}/things/${code}/index.html`) ?? "")?.[1],
    );
  expect(warnings("en")).toEqual([
    "Deprecated since 1.2.0, may be removed from 2027-01-31.",
    "Deprecated since 1.2.0.",
    "Deprecated, may be removed from 2027-01-31.",
    "Deprecated.",
  ]);
  expect(warnings("zh")).toEqual([
    "自 1.2.0 起弃用，2027-01-31 起可能移除：",
    "自 1.2.0 起弃用：",
    "已弃用，2027-01-31 起可能移除：",
    "已弃用：",
  ]);
});

it("an experimental code says so on its page and in its module's table, and a stable one does not", async () => {
  const spec = specOf(`- { code: 1, name: Trial, text: x, stability: experimental }
- { code: 2, name: Settled, text: x }`);
  const site = await siteOf(catalogOf(spec), { sdk: false });
  const page = (code: string): string => site.get(`en/things/${code}/index.html`) ?? "";
  expect(page("1")).toContain(
    '<p class="warning"><strong>Experimental.</strong> It may change or be removed at any time.</p>',
  );
  expect(page("2")).not.toContain("xperimental");
  const table = site.get("en/things/index.html") ?? "";
  expect(table).toMatch(/Trial<\/a> <em>Experimental<\/em>/);
  expect(table.match(/Experimental/g)).toHaveLength(1);
});
