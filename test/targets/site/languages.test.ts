import { describe, expect, it } from "vitest";
import { catalogOf, loadText } from "../../support/catalog.js";
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
    expect(list).toMatch(/Closed<\/a> <em>Not translated<\/em><p lang="zh">关了<\/p>/);
    expect(list).toMatch(/Gone<\/a> <em>Not translated<\/em><p>It is gone.<\/p>/);
    expect(list).toMatch(/Not<wbr>There<\/a><p lang="ja">/);
  });

  it("names the language of titles, wherever they are", async () => {
    const title = 'lang="ja">店</a>';
    expect((await page("ja/orders/1/index.html")).split(title)).toHaveLength(3);
    expect(await page("ja/orders/1/index.html")).toContain('<a href="../index.html" lang="ja">注文</a>');
    expect(await page("ja/index.html")).toContain('<h1 lang="ja">店</h1>');
    expect(await page("ja/index.html")).toContain('<b lang="ja">注文</b>');
    expect(await page("ja/orders/index.html")).toContain('<h1><span lang="ja">注文</span>');
    expect(await page("en/orders/index.html")).toContain('<h1><span lang="zh">订单</span>');
    expect(await page("zh/orders/index.html")).not.toMatch(/<(?!a |html)[^>]* lang=/);
  });

  it("leaves the languages it has words for as they were", async () => {
    const html = await page("zh/orders/2/index.html");
    expect(html).toContain('<html lang="zh">');
    expect(html).toContain('<p class="lead">关了</p>');
    expect(html).not.toContain("尚未翻译");
  });
});

describe("a locale whose words the spec gives", () => {
  const words = `{ search: さがす, retryNo: いいえ, actions.fix_request: リクエストを修正, count: "{codes} 件",
    deprecated: "非推奨[（{since}）][、{sunset} まで]", untranslated: "未翻訳（{language}）", script.copy: コピー,
    notFound.title: ページがありません }`;
  const wordy = (given: string): string =>
    spec.replace("site: }", `site: { words: { ja: ${given} }, url: "https://example.com/" } }`);
  const wordyPage = async (path: string): Promise<string> => {
    const dated = wordy(words).replace(
      "kind: not_found",
      "deprecated: { since: 2.0.0, reason: { zh: 旧 } }, kind: not_found",
    );
    return (await siteOf(catalogOf(dated), { sdk: false })).get(path) ?? "";
  };

  it("has its pages in it, and in English what is missing", async () => {
    const html = await wordyPage("ja/orders/1/index.html");
    expect(html).toContain('<html lang="ja">');
    expect(html).toContain('<p class="lead">ありません</p>');
    expect(html).toContain('aria-label="さがす"');
    expect(html).toContain("<strong>リクエストを修正</strong>");
    expect(html).toContain("<strong>いいえ</strong>");
    expect(html).toContain("非推奨（2.0.0）.");
    expect(html).toContain("Retry the same request?");
    expect(html).toContain('data-copy="コピー" data-copied="Copied"');
    expect(await wordyPage("ja/orders/index.html")).toContain(">3 件</a>");
    expect(await wordyPage("ja/orders/2/index.html")).toContain(
      '<p class="lead" lang="zh">关了</p>\n<p class="untranslated">未翻訳（中文）</p>',
    );
    expect(await wordyPage("404.html")).toContain('<section lang="ja">\n<h1>ページがありません</h1>');
    expect(await wordyPage("assets/catalog.js")).toContain('"actions.fix_request":"リクエストを修正"');
  });

  it("leaves the other locales alone", async () => {
    expect(await wordyPage("en/orders/1/index.html")).toBe(
      (
        await siteOf(
          catalogOf(
            wordy(words)
              .replace(words, "{}")
              .replace("kind: not_found", "deprecated: { since: 2.0.0, reason: { zh: 旧 } }, kind: not_found"),
          ),
          { sdk: false },
        )
      ).get("en/orders/1/index.html"),
    );
  });

  it.each([
    ["{ serach: x }", "a key of a word"],
    ['{ search: "<b>" }', "without < > &"],
    ["{ search: 'a \" onfocus=x' }", "without < > &"],
    ['{ count: "{code} 件" }', "count has no {code}: it has {codes}"],
    ['{ search: "{codes}" }', "search has no {codes}: it has none"],
  ])("is refused if a page could not have it: %s", (given, message) => {
    const { diagnostics } = loadText(wordy(given));
    expect(diagnostics.map((each) => each.message).join()).toContain(message);
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
