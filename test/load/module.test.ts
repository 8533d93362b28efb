import { expect, it } from "vitest";
import type { Locate, Step } from "../../generator/model/position.js";
import { loadText } from "../support/catalog.js";

const main = (locales = "en"): string =>
  `errspec: 1\ncatalog: tiny\ntitle: Tiny\nlocales: [${locales}]\nenvelope: { code: /code }\n`;

const full = `module: big-things
title: { en: Big, zh: 大 }
description: About things.
code-type: { kind: hex, bits: 16 }
success: { code: 0x0000, name: Success, text: Done. }
groups:
  one: { title: One, range: 0x0001-0x000F }
  two: { title: Two }
reserved:
  - { codes: [0x0020, 0x0030-0x003F], reason: Old. }
  - { names: [Former], reason: Older. }
errors:
  - code: 0x0001
    name: NotThere
    aliases: [Missing]
    group: one
    title: Not there
    text: There is no {id}.
    kind: not_found
    action: retry
    fallback: contact_support
    retryable: false
    effect: done
    http: 410
    params: [{ name: id, type: string }]
    since: "1.0"
    deprecated: { since: "2.0", sunset: 2030-01-31, reason: Another is better., replaced-by: Other }
    was: [{ text: { zh: 旧 }, until: "0.9" }, { text: Once. }]
    note: A remark.
    causes: [The first., { en: The second., zh: 第二个 }]
    solutions: [Do this.]
    otherwise: Ask the author.
    links: [{ url: "https://example.com/a", title: A page }]
    examples: [{ "code": "0x0001" }]
    x-owner: team
  - { code: 0x0002, name: Other, text: Other. }
`;

/** The place of something, in short form. */
function place(at: Locate, ...steps: Step[]): string {
  const { file, line, column } = at(...steps);
  return `${file}:${line}:${column}`;
}

it("reads a module with every part, and the place of each", () => {
  const spec = `${main("en, zh")}docs: https://example.com/{module}/{code}/{name}\n`;
  const { catalog, diagnostics } = loadText(spec, { "big.yaml": full });
  expect(diagnostics).toEqual([]);
  const [module] = catalog?.modules ?? [];
  expect(module).toEqual({
    id: "big-things",
    name: "BigThings",
    title: { en: "Big", zh: "大" },
    description: { en: "About things." },
    codeType: { kind: "hex", bits: 16, signed: false },
    stability: "stable",
    carriers: { default: undefined, byKind: {} },
    groups: [
      { id: "one", title: { en: "One" }, range: ["0x0001", "0x000F"], at: expect.any(Function) as Locate },
      { id: "two", title: { en: "Two" }, range: undefined, at: expect.any(Function) as Locate },
    ],
    reserved: [
      {
        codes: [
          ["0x0020", "0x0020"],
          ["0x0030", "0x003F"],
        ],
        names: [],
        reason: "Old.",
        at: expect.any(Function) as Locate,
      },
      { codes: [], names: ["Former"], reason: "Older.", at: expect.any(Function) as Locate },
    ],
    success: expect.objectContaining({ code: "0x0000", name: "Success", text: { en: "Done." } }) as object,
    entries: [
      {
        module: "big-things",
        code: "0x0001",
        name: "NotThere",
        aliases: ["Missing"],
        group: "one",
        title: { en: "Not there" },
        text: { en: "There is no {id}." },
        kind: "not_found",
        action: "retry",
        fallback: "contact_support",
        retryable: false,
        effect: "done",
        http: 410,
        audience: "public",
        carrier: undefined,
        params: [{ name: "id", type: "string", sensitive: false, at: expect.any(Function) as Locate }],
        stability: "stable",
        since: "1.0",
        deprecated: { since: "2.0", sunset: "2030-01-31", reason: { en: "Another is better." }, replacedBy: "Other" },
        was: [
          { text: { zh: "旧" }, until: "0.9" },
          { text: { en: "Once." }, until: undefined },
        ],
        note: { en: "A remark." },
        causes: [{ en: "The first." }, { en: "The second.", zh: "第二个" }],
        solutions: [{ en: "Do this." }],
        otherwise: { en: "Ask the author." },
        links: [{ url: "https://example.com/a", title: { en: "A page" } }],
        examples: ['{ "code": "0x0001" }'],
        url: "https://example.com/big-things/0x0001/not-there",
        extensions: { "x-owner": "team" },
        at: expect.any(Function) as Locate,
      },
      expect.objectContaining({ name: "Other" }),
    ],
    file: "spec/big.yaml",
    at: expect.any(Function) as Locate,
  });
  if (module === undefined) return;
  const [first, second] = module.entries;
  expect([
    place(module.at, "module"),
    ...(module.success === undefined ? [] : [place(module.success.at, "name")]),
    ...module.groups.map(({ at }) => place(at, "title")),
    ...module.reserved.map(({ at }) => place(at, "reason")),
    ...(first === undefined ? [] : [place(first.at, "code"), ...first.params.map(({ at }) => place(at, "type"))]),
    ...(second === undefined ? [] : [place(second.at, "name")]),
  ]).toEqual(
    ["1:9", "5:32", "7:17", "8:17", "10:47", "11:32", "13:11", "25:32", "36:27"].map(
      (place) => `spec/big.yaml:${place}`,
    ),
  );
});

it("reads a module with only the required keys", () => {
  const { catalog } = loadText(main(), {
    "big.yaml": "module: big-things\nerrors:\n  - { code: 7, name: Gone, text: Gone. }\n",
  });
  expect(catalog?.modules).toEqual([
    {
      id: "big-things",
      name: "BigThings",
      title: { en: "BigThings" },
      description: {},
      codeType: { kind: "int" },
      stability: "stable",
      carriers: { default: undefined, byKind: {} },
      groups: [],
      reserved: [],
      success: undefined,
      entries: [
        {
          module: "big-things",
          code: "7",
          name: "Gone",
          aliases: [],
          group: undefined,
          title: {},
          text: { en: "Gone." },
          kind: "unknown",
          action: "none",
          fallback: undefined,
          retryable: false,
          effect: "unknown",
          http: 500,
          audience: "public",
          carrier: undefined,
          params: [],
          stability: "stable",
          since: undefined,
          deprecated: undefined,
          was: [],
          note: {},
          causes: [],
          solutions: [],
          otherwise: {},
          links: [],
          examples: [],
          url: undefined,
          extensions: {},
          at: expect.any(Function) as Locate,
        },
      ],
      file: "spec/big.yaml",
      at: expect.any(Function) as Locate,
    },
  ]);
});

it("leaves out entries with an invalid code, and reports the place of each", () => {
  const { catalog, diagnostics } = loadText(main(), {
    "big.yaml": `module: big-things
success: { code: ok, name: Success, text: Done. }
groups: { one: { title: One, range: 1-x } }
reserved: [{ codes: [2-x, 3], reason: Old. }]
errors:
  - { code: 1x, name: Gone, text: Gone. }
  - { code: 7, name: There, text: There. }
`,
  });
  const [module] = catalog?.modules ?? [];
  expect(module).toMatchObject({ success: undefined, groups: [{ range: undefined }] });
  expect(module?.reserved[0]?.codes).toEqual([["3", "3"]]);
  expect(module?.entries.map(({ name }) => name)).toEqual(["There"]);
  expect(diagnostics.map(({ at }) => `${at.line}:${at.column}`)).toEqual(["2:18", "3:37", "4:22", "6:13"]);
});

it.each(["constructor", "prototype"])("keeps a group, a module, a parameter and a rule called %s", (name) => {
  const spec = `${main()}lint: { rules: { ${name}: off } }\nbreaking: { rules: { ${name}: off } }\n`;
  const { catalog, diagnostics } = loadText(spec, {
    "module.yaml": `module: ${name}
groups: { ${name}: { title: Group, range: 1-9 } }
errors:
  - { code: 1, name: One, group: ${name}, text: "{${name}}", params: [{ name: ${name} }], x-${name}: 1 }
`,
  });
  expect(diagnostics).toEqual([]);
  expect(catalog?.lint.rules).toEqual({ [name]: "off" });
  expect(catalog?.breaking.rules).toEqual({ [name]: "off" });
  const [module] = catalog?.modules ?? [];
  expect(module?.id).toBe(name);
  expect(module?.groups.map(({ id, title, range }) => [id, title, range])).toEqual([
    [name, { en: "Group" }, ["1", "9"]],
  ]);
  const [entry] = module?.entries ?? [];
  expect([entry?.group, entry?.params[0]?.name, entry?.extensions]).toEqual([name, name, { [`x-${name}`]: 1 }]);
});

it.each([
  ["groups: { __proto__: { title: Group } }", "2:11"],
  ["groups: { constructor: { titel: Group } }", "2:26"],
  ["constructor: 1", "2:1"],
  ["toString: 1", "2:1"],
])("reports a key that every object inherits as any other: %s", (line, place) => {
  const { diagnostics } = loadText(main(), { "module.yaml": `module: things\n${line}\nerrors: []\n` });
  expect(diagnostics.map(({ at }) => `${at.line}:${at.column}`)).toEqual([place]);
});
