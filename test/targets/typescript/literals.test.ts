import fc from "fast-check";
import { runInThisContext } from "node:vm";
import { format } from "prettier";
import ts from "typescript";
import { describe, expect, test } from "vitest";
import {
  commentLine,
  htmlComment,
  jsonString,
  markdownText,
  propertyName,
  stringLiteral,
  templateText,
} from "../../../generator/targets/typescript/literals.js";

const text = fc.oneof(
  fc.string({ unit: "binary", maxLength: 60 }),
  fc.string({ unit: fc.nat({ max: 0xffff }).map((unit) => String.fromCharCode(unit)), maxLength: 30 }),
  fc.string({
    unit: fc.constantFrom(
      "*",
      "/",
      "\\",
      '"',
      "'",
      "`",
      "$",
      "{",
      "}",
      "@",
      "<",
      "!",
      "-",
      ">",
      "&",
      "#",
      ";",
      "\n",
      "\r",
      "\u2028",
      "a",
      "1",
      ".",
    ),
    maxLength: 20,
  }),
  fc.constantFrom(
    "*/",
    "/",
    "@internal",
    "@ts-nocheck",
    "*\\/",
    "&#64;",
    "```",
    "-->",
    "</script>",
    "\ud800",
    "\ufeff",
    "\u0085",
  ),
);

function check(property: (value: string) => void): void {
  fc.assert(
    fc.property(text, (value) => {
      property(value);
    }),
    { numRuns: 2000 },
  );
}

const wellFormed = (value: string): string => value.toWellFormed();
const flat = (value: string): string => wellFormed(value).replace(/\r\n|[\n\r\u0085\u2028\u2029]/g, " ");
const unreferenced = (value: string): string =>
  value
    .replace(/&#(\d+);/g, (_, point: string) => String.fromCodePoint(Number(point)))
    .replaceAll("&lt;", "<")
    .replaceAll("&amp;", "&");

function parse(source: string): ts.SourceFile {
  const file = ts.createSourceFile("x.ts", source, ts.ScriptTarget.ES2022, true);
  expect((file as unknown as { parseDiagnostics: unknown[] }).parseDiagnostics, source).toEqual([]);
  return file;
}

function initializer(source: string): ts.Expression {
  const [statement, ...more] = parse(source).statements;
  expect(more).toEqual([]);
  const value = ts.isVariableStatement(statement as ts.Node)
    ? (statement as ts.VariableStatement).declarationList.declarations[0]?.initializer
    : undefined;
  if (value === undefined) throw new Error(source);
  return value;
}

describe("a string literal", () => {
  test("is the text again", () => {
    check((value) => {
      const node = initializer(`const x = ${stringLiteral(value)};\n`);
      expect(ts.isStringLiteral(node) && node.text).toBe(wellFormed(value));
    });
  });

  test("is as prettier has it", async () => {
    for (const value of fc.sample(text, 400)) {
      const source = `f(\n  // kept on a line of its own\n  ${stringLiteral(value)},\n);\n`;
      expect(await format(source, { parser: "typescript" })).toBe(source);
    }
  });

  test("shows nothing that hides or reorders text", () => {
    check((value) => {
      expect(stringLiteral(value)).not.toMatch(
        // eslint-disable-next-line no-control-regex
        /[\u0000-\u001f\u007f-\u009f\u200b-\u200f\u2028-\u202e\u2066-\u2069\ufeff]/,
      );
    });
  });
});

test("a template literal's text is the text again", () => {
  check((value) => {
    const node = initializer(`const x = \`${templateText(value)}\${a}${templateText(value)}\`;\n`);
    if (!ts.isTemplateExpression(node)) throw new Error("no template");
    expect([node.head.text, node.templateSpans[0]?.literal.text]).toEqual([wellFormed(value), wellFormed(value)]);
  });
});

test("a property's name is the text, and its own property", () => {
  check((value) => {
    const source = `(() => ({ ${propertyName(value)}: 1 }))()`;
    const keys = Object.keys(runInThisContext(source) as object);
    expect(keys).toEqual([wellFormed(value)]);
  });
});

describe("a comment's line", () => {
  const commented = (value: string): string =>
    `/**\n * ${commentLine(value)}\n *\n * ${commentLine(value)}\n */\nexport const x = 1;\n`;

  test("ends no comment and begins no tag", () => {
    check((value) => {
      const [statement, ...more] = parse(commented(value)).statements;
      expect(more).toEqual([]);
      expect(ts.getJSDocTags(statement as ts.Node)).toEqual([]);
      expect(commented(value)).not.toContain("@");
      expect(commented(value).split("\n")).toHaveLength(7);
    });
  });

  test("reads as the text", () => {
    check((value) => expect(unreferenced(commentLine(value))).toBe(flat(value)));
  });
});

test("a comment of Markdown ends where it should", () => {
  check((value) => {
    expect(htmlComment(value)).not.toMatch(/--|[<>\n\r]/);
    expect(unreferenced(htmlComment(value))).toBe(flat(value));
  });
});

describe("Markdown", () => {
  test("has no mark of its own left", () => {
    check((value) =>
      expect(markdownText(value).replace(/&#\d+;/g, "")).not.toMatch(/[<>\\`*_[\]{}()#+!|~@:$"'=^&\n\r-]/),
    );
  });

  test("is as prettier has it", async () => {
    for (const value of fc.sample(text, 300)) {
      const source = `# Title\n\n- One: ${markdownText(value) || "none"}\n- Two\n\nText ${markdownText(value) || "none"}: more.\n`;
      expect(await format(source, { parser: "markdown" })).toBe(source);
    }
  });
});

test("JSON is the text again", () => {
  check((value) => expect(JSON.parse(jsonString(value))).toBe(wellFormed(value)));
});
