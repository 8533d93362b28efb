import { expect, it } from "vitest";
import type { Entry } from "../../generator/model/catalog.js";
import { relatedIn } from "../../generator/model/related.js";
import { catalogOf } from "../support/catalog.js";

const catalog = catalogOf(
  `errspec: 1
catalog: related
title: Related
locales: [en]
envelope: { code: /code, text: /message }
`,
  {
    "aa.yaml": `module: aa
errors:
  - { code: 1, name: Old, text: Gone., deprecated: { reason: New name., replaced-by: New } }
  - { code: 2, name: Older, text: Gone., deprecated: { reason: New name., replaced-by: New } }
  - { code: 3, name: New, text: Not there. }
  - { code: 4, name: Alone, text: Alone. }
`,
    "bb.yaml": `module: bb
errors:
${Array.from({ length: 12 }, (_, index) => `  - { code: ${index + 1}, name: Same${index}, text: Gone. }\n`).join("")}`,
  },
);
const related = relatedIn(catalog);
const entry = (module: string, name: string): Entry => {
  const found = catalog.modules.find(({ id }) => id === module)?.entries.find((each) => each.name === name);
  if (found === undefined) throw new Error(`no ${module}/${name}`);
  return found;
};
const names = (entries: readonly Entry[]): string[] => entries.map(({ module, name }) => `${module}/${name}`);

it("finds the first entries with the same text, and the number of others", () => {
  const { shown, more } = related(entry("bb", "Same0")).sameText;
  expect(names(shown)).toEqual(["aa/Old", "aa/Older", ...[1, 2, 3, 4, 5, 6].map((index) => `bb/Same${index}`)]);
  expect(more).toBe(5);
  expect(related(entry("bb", "Same11")).sameText).toMatchObject({ shown: { length: 8 }, more: 5 });
  expect(related(entry("aa", "Alone")).sameText).toEqual({ shown: [], more: 0 });
});

it("finds the entries of other modules with the same code", () => {
  const { shown, more } = related(entry("aa", "Alone")).sameCode;
  expect([names(shown), more]).toEqual([["bb/Same3"], 0]);
  expect(related(entry("bb", "Same11")).sameCode).toEqual({ shown: [], more: 0 });
});

it("finds the replacement of a deprecated entry, and the entries that an entry replaces", () => {
  expect(related(entry("aa", "Old")).replacement?.name).toBe("New");
  expect(related(entry("aa", "New")).replacement).toBe(undefined);
  expect(names(related(entry("aa", "New")).replaces.shown)).toEqual(["aa/Old", "aa/Older"]);
  expect(related(entry("bb", "Same0")).replaces).toEqual({ shown: [], more: 0 });
});
