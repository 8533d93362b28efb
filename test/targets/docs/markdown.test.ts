import fc from "fast-check";
import prettier from "prettier";
import { describe, expect, test } from "vitest";
import { fence } from "../../../generator/render/fence.js";
import * as markdown from "../../../generator/targets/docs/markdown.js";
import { table } from "../../../generator/targets/docs/table.js";
import { anatomy, readers } from "./markdown-reader.js";
import { payloads } from "./payloads.js";

const pretty = (text: string): Promise<string> =>
  prettier.format(text, { parser: "markdown", proseWrap: "never", printWidth: 80 });

/** Bits of Markdown in any order, and any Unicode. */
const bits = fc.array(
  fc.oneof(
    fc.constantFrom(
      ...Array.from("\\`*_{}[]()<>#+-.!|~$&@:=%^'\"/ \n\t0123aZ中。，！（\u200b\u00a0\u3000\u0301😀"),
      "http://a.bc",
      "www.a.bc",
      "a@b.cd",
      "&amp;",
      "{{",
      "{%",
      "javascript:",
      "<b>",
      "</a>",
      "<!--",
      "-->",
      "](",
      "1.",
      "import ",
    ),
    fc.string({ maxLength: 3 }),
    fc.string({ unit: "binary", maxLength: 3 }),
  ),
  { maxLength: 12 },
);
const text = fc.oneof(
  fc.constantFrom(...payloads),
  bits.map((parts) => parts.join("")),
);
/** An empty text never gets to a page: a spec has none, and templates leave out what is empty. */
const someText = text.filter((text) => markdown.plain(text) !== "");

interface Place {
  readonly encode: (text: string) => string;
  /** A page with the encoded text in its place. */
  readonly page: (encoded: string) => string;
}

const places: Readonly<Record<string, Place>> = {
  prose: { encode: markdown.prose, page: (encoded) => `before\n\n${encoded}\n\nafter\n` },
  "the whole page": { encode: markdown.prose, page: (encoded) => `${encoded}\n` },
  inline: { encode: markdown.inline, page: (encoded) => `Note: ${encoded}\n` },
  "a list item": { encode: markdown.inline, page: (encoded) => `- Note: ${encoded}\n- next\n` },
  "the start of a list item": { encode: markdown.item, page: (encoded) => `- ${encoded}\n- next\n` },
  "a step": { encode: markdown.item, page: (encoded) => `1. ${encoded}\n1. next\n` },
  "a quote": { encode: markdown.inline, page: (encoded) => `> Source: ${encoded}\n` },
  heading: { encode: markdown.heading, page: (encoded) => `# ${encoded}\n\nafter\n` },
  "a heading with a tail": { encode: markdown.inline, page: (encoded) => `# ${encoded} (id)\n` },
  cell: {
    encode: markdown.cell,
    page: (encoded) =>
      `${table(
        ["a", "b"],
        [
          ["x", encoded],
          [encoded, "**y**"],
        ],
      )}\n`,
  },
  "a wide cell": { encode: markdown.cell, page: (encoded) => `${table(["a", "b".repeat(80)], [[encoded, "x"]])}\n` },
  "the text of a link": { encode: markdown.linkText, page: (encoded) => `- Read: [${encoded}](https://example.com)\n` },
  "the text of a link in a table": {
    encode: markdown.linkText,
    page: (encoded) => `${table(["a"], [[`[${encoded}](#x)`]])}\n`,
  },
  attribute: { encode: markdown.attribute, page: (encoded) => `<a id="${encoded}"></a>x\n` },
};

describe.each(Object.entries(places))("%s", (name, { encode, page }) => {
  test.each(Object.entries(readers))("reads back in %s, and changes no shape", (_, read) => {
    fc.assert(
      fc.property(someText, (text) => {
        const found = anatomy(read(page(encode(text))));
        const harmless = anatomy(read(page("harmless")));
        const plain = markdown.plain(text);
        if (name === "attribute") {
          expect(found.shape).toBe(harmless.shape.replace('"harmless"', () => JSON.stringify(plain)));
          return;
        }
        expect(found.shape).toBe(harmless.shape);
        expect(found.texts).toEqual(harmless.texts.map((fixed) => fixed.replace("harmless", () => plain).trim()));
      }),
      { numRuns: 150, examples: payloads.map((text): [string] => [text]) },
    );
  });

  test("is as prettier leaves it", async () => {
    await fc.assert(
      fc.asyncProperty(someText, async (text) => {
        const printed = page(encode(text));
        expect(await pretty(printed)).toBe(printed);
      }),
      { numRuns: 100 },
    );
  });

  test("has no braces that Vue, Liquid or Jinja take for theirs", () => {
    fc.assert(
      fc.property(someText, (text) => {
        expect(encode(text)).not.toMatch(/\{[{%#]/);
      }),
    );
  });
});

test("code reads back", () => {
  fc.assert(
    fc.property(someText, (text) => {
      for (const read of Object.values(readers)) {
        const { shape, texts } = anatomy(read(`at ${markdown.code(text)} there\n`));
        expect(shape).toBe("<p {}><code {}></></>");
        expect(texts.join(" ")).toBe(`at ${markdown.plain(text)} there`);
      }
      expect(markdown.code(text)).not.toMatch(/\{[{%#]/);
    }),
    { numRuns: 500 },
  );
});

test("code is as prettier leaves it", async () => {
  await fc.assert(
    fc.asyncProperty(someText, async (text) => {
      const printed = `at ${markdown.code(text)} there\n`;
      expect(await pretty(printed)).toBe(printed);
    }),
    { numRuns: 100 },
  );
});

test("an address leads where the spec says, and nowhere else", async () => {
  // What the schema of a spec lets through.
  const address = bits
    .map((parts) => `https://example.com/${parts.join("").replace(/[\s"'<>`\\]/g, "")}`)
    .filter((url) => url.isWellFormed());
  // Bytes above 127 stay encoded: on their own they need not be characters.
  const sameAddress = (url: string): string =>
    new URL(url.replace(/%(?![\dA-Fa-f]{2})/g, "%25")).href.replace(/%[\dA-Fa-f]{2}/g, (byte) =>
      /%[0-7]/.test(byte) ? decodeURI(byte) : byte.toUpperCase(),
    );
  await fc.assert(
    fc.asyncProperty(address, async (url) => {
      const encoded = markdown.linkUrl(url);
      const paragraph = `[x](${encoded})\n`;
      const cells = `${table(["a", "b"], [[`[x](${encoded})`, "c"]])}\n`;
      expect(encoded).not.toMatch(/\{[{%#]/);
      for (const printed of [paragraph, cells]) {
        expect(await pretty(printed)).toBe(printed);
        for (const read of Object.values(readers)) {
          const { shape, texts } = anatomy(read(printed));
          const [, href = ""] = /<a \{"href":"([^"]*)"\}><\/>/.exec(shape) ?? [];
          expect(sameAddress(href)).toBe(sameAddress(markdown.plain(url)));
          expect(texts).toEqual(printed === paragraph ? ["x"] : ["a", "b", "x", "c"]);
        }
      }
    }),
    { numRuns: 150, examples: [["https://example.com/%A0"]] },
  );
  expect(() => markdown.linkUrl("javascript:alert(1)")).toThrow("not a web address");
});

test("a fence is longer than any run of backticks in the text", () => {
  expect(fence("")).toBe("```");
  expect(fence("``")).toBe("```");
  expect(fence("a```b`````")).toBe("``````");
});

test("a comment stays one", () => {
  fc.assert(
    fc.property(text, (text) => {
      const page = `<!-- ${markdown.comment(text)}. -->\n\n# x\n`;
      for (const read of Object.values(readers)) expect(anatomy(read(page)).shape).toBe("<!----><h1 {}></>");
    }),
  );
});

test.each([
  ["非法ProjectID参数，请确认后重试", "非法ProjectID参数，请确认后重试"],
  ["(2130)非法ProjectID参数: max_length = 5 & more!", "(2130)非法ProjectID参数: max_length = 5 & more!"],
  ["注意: 出现这个错误时, 请先确定", "注意: 出现这个错误时, 请先确定"],
  ["use C:\\dir, 1-5 or 50% (see §3) at HH:mm:ss", "use C:\\dir, 1-5 or 50% (see §3) at HH:mm:ss"],
  ["longer than {max} characters", "longer than \\{max} characters"],
  ["see https://example.com", "see https:/\\/example.com"],
  ["*.example.com", "\\*.example.com"],
  ["a {{b}}", "a &#123;&#123;b}}"],
])("%s is written %s", (text, written) => {
  expect(markdown.prose(text)).toBe(written);
});
