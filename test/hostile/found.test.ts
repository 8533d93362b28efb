import ts from "typescript";
import { describe, expect, it } from "vitest";
import { goMarkdown, goMarkdownUrl } from "../../generator/targets/go/literals.js";
import { markdownText as pythonMarkdown, markdownUrl as pythonUrl } from "../../generator/targets/python/literals.js";
import { commentLine, markdownText, stringLiteral } from "../../generator/targets/typescript/literals.js";
import { loadText } from "../support/catalog.js";
import { tinySpec } from "../support/specs.js";
import { filesOf } from "./oracle.js";
import { typescriptShape } from "./shape/typescript.js";
import type { Spec } from "./spec.js";
import { anatomy, elements, readers } from "../targets/docs/markdown-reader.js";

const oneModule = `{"errspec":1,"catalog":"tiny","title":"Tiny","locales":["en"],"envelope":{"code":"/code"}}`;

/* The bugs that the grid, the fuzzers and the tools found, each in its smallest form. */

describe("TypeScript", () => {
  it.each(["a ` b", "`", "```", "` ` `", "`a` ` b"])("keeps our links visible after a backtick: %s", (text) => {
    const source = `/**\n * @deprecated ${commentLine(text)} {@link A}\n */\nexport const a = 1;\n`;
    const file = ts.createSourceFile("a.ts", source, ts.ScriptTarget.Latest, true);
    const [tag] = file.statements.flatMap((statement) => ts.getJSDocTags(statement));
    const parts = typeof tag?.comment === "object" ? tag.comment.map(({ kind }) => kind) : [];
    expect(parts).toContain(ts.SyntaxKind.JSDocLink);
  });

  it("ends a text with a parameter at its end, even after a backslash", async () => {
    const text = "*/ \\{value} /* // \\";
    const entry = (code: number, name: string) => ({ code, name, text, params: [{ name: "value" }] });
    const files = await filesOf(
      { ...(JSON.parse(oneModule) as Spec), modules: [{ module: "things", errors: [entry(1, "Aa"), entry(2, "Bb")] }] },
      ["typescript"],
    );
    const { shape, literals } = typescriptShape("text.ts", files.get("typescript/src/things/text.ts") ?? "");
    expect(shape).toContain("[[],0,"); // no syntax error
    expect(literals).toEqual(["*/ \\", " /* // \\", "*/ \\", " /* // \\"]);
  });

  it("keeps balanced backticks as they are", () => {
    expect(commentLine("the `id` of ``it``")).toBe("the `id` of ``it``");
  });

  it("does not name a source map", () => {
    const text = "//# sourceMappingURL=evil.map";
    for (const encoded of [commentLine(text), stringLiteral(text)]) expect(encoded).not.toContain("sourceMappingURL=");
    expect(JSON.parse(stringLiteral(text))).toBe(text);
  });
});

describe("A response that is given as an example", () => {
  const specWith = (example: string): Spec => ({
    ...(JSON.parse(oneModule) as Spec),
    modules: [{ module: "things", errors: [{ code: 1, name: "First", text: "x", examples: [example] }] }],
  });

  it("is printed as it is if it is nested more deeply than any SDK reads", async () => {
    const deep = `{"code":1,"x":${"[".repeat(100_000)}${"]".repeat(100_000)}}`;
    const files = await filesOf(specWith(deep), ["docs", "site"]);
    expect(files.get("site/en/things/1/index.html")).toContain("[".repeat(100_000));
  });

  it("is laid out without its byte order mark", async () => {
    const files = await filesOf(specWith('\ufeff{"code":1}'), ["docs"]);
    expect(files.get("docs/en/things.md")).toContain('{\n  "code": 1\n}');
  });
});

describe("Python", () => {
  it.each(["\u200b", "\u200b\u200b", "\u0085\u200b"])("leaves out a blank reason: %j", async (reason) => {
    const deprecated = { since: "2", reason, "replaced-by": "Plain" };
    const errors = [
      { code: 1, name: "Plain", text: "Plain." },
      { code: 2, name: "Former", text: "Former.", deprecated },
    ];
    const files = await filesOf({ ...(JSON.parse(oneModule) as Spec), modules: [{ module: "things", errors }] }, [
      "python",
    ]);
    expect(files.get("python/tiny_errors/things.py")).toContain('"since 2: Use PlainError."');
  });
});

describe("a pointer to a property that arrays have, too", () => {
  it("finds nothing in a list", async () => {
    const spec = { ...(JSON.parse(oneModule) as Spec), modules: [{ module: "things", errors: [] }] };
    const decoder = async (pointer: string): Promise<string> => {
      const files = await filesOf({ ...spec, envelope: { code: "/code", text: pointer } }, ["typescript"]);
      return files.get("typescript/src/pointer.ts") ?? "";
    };
    const guard = 'Array.isArray(value) && key === "length"';
    expect(await decoder("/length")).toContain(guard);
    expect(await decoder("/lengths")).not.toContain(guard);
  });
});

describe("READMEs", () => {
  it.each([
    ["TypeScript's", markdownText],
    ["Python's", pythonMarkdown],
  ])("do not turn an address that starts with www into a link: %s", (_, encode) => {
    for (const read of Object.values(readers)) {
      for (const text of ["www.example.com", "see WWW.example.com", "wwww.example.com"]) {
        expect(elements(read(`- ${encode(text)}\n`), "a")).toEqual([]);
      }
    }
  });
});

describe("Go's README", () => {
  it.each(["- a", "+ a", "1. a", "12) a", "= a", "-"])("does not turn a title into a list: %s", (title) => {
    for (const read of Object.values(readers)) {
      const page = read(`- ${goMarkdown(title)} (b)\n`);
      expect(elements(page, "li")).toHaveLength(1);
      expect(anatomy(page).texts).toEqual([`${title} (b)`]);
    }
  });
});

describe("addresses", () => {
  it("have no character that would end a link", () => {
    const url = "https://example.com/\u001b[31m\u0007(a)\u202e\ud800/文";
    for (const read of Object.values(readers)) {
      for (const link of [goMarkdownUrl(url), `[a](${pythonUrl(url)})`]) {
        const found = elements(read(`- ${link} b\n`), "a");
        expect(found, link).toHaveLength(1);
        expect(decodeURI(String(found[0]?.properties.href)), link).toContain("31m");
      }
    }
  });
});

describe("Python's README", () => {
  it.each([
    "https://example.com/a)![b](https://evil.example/c.png",
    "https://example.com/(a",
    "https://example.com/?a=1&copy;=2",
  ])("has one link, to the address in the spec: %s", (url) => {
    for (const read of Object.values(readers)) {
      const page = read(`- a ([documentation](${pythonUrl(url)}))\n`);
      expect(anatomy(page).texts).toEqual(["a (", "documentation", ")"]);
      expect(elements(page, "img")).toEqual([]);
      expect(elements(page, "a").map(({ properties }) => decodeURI(String(properties.href)))).toEqual([url]);
    }
  });
});

describe("the loader", () => {
  // A quarter of the keys took half a minute, and four times the keys took sixteen times as long.
  it("does not compare each key of a mapping with every other", { timeout: 120_000 }, () => {
    const keys = Array.from({ length: 64_000 }, (_, index) => `  key-${index}: x\n`).join("");
    expect(loadText(`${tinySpec}x-many:\n${keys}`).diagnostics).toEqual([]);
  });

  it("does not print the content of a complex key", () => {
    const { diagnostics } = loadText(`errspec: 1\ntitle: ${"? ".repeat(60)}[x]\n`);
    expect(diagnostics[0]?.rule).toMatch(/^yaml-/);
    expect(loadText(`errspec: 1\n${"? ".repeat(60)}x\n`).diagnostics[0]?.rule).toMatch(/^yaml-/);
  });

  it("looks for unclosed brackets once, not once for each error", { timeout: 120_000 }, () => {
    const tags = "  - !x y\n".repeat(16_000);
    expect(loadText(`errspec: 1\ntitle:\n${tags}`).diagnostics).toHaveLength(16_000);
  });
});
