import fc from "fast-check";
import type { Catalog } from "../../../generator/model/catalog.js";
import { actionIds } from "../../../generator/model/action.js";
import { kindIds } from "../../../generator/model/kind.js";
import { catalogOf } from "../../support/catalog.js";

/** Gives the text of a place; places are named after where they stand in the spec. */
export type Say = (place: string) => string;

/**
 * A catalog that says everything a spec can say, with text from `say` wherever a spec has free text: the shape of its
 * pages must not depend on it.
 */
export function fullCatalog(say: Say): Catalog {
  const tag = oneLine(say("tag"));
  const both = (place: string) => ({ en: say(`${place}.en`), zh: say(`${place}.zh`) });
  const spec = {
    errspec: 1,
    catalog: "full",
    title: both("title"),
    description: both("description"),
    locales: ["en", "zh"],
    envelope: {
      success: { code: "0", absent: "/error", present: "/a~1b" },
      code: ["/code", "/error/code"],
      common: "shared",
      "module-code": [{ at: "/message", forms: ["`{code}`", "{code}:"] }, { at: "/detail" }],
      text: "/message",
      "request-id": "/id",
      headers: {
        code: ["X-Code", "`*_|x|`"],
        "request-id": "x-id",
        "retry-after": ["x-wait", { header: "x-wait-ms", unit: "milliseconds" }, { header: "x-reset", unit: "epoch" }],
      },
      status: "entry",
    },
    modules: [
      {
        module: "shared",
        title: both("module.title"),
        description: both("module.description"),
        groups: { first: { title: both("group.title") }, second: { title: both("group2.title") }, empty: {} },
        reserved: [
          { codes: ["7"], names: ["GoneForGood"], reason: say("reserved.reason") },
          { codes: ["8", "9", "20-30"], names: ["OtherGone", "AndThis"], reason: say("reserved2.reason") },
        ],
        success: { code: "0", name: "Fine", text: both("success.text"), note: both("success.note") },
        errors: [
          {
            code: "1",
            name: "First",
            aliases: ["FormerFirst"],
            group: "first",
            title: both("title"),
            text: both("text"),
            kind: "not_found",
            action: "retry",
            fallback: "contact_support",
            params: [{ name: "max_length", type: "int" }],
            since: say("since"),
            deprecated: { since: say("deprecated.since"), reason: both("deprecated.reason"), "replaced-by": "Second" },
            was: [{ text: both("was.text"), until: say("was.until") }, { text: both("was2.text") }],
            note: both("note"),
            links: [
              { url: "https://example.com/a_(b)?c=d&e=f", title: both("link.title") },
              { url: "https://example.com/{{x}}" },
            ],
            examples: [JSON.stringify({ code: 1, message: say("example") })],
          },
          { code: "2", name: "Second", group: "second", text: both("text"), note: both("note2") },
          { code: "3", name: "Third", text: { en: say("third.text") }, deprecated: { reason: say("third.reason") } },
        ],
      },
      {
        module: "own",
        title: both("own.title"),
        "code-type": "string",
        errors: [
          { code: "1", name: "One", text: both("own.text"), retryable: true },
          { code: "PAY: 0103", name: "Spaced", text: both("spaced.text") },
          { code: "PAY: 0104", name: "Shared", text: both("spaced2.text") },
        ],
        operations: {
          errors: ["One", "Spaced"],
          list: {
            "get|It<b>{{x}}`": {
              name: "GetIt",
              method: "GET",
              path: "/a|b/{id}/`*_{{x}}",
              summary: both("get.summary"),
            },
            ends_with_dot: { path: "/x", tags: [tag], except: ["One", "Second"] },
          },
        },
      },
    ],
    operations: {
      errors: ["shared.Second", { error: "shared.Third", when: both("shared.when") }, "own.Shared"],
      tags: { [tag]: ["shared.First"] },
      list: {
        "make.It.": {
          module: "shared",
          tags: [tag, "two"],
          errors: [{ error: "First", when: both("when"), params: { max_length: [1, 2] } }],
        },
        nothing: { module: "shared", except: ["Second", "Third"] },
      },
    },
  };
  const [version, from, to] = [say("version"), say("from"), say("to")];
  const changes = [{ version, name: [from, to], text: both("earlier"), deprecated: true }];
  const history = {
    version: 1,
    tags: "v*",
    versions: ["1"],
    codes: { "shared/1": { name: "First", since: "1", changes } },
  };
  return catalogOf(yaml(spec), { "errspec.history": JSON.stringify(history) });
}

/** A tag is a short line without control characters. */
function oneLine(text: string): string {
  const line = text
    .replace(/\p{C}+/gu, " ")
    .trim()
    .slice(0, 60);
  return line === "" ? "tag" : line;
}

/** JSON is YAML, once what a spec must not hold bare is written as escapes. */
function yaml(spec: object): string {
  return JSON.stringify(spec).replace(
    /[\u007f-\u00a0\u00ad\u061c\u180e\u200b-\u200f\u2028-\u202f\u2060-\u206f\ufeff\ufff0-\uffff]/g,
    (mark) => `\\u${mark.charCodeAt(0).toString(16).padStart(4, "0")}`,
  );
}

const word = fc.stringMatching(/^[A-Z][a-z]{1,7}$/);
const name = fc
  .array(word, { minLength: 1, maxLength: 12 })
  .map((words) => words.join(""))
  .filter((name) => name.length <= 64);

/** What the schema lets through. */
const webUrl = fc.webUrl({ withQueryParameters: true, withFragments: true }).filter((url) => !/["'<>`\\]/.test(url));

/** Catalogs of many shapes: code types, numbers of modules, groups and locales, sizes of texts. */
export function anyCatalog(text: fc.Arbitrary<string>): fc.Arbitrary<Catalog> {
  const localized = fc.record({ zh: text, en: text, fr: text }, { requiredKeys: ["zh"] });
  const codes = {
    int: fc.integer({ min: -40000, max: 40000 }).map(String),
    hex: fc.nat(0xffffffff).map((n) => `0x${n.toString(16).toUpperCase().padStart(8, "0")}`),
    string: fc.stringMatching(/^[A-Za-z0-9][A-Za-z0-9_.:/-]{0,20}$/),
    dotted: fc.stringMatching(/^[A-Za-z0-9_-]{1,9}(?:\.[A-Za-z0-9_-]{1,9}){0,2}$/),
    sqlstate: fc.stringMatching(/^[0-9A-Z]{5}$/),
  } as const;
  const entryOf = (code: fc.Arbitrary<string>) =>
    fc.record(
      {
        code,
        name,
        text: localized,
        title: localized,
        group: fc.constantFrom("one", "two"),
        kind: fc.constantFrom(...kindIds),
        action: fc.constantFrom(...actionIds),
        fallback: fc.constantFrom(...actionIds),
        retryable: fc.boolean(),
        since: text,
        note: localized,
        was: fc.array(fc.record({ text: localized, until: text }, { requiredKeys: ["text"] }), { maxLength: 2 }),
        deprecated: fc.record({ since: text, reason: localized }, { requiredKeys: ["reason"] }),
        links: fc.array(fc.record({ url: webUrl, title: localized }, { requiredKeys: ["url"] }), {
          maxLength: 2,
        }),
        examples: fc.array(
          fc
            .dictionary(fc.string(), fc.oneof(text, fc.integer(), fc.array(fc.integer()), fc.array(text)))
            .map((body) => JSON.stringify(body)),
          { maxLength: 2 },
        ),
      },
      { requiredKeys: ["code", "name", "text"] },
    );
  const moduleOf = (id: string) =>
    fc
      .constantFrom("int", "hex", "string", "dotted", "sqlstate")
      .chain((type: keyof typeof codes) =>
        fc.record(
          {
            module: fc.constant(id),
            "code-type": fc.constant(type),
            title: localized,
            description: localized,
            groups: fc.constant({ one: {}, two: {} }),
            errors: fc.uniqueArray(entryOf(codes[type]), { selector: ({ code }) => code, maxLength: 12 }),
          },
          { requiredKeys: ["module", "code-type", "errors"] },
        ),
      )
      .map(({ errors, ...module }) => ({ ...module, errors: unique(errors, ({ name }) => name) }));
  return fc
    .record({
      errspec: fc.constant(1),
      catalog: fc.constant("any"),
      title: localized,
      locales: fc.constantFrom(["zh"], ["zh", "en"], ["zh", "en", "fr"]),
      envelope: fc.constant({ code: "/error/code" }),
      modules: fc.tuple(moduleOf("alpha"), moduleOf("beta_2")),
    })
    .map((spec) => catalogOf(yaml(spec)));
}

function unique<T>(items: readonly T[], key: (item: T) => string): T[] {
  return [...new Map(items.map((item) => [key(item), item])).values()];
}
