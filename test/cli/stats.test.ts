import { expect, it } from "vitest";
import { statsCommand } from "../../generator/cli/stats.js";
import { statsOf } from "../../generator/stats.js";
import { catalogOf, seedCatalog } from "../support/catalog.js";
import { put, temporaryFolder } from "../support/folder.js";
import { captured } from "./captured.js";

const spec = `errspec: 1
catalog: tiny
title: { en: Tiny, zh: 小 }
locales: [en, zh]
envelope: { code: /code, text: /message }
modules:
  - module: things
    title: { en: Things, zh: 东西 }
    groups:
      lookup: { range: 1-9, title: { en: Lookup } }
      other: { title: { en: Other, zh: 其他 } }
    reserved: [{ codes: [20-29, 31], reason: gone }]
    success: { code: 0, name: Success, text: { en: Done., zh: 完成 } }
    errors:
      - { code: 1, name: NotThere, group: lookup, text: { en: Gone., zh: 没有 }, kind: not_found, action: fix_request, examples: [{ "code": 1 }] }
      - { code: 2, name: Busy, group: lookup, text: { en: Busy. }, kind: unavailable, action: retry, note: { en: Often. } }
      - { code: 10, name: Old, group: other, text: { en: Old. }, deprecated: { reason: { en: No use. } } }
`;

it("counts by module, group, kind, action, locale and documentation", () => {
  expect(statsOf(catalogOf(spec))).toEqual({
    errors: 3,
    deprecated: 1,
    experimental: 0,
    retryable: 1,
    modules: [
      {
        module: "things",
        errors: 3,
        deprecated: 1,
        reserved: 11,
        groups: [
          { group: "lookup", errors: 2, range: "1-9", size: 9 },
          { group: "other", errors: 1, range: undefined, size: undefined },
        ],
      },
    ],
    kinds: [
      { kind: "unknown", errors: 1 },
      { kind: "not_found", errors: 1 },
      { kind: "unavailable", errors: 1 },
    ],
    actions: [
      { action: "retry", errors: 1 },
      { action: "fix_request", errors: 1 },
      { action: "none", errors: 1 },
    ],
    locales: [
      { locale: "en", texts: 10, of: 10 },
      { locale: "zh", texts: 5, of: 10 },
    ],
    documentation: { titles: 0, notes: 1, causes: 0, solutions: 0, links: 0, examples: 1, kinds: 2, actions: 2 },
  });
});

it("knows the repository's own spec", () => {
  const { errors, modules, locales } = statsOf(seedCatalog());
  expect(errors).toBe(79);
  expect(modules.map(({ module, errors: ofModule }) => [module, ofModule])).toEqual([
    ["common", 16],
    ["dsa", 63],
  ]);
  expect(locales.every(({ texts, of }) => texts === of)).toBe(true);
});

it("counts experimental errors, also those of an experimental module", async () => {
  const path = temporaryFolder();
  put(path, {
    "spec/errspec.yaml": spec.replace("  - module: things\n", "  - module: things\n    stability: experimental\n"),
  });
  const text = await captured(path, () => statsCommand({ specs: [`${path}/spec`], json: false }));
  expect(text.stdout).toContain("1 retryable, 1 deprecated, 3 experimental\n");
  const json = await captured(path, () => statsCommand({ specs: [`${path}/spec`], json: true }));
  expect(JSON.parse(json.stdout)).toMatchObject({ experimental: 3 });
});

it("prints tables, and JSON", async () => {
  const path = temporaryFolder();
  put(path, { "spec/errspec.yaml": spec.replace("title: { en: Tiny,", 'title: { en: "Tiny \\x1b[31m",') });
  const text = await captured(path, () => statsCommand({ specs: [`${path}/spec`], json: false }));
  expect(text.result).toBe(0);
  expect(text.stdout).toBe(`Tiny \\x1b[31m (tiny 0.0.0): 3 errors in 1 module, 1 retryable, 1 deprecated

module things  errors        codes
  lookup            2          1-9  22%
  other             1
  total             3  11 reserved

kind           errors
  unknown           1  33%
  not_found         1  33%
  unavailable       1  33%

action         errors
  retry             1  33%
  fix_request       1  33%
  none              1  33%

locale  texts
  en    10/10  100%
  zh     5/10   50%

documentation  errors
  titles            0   0%
  notes             1  33%
  causes            0   0%
  solutions         0   0%
  links             0   0%
  examples          1  33%
  kinds             2  66%
  actions           2  66%
`);
  const json = await captured(path, () => statsCommand({ specs: [`${path}/spec`], json: true }));
  expect(JSON.parse(json.stdout)).toMatchObject({
    version: 1,
    catalog: { id: "tiny", version: "0.0.0" },
    errors: 3,
    modules: [{ groups: [{ size: 9 }, { range: null, size: null }] }],
  });
});
