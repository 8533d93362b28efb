import { describe, expect, it } from "vitest";
import { count } from "../../../generator/diagnostic/count.js";
import { versionOf } from "../../../generator/version.js";
import { listed } from "../../../generator/rules/breaking/changes/entry.js";
import type { Version } from "../../../generator/compare/comparison.js";
import { formsOf } from "../../../generator/compare/forms.js";
import { defaultLocaleChanged } from "../../../generator/rules/breaking/default-locale-changed.js";
import { breakingRules } from "../../../generator/rules/breaking/index.js";
import { breaking } from "../../../generator/rules/breaking/run.js";
import type { Exposed, Role } from "../../../generator/model/exposed.js";
import { catalogOf } from "../../support/catalog.js";
import { specOf, textWith } from "../../support/specs.js";

/** A catalog of one module, with what is given of it, one line each. */
function edition(...lines: string[]): Version {
  const head = "errspec: 1\ncatalog: tiny\ntitle: Tiny\nlocales: [en, zh]\nenvelope: { code: /code }\n";
  const targets = "targets:\n  typescript:\n  go: { module: example.com/tiny }\n  python:\n  docs:\n";
  return versionOf(
    catalogOf(`${head}${targets}modules:\n  - module: things\n${lines.map((line) => `    ${line}\n`).join("")}`),
  );
}

/** One thing that a target exposes, beyond what targets do. */
const one = (role: Role, subject: Exposed["subject"], more: Partial<Exposed>): Exposed => ({
  role,
  subject,
  text: "it",
  ...more,
});

/** What is found, of what and for whom. */
const told = (before: Version, after: Version): string[] =>
  breaking(breakingRules, before, after, { today: "2026-06-01" }).findings.map(
    ({ rule, subject, categories }) => `${rule} ${subject} ${categories.join(" ")}`,
  );

const errors = (...entries: string[]): string => `errors: [${entries.map((entry) => `{ ${entry} }`).join(", ")}]`;
const entry = (code: number | string, name: string, more = ""): string =>
  `code: ${code}, name: ${name}, text: The ${name} happened${more === "" ? "" : `, ${more}`}`;

it("takes a text for the same, in whatever order its locales stand", () => {
  const [en, zh, pt] = ["en: It is gone", "zh: 不存在", "pt: Foi-se"];
  const texts = (...locales: string[]): Version => {
    const text = `{ ${locales.join(", ")} }`;
    return edition(
      errors(`code: 1, name: Gone, text: ${text}, title: ${text}, note: ${text}, was: [{ text: ${text} }]`),
    );
  };
  for (const other of [texts(en, pt, zh), texts(zh, en, pt), texts(zh, pt, en), texts(pt, zh, en)]) {
    expect(told(texts(en, zh, pt), other)).toEqual([]);
  }
  expect(told(texts(en, zh, pt), texts(en, "zh: 没有", pt)).map((line) => line.split(" ")[0])).toEqual(
    expect.arrayContaining(["text-changed", "title-changed", "note-changed"]),
  );
});

it("names three of many, and says how many more there are", () => {
  expect(listed(["a", "b", "c"])).toBe("a, b, c");
  expect(listed(["a", "b", "c", "d", "e"])).toBe("a, b, c and 2 more");
  expect([0, 1, 2].map((n) => count(n, "code"))).toEqual(["0 codes", "1 code", "2 codes"]);
});

it("reads a module code that stands alone as a form of its own", () => {
  const { envelope } = catalogOf(`errspec: 1
catalog: tiny
title: Tiny
locales: [en]
envelope: { code: /code, common: things, module-code: [{ at: /a/b }, { at: /text, forms: ["({code})", "{code}:"] }] }
modules: [{ module: things, errors: [] }]
`);
  expect([...formsOf(envelope)]).toEqual([
    ["/a/b", ["{code}"]],
    ["/text", ["({code})", "{code}:"]],
  ]);
});

it("takes a parameter of another type for another parameter, not for a new name", () => {
  const text = (name: string, type: string): Version =>
    edition(errors(`code: 1, name: Gone, ${textWith([name, type])}`));
  const rules = (before: Version, after: Version): string[] =>
    told(before, after).flatMap((line) => (line.startsWith("param-") ? [line.split(" ")[0] ?? ""] : []));
  expect(rules(text("id", "string"), text("key", "string"))).toEqual(["param-renamed"]);
  expect(rules(text("id", "string"), text("key", "int")).sort()).toEqual(["param-added", "param-removed"]);
  expect(rules(text("id", "string"), text("id", "int"))).toEqual(["param-type-changed"]);
});

/** An error whose text takes values with these names. */
function takes(...names: string[]): string {
  return `code: 1, name: Gone, ${textWith(...names.map((name): [string] => [name]))}`;
}

it("tells of parameters only where a text had some, and readers where no code takes them", () => {
  const version = (...names: string[]): Version => edition(errors(takes(...names)));
  const [none, id, both] = [version(), version("id"), version("id", "key")];
  const params = (before: Version, after: Version): string[] =>
    told(before, after).filter((line) => line.startsWith("param-"));
  expect(params(none, id)).toEqual([]);
  expect(params(id, both)).toEqual(["param-added things/1 SRC_GO SRC_PY SRC_TS"]);
  const pages = ({ catalog, surfaces }: Version): Version => ({
    catalog,
    surfaces: surfaces.filter(({ category }) => category === "DOCS"),
  });
  expect(params(pages(id), pages(both))).toEqual(["param-added things/1 DOCS"]);
});

it("tells of the order of parameters those whose function for that very text goes by it", () => {
  const order = (subject: Exposed["subject"]): string[] => {
    const items = [one("lookup", subject, { positional: true })];
    const version = (...names: string[]): Version => ({
      catalog: edition(errors(takes(...names), entry(2, "Here"))).catalog,
      surfaces: [{ target: "one", category: "SRC_GO", title: "One", items }],
    });
    return told(version("a", "b"), version("b", "a"));
  };
  expect(order({ module: "things", name: "Gone" })).toContain("param-reordered things/1 SRC_GO");
  expect(order({ module: "things", name: "Here" })).toContain("param-reordered things/1 DOCS");
  expect(order({ module: "others", name: "Gone" })).toContain("param-reordered things/1 DOCS");
});

it("says what of a type is gone, and what there is for it", () => {
  const { catalog } = edition(errors(entry(1, "Aa")));
  const messages = (was: Partial<Exposed>, now: Partial<Exposed>): string[] => {
    const surface = (more: Partial<Exposed>): Version => ({
      catalog,
      surfaces: [
        { target: "one", category: "SRC_GO", title: "One", items: [one("code class", { module: "things" }, more)] },
      ],
    });
    return breaking(breakingRules, surface(was), surface(now), { today: "2026-06-01" }).findings.map(
      ({ message }) => message,
    );
  };
  expect(messages({ base: ["A", "B", "C"] }, { base: ["B", "D"] })).toEqual([
    expect.stringContaining("it (A and C → D)"),
  ]);
  expect(messages({ matches: ["A"] }, {})).toEqual([expect.stringContaining("it (A → nothing)")]);
  expect(messages({ type: ["A"] }, { type: ["A", "B"] })).toEqual([]);
});

it("calls a range shrunk, at whichever end", () => {
  const range = (first: number, last: number): Version =>
    edition(`groups: { some: { title: Some, range: ${first}-${last} } }`, errors(`${entry(5, "Aa")}, group: some`));
  const shrunk = (after: Version): string[] =>
    told(range(1, 9), after).filter((line) => line.startsWith("range-shrunk"));
  for (const after of [range(2, 9), range(1, 8), range(3, 12)]) {
    expect(shrunk(after)).toEqual(["range-shrunk things/some LIFECYCLE"]);
  }
  for (const after of [range(1, 9), range(0, 9), range(1, 10)]) expect(shrunk(after)).toEqual([]);
});

it("says nowhere, where there is no place for something any more", () => {
  const envelope = (more: string): Version =>
    versionOf(
      catalogOf(`errspec: 1
catalog: tiny
title: Tiny
locales: [en]
envelope: { code: /code${more} }
modules: [{ module: things, errors: [] }]
`),
    );
  expect(
    breaking(breakingRules, envelope(", request-id: /id"), envelope(""), { today: "2026-06-01" }).findings.map(
      ({ message }) => message,
    ),
  ).toContain("the place of the request ID changed from /id to nowhere");
});

it("compares what clients do about a response, not about a name, where codes were exchanged", () => {
  const before = edition(errors(entry(1, "Aa", "kind: internal"), entry(2, "Bb", "kind: not_found")));
  const names = edition(errors(entry(2, "Aa", "kind: not_found"), entry(1, "Bb", "kind: internal")));
  // Who catches by name gets another kind than before; who reads a response does the same as before.
  expect(told(before, names).filter((line) => line.startsWith("kind-changed"))).toEqual([
    "kind-changed things/1 SRC_GO SRC_PY",
    "kind-changed things/2 SRC_GO SRC_PY",
  ]);
  const moved = edition(errors(entry(3, "Aa", "kind: unavailable"), entry(2, "Bb", "kind: not_found")));
  expect(told(before, moved)).toContain("kind-changed things/1 BEHAVIOR SRC_GO SRC_PY");
  const status = (first: string, second: string): Version =>
    edition(errors(entry(1, first, "http: 404"), entry(2, second, "http: 500")));
  expect(told(status("Aa", "Bb"), status("Bb", "Aa")).filter((line) => line.startsWith("http-changed"))).toEqual([]);
});

it("has no client react to success", () => {
  const success = (code: number, more: string): string => `success: { ${entry(code, "Fine", more)} }`;
  const one = errors(entry(1, "Aa"));
  expect(told(edition(success(0, "http: 200"), one), edition(success(0, "http: 204"), one))).toEqual([]);
  // Of two editions of which one takes it for an error, another rule tells.
  const failed = told(
    edition(success(0, "http: 200"), one),
    edition(errors(entry(0, "Fine", "http: 410"), entry(1, "Aa"))),
  );
  expect(failed.some((line) => line.startsWith("success-entry-changed"))).toBe(true);
  expect(failed.some((line) => line.startsWith("http-changed"))).toBe(false);
  const mended = told(
    edition(errors(entry(0, "Fine", "http: 410"), entry(1, "Aa"))),
    edition(success(0, "http: 200"), one),
  );
  expect(mended.some((line) => line.startsWith("success-entry-changed"))).toBe(true);
  expect(mended.some((line) => line.startsWith("http-changed"))).toBe(false);
});

it("tells hexadecimal codes of one size and sign from those of another", () => {
  const hex = (bits: number, signed: boolean, code: string): Version =>
    edition(`code-type: { kind: hex, bits: ${bits}, signed: ${signed} }`, errors(entry(code, "Aa")));
  const changed = expect.stringMatching(/^code-type-changed things /) as string;
  expect(told(hex(16, false, "0x0001"), hex(16, false, "0x0001"))).toEqual([]);
  expect(told(hex(16, false, "0x0001"), hex(32, false, "0x00000001"))).toContainEqual(changed);
  expect(told(hex(16, false, "0x0001"), hex(16, true, "0x0001"))).toContainEqual(changed);
});

describe("the default locale", () => {
  const locales = (list: string, go = "go: { module: example.com/tiny }"): Version =>
    versionOf(
      catalogOf(`errspec: 1
catalog: tiny
title: Tiny
locales: ${list}
envelope: { code: /code }
targets: { typescript: null, ${go}, docs: null }
modules: [{ module: things, errors: [{ code: 1, name: Aa, text: First of all. }] }]
`),
    );
  const found = (before: Version, after: Version) =>
    breaking([defaultLocaleChanged], before, after, { today: "2026-06-01" }).findings.map(
      ({ bump, categories, message }) => [bump, categories.join(" "), message],
    );

  it("decides what programs print", () => {
    expect(found(locales("[en, en-GB]"), locales("[en-GB, en]"))).toEqual([
      ["major", "BEHAVIOR DOCS", "the default locale of texts changed from en to en-GB, also in Go, TypeScript"],
    ]);
  });

  it("can be set for a single target", () => {
    const chosen = "go: { module: example.com/tiny, locales: [en-GB] }";
    expect(found(locales("[en, en-GB]"), locales("[en, en-GB]", chosen))).toEqual([
      ["major", "BEHAVIOR", "the default locale of texts in Go changed from en to en-GB"],
    ]);
  });
});

describe("headers of the envelope", () => {
  const found = (before: string, after: string): string[] => {
    const of = (envelope: string): Version =>
      versionOf(
        catalogOf(
          specOf("- { code: 1, name: Gone, text: It is gone }").replace("/message }", `/message, ${envelope} }`),
        ),
      );
    const { findings } = breaking(breakingRules, of(before), of(after), { today: "2026-06-01" });
    return findings.map(({ rule, bump, message }) => `${bump} ${rule}: ${message}`);
  };
  const headers = (list: string): string => `headers: { ${list} }`;

  it("are places: what is removed or no longer first is a break, what is added at the end is not", () => {
    expect(found(headers("code: [x-a, x-b]"), headers("code: [x-b, x-a]"))).toEqual([
      "major code-place-changed: the header with the code changed from x-a, x-b to x-b, x-a",
    ]);
    expect(found(headers("request-id: [x-id, x-old]"), headers("request-id: x-old"))).toEqual([
      "major request-id-place-changed: the header with the request ID changed from x-id, x-old to x-old",
    ]);
    expect(found(headers("retry-after: x-wait"), headers("retry-after: { header: x-wait, unit: epoch }"))).toEqual([
      "major delay-place-changed: the header with the delay changed from x-wait to x-wait (epoch)",
    ]);
    expect(found(headers("code: x-a"), headers("code: [X-A, x-b], retry-after: x-wait"))).toEqual([
      "minor place-added: `headers.code` is now also read from x-b",
      "minor place-added: `headers.retry-after` is now also read from x-wait",
    ]);
    expect(found(headers("code: X-A"), headers("code: x-a"))).toEqual([]);
  });

  it("have a status beside them, of which only the class counts", () => {
    expect(found("status: 200", "status: 207")).toEqual([]);
    expect(found("headers: {}", "status: 400")).toEqual([
      "major envelope-status-changed: the HTTP status of errors changed from any to 4xx",
    ]);
  });
});

describe("the effect", () => {
  const found = (before: string, after: string): string[] =>
    told(edition(errors(entry(1, "Gone", before))), edition(errors(entry(1, "Gone", after))));

  it("is reported by itself unless it follows from the kind or the action", () => {
    expect(found("kind: aborted", "kind: aborted, effect: done")).toEqual(["effect-changed things/1 BEHAVIOR"]);
    expect(found("kind: unavailable", "kind: unavailable, effect: unknown")).toEqual([]);
    expect(
      found("kind: unknown, action: none", "kind: unknown, action: already_done").filter((each) =>
        each.startsWith("effect"),
      ),
    ).toEqual([]);
    expect(
      found("kind: aborted, effect: unknown", "kind: not_found").filter((each) => each.startsWith("effect")),
    ).toEqual(["effect-changed things/1 BEHAVIOR"]);
  });
});

it("reports another status to clients that compare it with that of the entry", () => {
  const of = (http: number, envelope: string): Version =>
    versionOf(
      catalogOf(
        specOf(`- { code: 1, name: Gone, text: It is gone, http: ${http} }`).replace(
          "/message }",
          `/message${envelope} }`,
        ),
      ),
    );
  const http = "http-changed things/1 BEHAVIOR";
  expect(told(of(404, ""), of(503, ""))).toEqual([http]);
  expect(told(of(404, ", status: entry"), of(410, ", status: entry"))).toEqual([http]);
  expect(told(of(404, ", status: entry"), of(503, ", status: entry"))).toEqual(["http-changed things/1 WIRE BEHAVIOR"]);
});
