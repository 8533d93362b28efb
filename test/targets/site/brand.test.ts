import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { accentRule } from "../../../generator/targets/site/accent.js";
import { withPlace } from "../../../generator/targets/site/brand.js";
import { catalogOf, loadText } from "../../support/catalog.js";
import { siteOf } from "./support.js";

const spec = (options: string): string => `
errspec: 1
catalog: acme
title: { en: Acme }
version: 1.4.0
locales: [en]
envelope: { success: { absent: /error }, code: /error }
targets: { site: { ${options} } }
modules:
  - module: api
    title: { en: API }
    code-type: string
    errors:
      - { code: broken, name: Broken, text: { en: It broke. }, kind: internal, action: retry, fallback: contact_support }
      - { code: denied, name: Denied, text: { en: No. }, kind: permission_denied, action: fix_request }
`;
const pagesWith = (options: string): Promise<ReadonlyMap<string, string>> =>
  siteOf(catalogOf(spec(options)), { sdk: false });

const lineOf = (html = "", part: string): string => html.split("\n").find((line) => line.includes(part)) ?? "";

describe("the brand of a site", () => {
  it("is on no page without options", async () => {
    const pages = await pagesWith("");
    for (const [path, html] of pages)
      if (path.endsWith(".html")) expect(html, path).not.toMatch(/<img|Get support|Repository|In the spec|Version/);
    expect(pages.get("assets/site.css")).not.toContain("accent of this site");
    expect(pages.get("assets/catalog.js")).not.toContain('"support":');
  });

  it("has an image of the site, or of one other place, which pages may load", async () => {
    const own = await pagesWith("logo: brand/logo.svg");
    expect(own.get("en/api/broken/index.html")).toContain(
      '<img src="../../../brand/logo.svg" width="28" height="28" alt="">',
    );
    expect(own.get("en/index.html")).toContain('<link rel="icon" href="../brand/logo.svg">');
    expect(lineOf(own.get("en/index.html"), "Content-Security-Policy")).toContain("img-src 'self'; form-action");
    const other = await pagesWith("logo: https://cdn.example.com/a.png, url: https://example.com/errors");
    for (const path of ["en/index.html", "404.html"]) {
      expect(other.get(path), path).toContain('<img src="https://cdn.example.com/a.png"');
      expect(lineOf(other.get(path), "Content-Security-Policy")).toContain(
        "img-src 'self' https://cdn.example.com; form",
      );
    }
    expect((await pagesWith("logo: logo.svg, url: https://example.com/errors")).get("404.html")).toContain(
      '<img src="/errors/logo.svg"',
    );
  });

  it("leads to the support from every page, and from a code that asks for it", async () => {
    const pages = await pagesWith('support: "mailto:help@example.com", repository: https://example.com/repo?a=b');
    const link = '<a href="mailto:help@example.com" rel="noreferrer">Get support</a>';
    const count = (path: string): number => (pages.get(path) ?? "").split(link).length - 1;
    expect(["en/index.html", "en/api/broken/index.html", "en/api/denied/index.html"].map(count)).toEqual([1, 2, 1]);
    expect(pages.get("en/map.html")).toContain(
      '<a href="https://example.com/repo?a&#61;b" rel="noreferrer">Repository</a>',
    );
  });

  it("says its version", async () => {
    expect((await pagesWith('version: "2026-11, SDK {version}"')).get("en/codes.html")).toContain(
      "Acme</a> · Version 2026-11, SDK 1.4.0</p>",
    );
  });

  it("leads to the line of the spec, and then each page depends on its line", async () => {
    const edit = 'edit: "https://example.com/blob/{file}#L{line}"';
    const pages = await pagesWith(edit);
    const lines = spec(edit).split("\n");
    const line = lines.findIndex((text) => text.includes("code: denied")) + 1;
    expect(pages.get("en/api/denied/index.html")).toMatch(
      new RegExp(
        `<dt>In the spec</dt><dd><a href="https://example.com/blob/[^"]*#L${line}" rel="noreferrer">[^<]*:${line}</a>`,
      ),
    );
    expect(pages.get("en/api/index.html")).toContain("#L1");
    const entry = catalogOf(spec(edit)).modules[0]?.entries[1];
    if (entry === undefined) throw new Error("no entry");
    const readsOf = (address: string): readonly object[] => withPlace({ edit: address }, (data) => data)(entry);
    expect(readsOf("https://example.com/{file}#L{line}")).toEqual([entry, { line }]);
    expect(readsOf("https://example.com/{file}")).toEqual([entry]);
    const whole = await pagesWith('edit: "https://example.com/edit/{file}"');
    expect(whole.get("en/api/denied/index.html")).toMatch(/<a href="https:\/\/example\.com\/edit\/[^"#]*" rel/);
  });

  it.each([
    ["logo: http://example.com/logo.svg", "not an image"],
    ["logo: ../logo.svg", "not an image"],
    ["logo: /logo.svg", "not an image"],
    ['logo: "https://example.com/a;script-src"', "not an image"],
    ['logo: "javascript:alert(1)"', "not an image"],
    ["accent: red", "not a color"],
    ['accent: "#12345"', "not a color"],
    ['support: "javascript:alert(1)"', "not an address that a link can have"],
    ['support: "mailto:nobody"', "not an address that a link can have"],
    ["repository: example.com", "not a web address"],
    ["edit: https://example.com/", "it has no {file}"],
    ['edit: "file:///{file}"', "not a web address"],
    ['version: "\\u202e1"', "a version has 60 characters"],
  ])("is refused where a page could not show it: %s", (options, message) => {
    const { diagnostics } = loadText(spec(options));
    expect(diagnostics.map(({ message }) => message).join()).toContain(message);
  });
});

describe("the accent of a site", () => {
  const shades = (rule: string): readonly string[] => rule.match(/#[0-9a-f]{6}/g) ?? [];

  it("is the color itself where it can be read", () => {
    expect(accentRule("#1a5aa8")).toContain("--accent: light-dark(#1a5aa8,");
    expect(accentRule("#FC0")).toMatch(/--accent: light-dark\(#[0-9a-f]{6}, #ffcc00\)/);
  });

  it("can be read in both themes, whatever color it is", () => {
    const channel = fc.integer({ min: 0, max: 255 });
    fc.assert(
      fc.property(fc.tuple(channel, channel, channel), (channels) => {
        const color = `#${channels.map((value) => value.toString(16).padStart(2, "0")).join("")}`;
        const [light, dark, lightTint, darkTint] = shades(accentRule(color));
        for (const paper of ["#ffffff", "#f6f7f9", "#e6f4ec", "#fdf3e3", lightTint])
          expect(contrastOf(light, paper), `${light} on ${paper}`).toBeGreaterThanOrEqual(4.5);
        for (const paper of ["#14161a", "#1b1e24", "#17301f", "#33270f", darkTint])
          expect(contrastOf(dark, paper), `${dark} on ${paper}`).toBeGreaterThanOrEqual(4.5);
      }),
    );
  });
});

/** By the definition of WCAG, written apart from the one that it judges. */
function contrastOf(one = "", other = ""): number {
  const luminance = (color: string): number => {
    const [r = 0, g = 0, b = 0] = [1, 3, 5]
      .map((at) => Number(`0x${color.slice(at, at + 2)}`) / 255)
      .map((c) => (c <= 0.04045 ? c / 12.92 : Math.pow((c + 0.055) / 1.055, 2.4)));
    return 0.2126 * r + 0.7152 * g + 0.0722 * b;
  };
  const [a, b] = [luminance(one), luminance(other)];
  return (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
}
