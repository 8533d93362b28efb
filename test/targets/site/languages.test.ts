import { describe, expect, it } from "vitest";
import { catalogOf } from "../../support/catalog.js";
import { siteOf } from "./support.js";

const spec = `
errspec: 1
catalog: shop
title: { zh: 商店, en: Shop, ja: 店 }
locales: [zh, en, ja]
fallback-locales: [en]
envelope: { code: /code, text: /message }
targets: { site: }
modules:
  - module: orders
    title: { zh: 订单, ja: 注文 }
    errors:
      - { code: 1, name: NotThere, text: { zh: 没有, ja: ありません }, kind: not_found, action: fix_request }
      - { code: 2, name: Closed, text: { zh: 关了 }, note: { zh: 注 }, http: 429 }
      - { code: 3, name: Gone, text: { zh: 没了, en: It is gone. } }
`;
const page = async (path: string): Promise<string> => (await siteOf(catalogOf(spec), { sdk: false })).get(path) ?? "";

describe("a locale for which the site has no words of its own", () => {
  it("names the language of the words and of the texts", async () => {
    const html = await page("ja/orders/1/index.html");
    expect(html).toContain('<html lang="en" data-locale="ja">');
    expect(html).toContain('<p class="lead" lang="ja">ありません</p>');
    expect(html).not.toContain("Not translated");
  });

  it("says which texts are not translated, and in which language they are", async () => {
    const chinese = await page("ja/orders/2/index.html");
    expect(chinese).toContain('<p class="lead" lang="zh">关了</p>');
    expect(chinese).toContain('<p class="untranslated">Not translated yet. The text is in 中文.</p>');
    expect(chinese).toContain('<span lang="zh">注</span>');
    const english = await page("ja/orders/3/index.html");
    expect(english).toContain('<p class="lead">It is gone.</p>');
    expect(english).toContain("Not translated yet. The text is in English.");
    const list = await page("ja/orders/index.html");
    expect(list).toContain('<p lang="zh">关了</p>');
    expect(list).toContain("<p>It is gone.</p>");
  });

  it("leaves the languages it has words for as they were", async () => {
    const html = await page("zh/orders/2/index.html");
    expect(html).toContain('<html lang="zh">');
    expect(html).toContain('<p class="lead">关了</p>');
    expect(html).not.toContain("尚未翻译");
  });
});

describe("an entry of which nothing but its text is known", () => {
  it("is given no advice", async () => {
    expect(await page("en/orders/1/index.html")).toContain("Fix the request");
    for (const path of ["en/orders/2/index.html", "en/orders/3/index.html", "en/orders/index.html", "en/index.html"]) {
      expect(await page(path), path).not.toContain("No advice");
    }
    expect(await page("en/orders/2/index.html")).not.toContain('class="advice"');
  });
});
