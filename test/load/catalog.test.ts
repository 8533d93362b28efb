import * as v from "valibot";
import { describe, expect, it } from "vitest";
import { loadCatalog } from "../../generator/load/catalog.js";
import { targets } from "../../generator/targets/index.js";
import { catalogOf, loadText } from "../support/catalog.js";
import { specOf, tinySpec } from "../support/specs.js";

/** `rule line:column message; help` for each problem of a spec. */
function problems(spec: string): string[] {
  return loadText(spec).diagnostics.map(
    ({ rule, at, message, help }) =>
      `${rule} ${at.line}:${at.column} ${message}${help === undefined ? "" : `; ${help}`}`,
  );
}

const entry = (fields: string): string => specOf(`- code: 1\n  name: NotThere\n  text: x\n  ${fields}\n`);

describe("loading a spec", () => {
  it("fills in what the spec leaves out", () => {
    const { catalog, diagnostics } = loadText(specOf("- { code: 1, name: NotThere, text: x }"));
    expect(diagnostics).toEqual([]);
    expect(catalog).toMatchObject({ id: "tiny", name: "Tiny", version: "0.0.0", locales: ["en"], docs: undefined });
    const [first] = catalog?.modules[0]?.entries ?? [];
    expect(first).toMatchObject({ kind: "unknown", action: "none", retryable: false, http: 500, text: { en: "x" } });
  });

  it("takes retryable from the action and http from the kind, unless they are given", () => {
    const { catalog } = loadText(
      specOf(`- { code: 1, name: Aa, text: x, kind: unavailable, action: retry }
- { code: 2, name: Bb, text: x, kind: resource_exhausted, action: back_off, retryable: false, http: 403 }`),
    );
    const facts = catalog?.modules[0]?.entries.map(({ retryable, http }) => [retryable, http]);
    expect(facts).toEqual([[true, 503], [false, 403]]); // prettier-ignore
  });

  it("reads a date as written, with or without quotes", () => {
    const { catalog } = loadText(
      specOf(`- { code: 1, name: Aa, text: x, deprecated: { sunset: 2027-01-31, reason: Old } }
- { code: 2, name: Bb, text: x, deprecated: { sunset: "2028-02-29", reason: Old } }`),
    );
    const dates = catalog?.modules[0]?.entries.map(({ deprecated }) => deprecated?.sunset);
    expect(dates).toEqual(["2027-01-31", "2028-02-29"]);
  });

  it("trims texts and keeps the rest of them", () => {
    const { catalog } = loadText(specOf('- { code: 1, name: Aa, text: "  非法Metirc参数 , a\\\\b  " }'));
    expect(catalog?.modules[0]?.entries[0]?.text).toEqual({ en: "非法Metirc参数 , a\\b" });
  });

  it("reads a text for the source locale, or one for each locale", () => {
    const entries = `- { code: 1, name: Aa, text: x }\n- { code: 2, name: Bb, text: { en: " x ", zh: " 无 " } }`;
    const { catalog } = loadText(specOf(entries).replace("locales: [en]", "locales: [en, zh]"));
    expect(catalog?.modules[0]?.entries.map(({ text }) => text)).toEqual([{ en: "x" }, { en: "x", zh: "无" }]);
    const chinese = loadText(specOf("- { code: 1, name: Aa, text: 无 }").replace("locales: [en]", "locales: [zh, en]"));
    expect(chinese.catalog).toMatchObject({ locales: ["zh", "en"], title: { zh: "Tiny" } });
    expect(chinese.catalog?.modules[0]?.entries[0]?.text).toEqual({ zh: "无" });
  });

  it("makes the URL of an entry from the pattern", () => {
    const catalog = loadText(
      specOf("- { code: a/b, name: NotThere, text: x }", {
        catalog: "docs: https://example.com/{module}/{code}#{name}\n",
        module: "code-type: string\n",
      }),
    ).catalog;
    expect(catalog?.modules[0]?.entries[0]?.url).toBe("https://example.com/things/a%2Fb#not-there");
    const spaced = loadText(
      specOf('- { code: "PAY: 0103", name: NotThere, text: x }', {
        catalog: "docs: https://example.com/{module}#{code}\n",
        module: "code-type: string\n",
      }),
    ).catalog;
    // The anchor in errspec's own pages is `PAY:~200103`.
    expect(spaced?.modules[0]?.entries[0]?.url).toBe("https://example.com/things#PAY%3A~200103");
  });

  it("keeps the author's own keys, and the exact text of an example", () => {
    const { catalog } = loadText(entry('x-owner: { team: [a, 1] }\n  examples: [{"code":1.0,"message":"é"}, "{}"]'));
    const [first] = catalog?.modules[0]?.entries ?? [];
    expect(first?.extensions).toEqual({ "x-owner": { team: ["a", 1] } });
    expect(first?.examples).toEqual(['{"code":1.0,"message":"é"}', "{}"]);
  });

  it("puts the common module first, then the others by their files' names", () => {
    const main = `errspec: 1
catalog: tiny
title: Tiny
locales: [en]
envelope: { code: /code, common: shared }
`;
    const module = (id: string): string => `module: ${id}\nerrors: [{ code: 1, name: Aa, text: x }]\n`;
    const { catalog } = loadText(main, {
      "b.yaml": module("beta"),
      "a.yaml": module("alpha"),
      "z.yaml": module("shared"),
    });
    expect(catalog?.modules.map(({ id }) => id)).toEqual(["shared", "alpha", "beta"]);
  });
});

describe("problems of a spec", () => {
  it.each<[title: string, spec: string, ...expected: string[]]>([
    [
      "a key with a typing error",
      entry("retriable: true"),
      "unknown-key 12:9 unknown key `retriable`; did you mean `retryable`?",
    ],
    [
      "a key of another tool",
      entry("owner: me"),
      "unknown-key 12:9 unknown key `owner`; use one of code, name, aliases, group, title, text, kind, action, fallback, retryable, effect, http, audience, carrier, params, stability, since, deprecated, was, note, causes, solutions, otherwise, links, examples; keys of your own start with x-",
    ],
    ["no name", specOf("- code: 1\n  text: x\n"), "missing-key 9:9 `name` is missing; add `name:`"],
    ["the key has no value", specOf("- code: 1\n  name:\n  text: x\n"), "invalid-value 10:9 `name` has no value"],
    [
      "a name in camel case",
      specOf("- { code: 1, name: notThere, text: x }"),
      "invalid-value 9:26 `notThere`: a name must be PascalCase words with one capital each, such as InvalidProjectId; write NotThere",
    ],
    [
      "a name in capitals",
      specOf("- { code: 1, name: NOT_THERE, text: x }"),
      "invalid-value 9:26 `NOT_THERE`: a name must be PascalCase words with one capital each, such as InvalidProjectId; write NotThere",
    ],
    [
      "an initialism in capitals",
      specOf("- { code: 1, name: InvalidProjectID, text: x }"),
      "invalid-value 9:26 `InvalidProjectID`: a name must be PascalCase words with one capital each, such as InvalidProjectId; write InvalidProjectId",
    ],
    [
      "a kind that is none",
      entry("kind: invalid_arg"),
      "invalid-value 12:15 `invalid_arg` is not a kind; did you mean `invalid_argument`?",
    ],
    [
      "an HTTP status that is out of range",
      entry("http: 99"),
      "invalid-value 12:15 `99`: an HTTP status must be from 100 to 599",
    ],
    [
      "text that is a number",
      specOf("- { code: 1, name: Aa, text: 12 }"),
      "invalid-value 9:36 `12`: text must be a string, or one string for each locale: { zh: …, en: … }",
    ],
    [
      "text of blanks",
      specOf('- { code: 1, name: Aa, text: { en: "  " } }'),
      "invalid-value 9:42 `  `: text must not be empty",
    ],
    [
      "a locale that is not a tag",
      specOf("- { code: 1, name: Aa, text: { English: x } }"),
      "invalid-value 9:38 `English`: a locale must be a tag such as zh, en or pt-BR",
    ],
    [
      "leading zeros",
      specOf("- { code: 007, name: Aa, text: x }"),
      "canonical-code 9:17 the code `007` has leading zeros; write 7",
    ],
    [
      "a float",
      specOf("- { code: 4000.0, name: Aa, text: x }"),
      "canonical-code 9:17 the code `4000.0` is not a whole number in plain digits; write 4000",
    ],
    [
      "digits with a separator",
      specOf("- { code: 4_000, name: Aa, text: x }"),
      "canonical-code 9:17 the code `4_000` is not a whole number in plain digits; write 4000",
    ],
    [
      "a hexadecimal int",
      specOf("- { code: 0x1F, name: Aa, text: x }"),
      "canonical-code 9:17 the code `0x1F` is not a whole number in plain digits; write 31",
    ],
    [
      "a code beyond 2^53",
      specOf("- { code: 9007199254740993, name: Aa, text: x }"),
      "canonical-code 9:17 the code `9007199254740993` is beyond ±2^53, the limit of JavaScript numbers; write a code of the module's type, int",
    ],
    [
      "a range the wrong way round",
      specOf("- { code: 1, name: Aa, text: x }", { module: "groups: { g: { range: 9-1 } }\n" }),
      "range-order 8:27 the range `9-1` ends before it begins; write 1-9",
    ],
    [
      "a common module that does not exist",
      tinySpec.replace("code: /code,", "code: /code, common: shared,"),
      "envelope 5:34 there is no module `shared`; use one of things",
    ],
    [
      "a success code of another type",
      tinySpec.replace("code: /code,", "code: /code, success: { code: ok },"),
      "envelope 5:43 `ok` is not a code of the module `things`, whose codes have the type int; write the code as that module writes its codes",
    ],
    [
      "a date that does not exist",
      entry("deprecated: { sunset: 2026-02-31, reason: Old }"),
      "invalid-value 12:31 `2026-02-31`: this date does not exist",
    ],
    [
      "a day in words",
      entry("deprecated: { sunset: next year, reason: Old }"),
      "invalid-value 12:31 `next year`: a date must have the form 2027-01-31",
    ],
    [
      "a year",
      entry("deprecated: { sunset: 2027, reason: Old }"),
      "invalid-value 12:31 `2027`: a date must have the form 2027-01-31",
    ],
    ["no day", entry("deprecated: { sunset: , reason: Old }"), "invalid-value 12:23 `sunset` has no value"],
    [
      "a pointer without a slash",
      tinySpec.replace("code: /code", "code: code"),
      "invalid-value 5:19 `code`: a JSON pointer must start with a slash, such as /error/code",
    ],
    [
      "another version of the format",
      tinySpec.replace("errspec: 1", "errspec: 2"),
      "invalid-value 1:10 `2`: this version of errspec reads only format 1: write `errspec: 1`",
    ],
    [
      "two unknown keys of one entry, and a third elsewhere",
      specOf("- { code: 1, name: Aa, text: x, txt: y, htp: 400 }", { catalog: "titel: x\n" }),
      "unknown-key 6:1 unknown key `titel`; did you mean `title`?",
      "unknown-key 10:39 unknown key `txt`; did you mean `text`?",
      "unknown-key 10:47 unknown key `htp`; did you mean `http`?",
    ],
    [
      "several things at once",
      specOf("- { code: 01, name: aa, txt: x }\n- { code: 2, text: y, http: no }"),
      "missing-key 9:11 `text` is missing; add `text:`",
      "unknown-key 9:31 unknown key `txt`; did you mean `text`?",
    ],
  ])("%s", (_, spec, ...expected) => {
    expect(problems(spec)).toEqual(expect.arrayContaining(expected));
    if (expected.length === 1) expect(problems(spec)).toHaveLength(1);
  });
});

describe("the files of a spec", () => {
  const head = "errspec: 1\ncatalog: tiny-things\ntitle: Tiny\nlocales: [en, zh]\nenvelope: { code: /code }\n";
  const module = (id: string): string => `module: ${id}\nerrors: [{ code: 1, name: Gone, text: Gone. }]\n`;

  it("can have every part of a catalog", () => {
    const { catalog, diagnostics } = loadText(
      `${head}name: Small\ndescription: { en: About., zh: 关于 }\nversion: 1.2.3\ndocs: https://example.com/{code}\n` +
        "initialisms: [CVM]\nlint: { preset: strict, rules: { name-length: off } }\n" +
        "targets: { go: { module: example.com/tiny }, docs: }\n",
      { "one.yaml": module("one") },
    );
    expect(diagnostics).toEqual([]);
    expect(catalog).toMatchObject({
      id: "tiny-things",
      name: "Small",
      title: { en: "Tiny" },
      description: { en: "About.", zh: "关于" },
      version: "1.2.3",
      locales: ["en", "zh"],
      docs: "https://example.com/{code}",
      initialisms: ["CVM"],
      lint: { preset: "strict", rules: { "name-length": "off" } },
      file: "spec/errspec.yaml",
    });
    expect(catalog?.options).toEqual({
      go: expect.objectContaining({ module: "example.com/tiny" }) as object,
      docs: {},
    });
    expect(catalog?.at("version")).toMatchObject({ file: "spec/errspec.yaml", line: 8, column: 10 });
  });

  it("need only a few keys", () => {
    const { catalog } = loadText(head, { "one.yaml": module("one") });
    expect(catalog).toMatchObject({ name: "TinyThings", description: {}, version: "0.0.0", initialisms: [] });
    expect(catalog).toMatchObject({ docs: undefined, lint: { preset: "standard", rules: {} } });
    const usual = targets.filter(({ options }) => v.getMetadata(options)["optIn"] !== true);
    expect(Object.keys(catalog?.options ?? {})).toEqual(usual.map(({ id }) => id));
  });

  it("come in any order: the common module is first, then files by their names", () => {
    const files = { "a.yaml": module("one"), "b.yaml": module("two"), "c.yaml": module("three") };
    const spec = head.replace("/code }", "/code, common: three }");
    const ids = (names: readonly (keyof typeof files)[]): string[] | undefined =>
      loadText(spec, Object.fromEntries(names.map((name) => [name, files[name]]))).catalog?.modules.map(({ id }) => id);
    expect(ids(["a.yaml", "b.yaml", "c.yaml"])).toEqual(["three", "one", "two"]);
    expect(ids(["c.yaml", "b.yaml", "a.yaml"])).toEqual(["three", "one", "two"]);
    expect(ids(["b.yaml", "c.yaml", "a.yaml"])).toEqual(["three", "one", "two"]);
  });

  it("are not a spec without the catalog's file", () => {
    const file = (path: string): { path: string; source: string; text: string } => ({
      path,
      source: `spec/${path}`,
      text: module("one"),
    });
    const problem = {
      rule: "catalog-file",
      severity: "error",
      message: "the spec has no errspec.yaml",
      help: "create one with `errspec init`",
    };
    const place = { line: 1, column: 1, endLine: 1, endColumn: 1 };
    expect(loadCatalog([file("b.yaml"), file("a.yaml"), file("myerrspec.yaml")], {})).toMatchObject({
      catalog: undefined,
      diagnostics: [{ ...problem, at: { file: "a.yaml", ...place } }],
    });
    expect(loadCatalog([], {})).toMatchObject({
      catalog: undefined,
      diagnostics: [{ ...problem, at: { file: "errspec.yaml", ...place } }],
    });
    const main = { path: "errspec.yaml", source: "errspec.yaml", text: head };
    expect(loadCatalog([main, file("a.yaml")], {}).catalog?.modules).toHaveLength(1);
  });

  it("have an envelope that is checked only if every module could be read", () => {
    const spec = head.replace("/code }", "/code, common: two }");
    const missing = ["envelope"];
    expect(loadText(spec, { "one.yaml": module("one") }).diagnostics.map(({ rule }) => rule)).toEqual(missing);
    const broken = loadText(spec, { "one.yaml": module("one"), "two.yaml": "module: two\nerrors: 7\n" });
    expect(broken.diagnostics.map(({ rule }) => rule)).toEqual(["invalid-value"]);
    expect(broken.catalog?.modules.map(({ id }) => id)).toEqual(["one"]);
  });

  it("name only locales of the catalog in the options of targets", () => {
    const spec = `${head}targets:\n  docs: { locales: [zh, em, pt-BR] }\n  site: { locales: [en] }\n`;
    const { diagnostics } = loadText(spec, { "one.yaml": module("one") });
    expect(
      diagnostics.map(({ rule, at, message, help }) => `${rule} ${at.line}:${at.column} ${message}; ${help}`),
    ).toEqual([
      "known-locale 7:25 `em` is not one of the catalog's locales; did you mean `en`?",
      "known-locale 7:29 `pt-BR` is not one of the catalog's locales; use one of en, zh",
    ]);
  });

  it("has fallback locales that are locales of the catalog", () => {
    const head = "errspec: 1\ncatalog: tiny\ntitle: Tiny\nenvelope: { code: /code }\nlocales: [en, zh, ja]\n";
    expect(catalogOf(`${head}fallback-locales: [zh, en]\nmodules: []\n`).fallbackLocales).toEqual(["zh", "en"]);
    expect(catalogOf(`${head}modules: []\n`).fallbackLocales).toEqual([]);
    const { diagnostics } = loadText(`${head}fallback-locales: [zh, jp]\nmodules: []\n`);
    expect(diagnostics.map(({ rule, at, message }) => `${rule} ${at.line}:${at.column} ${message}`)).toEqual([
      "known-locale 6:24 `jp` is not one of the catalog's locales",
    ]);
  });

  it.each<[line: string, accepted: boolean]>([
    ["version: 1.2.3", true],
    ["version: 10.20.30", true],
    ["version: 1.0.0-rc.1", true],
    ["version: 1.0.0-Beta-2.x", true],
    ["version: 1.2", false],
    ["version: 1.2.x", false],
    ["version: 1.x.2", false],
    ["version: v1.2.3", false],
    ["version: x.1.2", false],
    ["version: 1.2.3.4", false],
    ["version: 1.2.3-", false],
    ["version: 1.2.3-a_b", false],
    ["version: 1.2.3-~", false],
    ["initialisms: [DSA, V2, OAUTH2]", true],
    ["initialisms: [D]", false],
    ["initialisms: [Dsa]", false],
    ["initialisms: [xDSA]", false],
    ["initialisms: [DSAx]", false],
    ["initialisms: [2DSA]", false],
    ["initialisms: [D-A]", false],
    ["targets: { go: { module: example.com/tiny } }", true],
    ["targets: { go: { modul: example.com/tiny } }", false],
    ["targets: { golang: }", false],
  ])("take `%s`: %s", (line, accepted) => {
    const { diagnostics } = loadText(`${head}${line}\n`, { "one.yaml": module("one") });
    expect(diagnostics.length === 0).toBe(accepted);
    for (const { at } of diagnostics) expect(at.line).toBe(6);
  });
});
