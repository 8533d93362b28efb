import { describe, expect, it } from "vitest";
import { catalogOf, loadText } from "../../support/catalog.js";
import { siteOf } from "./support.js";

const spec = (url: string): string => `
errspec: 1
catalog: acme
title: { en: Acme, zh: 爱科 }
locales: [en, zh]
envelope: { success: { absent: /error }, code: /error }
targets: { typescript: , site: { ${url} } }
modules:
  - module: api
    title: { en: API, zh: 接口 }
    code-type: string
    errors: [{ code: "a:b", name: BadThing, text: { en: Bad., zh: 坏。 }, kind: internal, action: retry }]
`;
const pagesWith = (url: string): Promise<ReadonlyMap<string, string>> => siteOf(catalogOf(spec(url)), { sdk: false });

const heads = (html: string): readonly string[] => html.match(/<link rel="(?:canonical|alternate)"[^>]*>/g) ?? [];

describe("a site whose address is known", () => {
  it.each(["https://example.com/errors", "https://example.com/errors/"])("names it in every page: %s", async (url) => {
    const pages = await pagesWith(`url: "${url}"`);
    expect(heads(pages.get("zh/api/a~3ab/index.html") ?? "")).toEqual([
      '<link rel="canonical" href="https://example.com/errors/zh/api/a~3ab/">',
      '<link rel="alternate" hreflang="en" href="https://example.com/errors/en/api/a~3ab/">',
      '<link rel="alternate" hreflang="zh" href="https://example.com/errors/zh/api/a~3ab/">',
    ]);
    expect(heads(pages.get("en/index.html") ?? "")[0]).toContain('"https://example.com/errors/en/"');
    expect(heads(pages.get("en/codes.html") ?? "")[0]).toContain('"https://example.com/errors/en/codes.html"');
  });

  it("has a page for addresses that lead nowhere, which works wherever it is shown", async () => {
    const pages = await pagesWith("url: https://example.com/errors");
    const lost = pages.get("404.html") ?? "";
    expect(lost).toContain("Page not found");
    expect(lost).toContain("页面不存在");
    const targets = [...lost.matchAll(/ href="([^"]*)"/g)].map(([, target]) => target ?? "");
    expect(targets.length).toBeGreaterThan(8);
    for (const target of targets.filter((target) => target !== "#content"))
      expect([...pages.keys()]).toContain(target.replace(/^\/errors\//, ""));
    expect(lost).toContain('<form class="search" role="search" action="/errors/en/codes.html">');
    expect(lost).toContain('<meta name="robots" content="noindex">');
  });

  it("lists every page for search engines", async () => {
    const pages = await pagesWith("url: https://example.com/errors");
    const listed = [...(pages.get("sitemap.xml") ?? "").matchAll(/<loc>https:\/\/example\.com\/errors\/(.*)<\/loc>/g)];
    const files = ["en/", "zh/"].flatMap((locale) =>
      [...pages.keys()].filter((path) => path.startsWith(locale) && path.endsWith(".html")),
    );
    expect(listed.map(([, path = ""]) => path.replace(/(?<=\/)$/, "index.html"))).toEqual(files);
  });

  it("lists every code for programs", async () => {
    const pages = await pagesWith("url: https://example.com/errors");
    const lines = (pages.get("llms.txt") ?? "").split("\n").filter((line) => line.startsWith("- "));
    expect(lines).toEqual([
      "- [api/a:b BadThing](https://example.com/errors/en/api/a~3ab/index.html): retry, retryable",
    ]);
  });

  it.each(['url: "javascript:alert(1)"', "url: example.com", 'url: "https://example.com/?a"', 'url: "https://[/"'])(
    "takes no other address: %s",
    (url) => {
      const { diagnostics } = loadText(spec(url));
      expect(diagnostics.map(({ at, message }) => `${at.line}: ${message}`).join()).toMatch(/^7: .*not a web address/);
    },
  );
});

describe("a site whose address is not known", () => {
  it("links to the other languages from where it is, and has nothing that needs one", async () => {
    const pages = await pagesWith("");
    expect(heads(pages.get("zh/api/a~3ab/index.html") ?? "")).toEqual([
      '<link rel="alternate" hreflang="en" href="../../../en/api/a~3ab/index.html">',
      '<link rel="alternate" hreflang="zh" href="../../../zh/api/a~3ab/index.html">',
    ]);
    expect(pages.has("sitemap.xml")).toBe(false);
    expect(pages.get("404.html")).toContain('href="/assets/site.css"');
  });
});
