import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { TestDocument } from "./documents/document.js";
import { documentOf, shapes } from "./documents/generate.js";
import { judge } from "./documents/judge.js";
import type { Outcome, Taken } from "./documents/judge.js";

/*
 * The generator of documents with known truth: what it says of a document must be so, or the numbers of
 * `npm run bench:documents` mean nothing. What `import` makes of the documents is measured there, not here.
 */
const seeds = fc.integer({ min: 0, max: 1_000_000 });

/** What formats may do to a code: escape its punctuation. */
const bare = (text: string): string => text.replaceAll("\\", "");

describe("generated documents", () => {
  it("are the same for the same seed", () => {
    fc.assert(
      fc.property(seeds, (seed) => {
        expect(documentOf(seed)).toEqual(documentOf(seed));
      }),
    );
  });

  it("contain each code of their truth, and each constant", () => {
    fc.assert(
      fc.property(seeds, (seed) => {
        const { text, truth } = documentOf(seed);
        for (const { spellings, constant, implied } of truth.codes) {
          if (implied !== true) expect(spellings.some((spelling) => bare(text).includes(spelling))).toBe(true);
          if (constant !== undefined)
            expect(bare(text).toLowerCase().replaceAll("<wbr>", "")).toContain(constant.toLowerCase());
        }
      }),
      { numRuns: 500 },
    );
  });

  it("have each code once in a module, and none of those that are open", () => {
    fc.assert(
      fc.property(seeds, (seed) => {
        const { codes, either } = documentOf(seed).truth;
        const spelled = codes.map(({ spellings }) => spellings[0]);
        expect(new Set(codes.map(({ spellings, module }) => `${module ?? ""}: ${spellings[0] ?? ""}`)).size).toBe(
          codes.length,
        );
        expect(spelled.length).toBeGreaterThanOrEqual(4);
        expect(either.filter((code) => spelled.includes(code))).toEqual([]);
      }),
      { numRuns: 500 },
    );
  });

  it.each(shapes.map(({ id }) => id))("are written as %s", (id) => {
    for (let seed = 0; seed < 5; seed++) expect(documentOf(seed, id).text).not.toMatch(/undefined|\[object/);
  });
});

/** What a perfect import would write. */
function perfect({ truth, text }: TestDocument): Taken[] {
  expect(text).not.toBe("");
  return truth.codes.map(({ spellings, texts, constant, status, deprecated, module }) => ({
    module: module ?? "all",
    code: spellings[0] ?? "",
    name: constant ?? "Code1",
    texts: texts.slice(0, 1),
    http: status,
    deprecated: deprecated === true,
  }));
}

const outcome = (entries: readonly Taken[], report: string, locale = "en"): Outcome => ({
  kind: "spec",
  entries,
  report,
  locale,
  skippedLines: [],
});

describe("the judge", () => {
  it("finds nothing wrong in a perfect import", () => {
    fc.assert(
      fc.property(seeds, (seed) => {
        const document = documentOf(seed);
        const verdict = judge(
          document,
          outcome(perfect(document), document.truth.mentions.join(), document.truth.locales[0]),
        );
        expect(verdict).toMatchObject({
          exact: true,
          altered: [],
          silent: [],
          invented: [],
          wrongNames: [],
          wrongLocale: false,
        });
        expect(verdict).toMatchObject({ wrongTexts: [], wrongAdvice: [], wrongModules: [] });
      }),
    );
  });

  const document: TestDocument = {
    ...documentOf(1),
    text: "TD: 0004 closed",
    truth: { mentions: [], codes: [{ spellings: ["TD: 0004"], texts: ["closed"] }], either: ["9xx"], locales: ["en"] },
  };
  const taken: Taken = { module: "m", code: "TD: 0004", name: "Closed", texts: ["closed"], deprecated: false };

  it("tells an altered code from an invented one and an open one", () => {
    expect(judge(document, outcome([{ ...taken, code: "0004" }], ""))).toMatchObject({
      altered: ["0004"],
      invented: [],
    });
    expect(judge(document, outcome([taken, { ...taken, code: "404" }], ""))).toMatchObject({
      altered: [],
      invented: ["404"],
    });
    expect(judge(document, outcome([taken, { ...taken, code: "9xx" }], ""))).toMatchObject({ exact: true });
    expect(judge(document, outcome([taken, { ...taken }], ""))).toMatchObject({ invented: ["TD: 0004"], exact: false });
  });

  it("tells a code that the report mentions from one that is lost silently", () => {
    expect(judge(document, outcome([], "left out: TD: 0004"))).toMatchObject({ silent: [], reported: ["TD: 0004"] });
    expect(judge(document, outcome([], "1 table"))).toMatchObject({ silent: ["TD: 0004"], reported: [] });
  });

  it("accepts names that are the constant, or whole words of the text", () => {
    const wrong = (name: string, constant?: string): readonly string[] => {
      const [code] = document.truth.codes;
      const truth = {
        ...document.truth,
        codes: code === undefined ? [] : [{ ...code, texts: ["déjà closed"], constant }],
      };
      return judge({ ...document, truth }, outcome([{ ...taken, name, texts: ["déjà closed"] }], "")).wrongNames;
    };
    expect([wrong("DejaClosed"), wrong("Code1"), wrong("OrderClosed", "ERR_ORDER_CLOSED")]).toEqual([[], [], []]);
    expect(wrong("DjClosed")).toEqual(["TD: 0004 DjClosed"]);
    expect(wrong("Closed", "ORDER_LOST")).toEqual(["TD: 0004 Closed"]);
  });

  it("compares texts without the marks of a format", () => {
    expect(judge(document, outcome([{ ...taken, texts: ["`closed`"] }], ""))).toMatchObject({ wrongTexts: [] });
    expect(judge(document, outcome([{ ...taken, texts: ["open"] }], ""))).toMatchObject({
      wrongTexts: ["TD: 0004"],
      exact: false,
    });
  });
});
