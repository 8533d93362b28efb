import { expect, it } from "vitest";
import { catalogOf } from "../../support/catalog.js";
import { catalogWithHistory } from "../../support/history.js";
import { specOf } from "../../support/specs.js";
import { publicCatalog } from "../../../generator/model/sent.js";
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

it("the page of a code shows its response in each envelope, and how to raise it with its params", async () => {
  const spec =
    specOf(`- { code: 1, name: TooMany, text: "At most {limit}", kind: resource_exhausted, action: back_off, params: [{ name: limit, type: int }, { name: card, sensitive: true }] }
- { code: 2, name: Plain, text: x, examples: ['{"code":2,"text":"as it was"}'] }
- { code: 3, name: Secret, text: hush, audience: internal }`);
  const envelopes = "envelopes: { problem: null, grpc: null }";
  const sides =
    "targets: { typescript: { side: both }, go: { module: example.com/x, side: both }, python: { side: client } }";
  const site = await siteOf(publicCatalog(catalogOf(`${spec}${envelopes}\n${sides}\n`)), { sdk: false });
  const page = (code: string): string => site.get(`en/things/${code}/index.html`) ?? "";
  const tabs = (code: string, choice: string): string[] =>
    [
      ...page(code).matchAll(new RegExp(`<input type="radio" name="${choice}"[^>]*><label[^>]*>(.*?)</label>`, "g")),
    ].map(([, title = ""]) => title);
  expect(tabs("1", "response")).toEqual(["Default", "Problem details", "gRPC status"]);
  expect(tabs("1", "raise")).toEqual(["Go", "TypeScript"]);
  expect(tabs("1", "handle")).toEqual(["Go", "Python", "TypeScript"]);
  expect(page("1")).toContain('<p class="wire">HTTP 429\ncontent-type: application/problem+json\nretry-after: 1</p>');
  expect(page("1")).toContain("At most 42");
  expect(page("1")).not.toContain("card-1");
  expect(page("1")).toContain("<dt>Parameters</dt><dd>limit (int), card (string, never sent)</dd>");
  // The author's own example stands for the catalog's envelope: nobody knows its status.
  expect(page("2")).toContain("as it was");
  expect(page("2").match(/class="wire"/g)).toHaveLength(2);
  expect([...site.values()].join("")).not.toContain("hush");
});

it("a response has no tabs if there is only one", async () => {
  const site = await siteOf(catalogOf(specOf("- { code: 1, name: Plain, text: x }")), { sdk: false });
  const page = site.get("en/things/1/index.html") ?? "";
  expect(page).not.toContain('data-choice="envelope"');
  expect(page).toContain('<div class="block"><p class="wire">HTTP 500</p><pre');
});

it("the page of a code has the versions that changed it, as far as the page's language shows it", async () => {
  const site = await siteOf(catalogWithHistory(), { sdk: false });
  const history = (locale: string, code: number): string =>
    /<h2 id="history">[\s\S]*?<dl[^>]*>([\s\S]*?)<\/dl>/.exec(
      site.get(`${locale}/things/${code}/index.html`) ?? "",
    )?.[1] ?? "";
  expect(history("en", 1).replace(/<\/?div>|\n/g, "")).toBe(
    "<dt>Since</dt><dd>1.1.0</dd>" +
      "<dt>Changed in 1.2.0</dt><dd>no longer deprecated; code 0 → 1; name Gone → NotThere; kind aborted → not_found; action: Contact support → former; " +
      "carried out: Unknown → No; HTTP 409 → 410; may no longer be retried</dd>" +
      "<dt>Text before 1.2.0</dt><dd>&#60;b&#62;It&#60;/b&#62; is | *gone*.</dd>" +
      "<dt>Changed in 1.4.0</dt><dd>deprecated; may be retried</dd>",
  );
  expect(history("zh", 1)).toContain("<dt>1.3.0 之前的文字</dt><dd>不见了。</dd>");
  expect(history("zh", 1)).toContain(
    "不再弃用；错误码 0 → 1；名称 Gone → NotThere；类别 aborted → not_found；处理方式 联系客服 → former；是否已执行 不确定 → 否；",
  );
  expect(history("zh", 1)).not.toContain("gone");
  expect(history("en", 2)).toContain("<dd>1.0.0 or earlier</dd>");
  expect([history("en", 3), history("en", 4)]).toEqual(["", ""]);
  expect(history("en", 5)).toContain("<dt>Since</dt><dd>0.9</dd>");
});

it("the page of a code reads from what it means to what is like it, with its history", async () => {
  const spec = specOf(`- code: 1
  name: Whole
  aliases: [Former]
  text: It is whole.
  kind: not_found
  action: fix_request
  since: 1.2.0
  was: [{ text: It was half., until: 2.0.0 }]
  causes: [A cause.]
  solutions: [First this., Then that.]
  otherwise: Tell its maker.
- { code: 2, name: Alike, text: It is whole. }
- { code: 3, name: Older, text: x, deprecated: { reason: Old., replaced-by: Whole } }`);
  const site = await siteOf(catalogOf(spec), { sdk: false });
  const page = site.get("en/things/1/index.html") ?? "";
  const at = [
    '<p class="lead">It is whole.</p>',
    "<strong>Fix the request</strong>",
    "<li>First this.</li>\n<li>Then that.</li>",
    "If the program is not yours.</strong> Tell its maker.",
    "<li>A cause.</li>",
    '<h2 id="response">',
    '<h2 id="log">',
    "<code>things: Whole (1): It is whole.</code>",
    '<h2 id="history">',
    "<dt>Since</dt><dd>1.2.0</dd>",
    "<dt>Former names</dt><dd>Former</dd>",
    "<dt>Earlier meaning (until 2.0.0)</dt><dd>It was half.</dd>",
    '<dt>Replaces</dt><dd><a href="../../things/3/index.html">',
    '<h2 id="related">',
    '<dt>Same text</dt><dd><a href="../../things/2/index.html">',
    '<h2 id="facts">',
    "<dt>HTTP status</dt>",
  ].map((part) => page.indexOf(part));
  expect(at).not.toContain(-1);
  expect(at).toEqual(at.toSorted((a, b) => a - b));
  expect(site.get("en/things/2/index.html")).not.toMatch(/id="(?:history|solution|causes)"/);
});
