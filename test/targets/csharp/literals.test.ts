import fc from "fast-check";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, it } from "vitest";
import { commentText, csharpString, docText, msbuildText } from "../../../generator/targets/csharp/literals.js";
import { runProgram, startCompiler } from "../../support/csharp.js";
import { seed } from "../../support/seed.js";
import { describeWith } from "../../support/tools.js";
import { payloads } from "../go/hostile.js";

const parts = [
  ...payloads,
  ...["\\", '"', "\n", "\r", "\u0085", "\u2028", "\\u000a", '\\\\u0022"', "*/", "//", "{0}", "{{", '"""', "@", "$"],
  ...["</summary>", "<see cref='x'/>", "]]>", "-->", "&#10;", "#endif", "\n#error x"],
];
const anyText = fc.oneof(
  fc.string({ unit: "binary", maxLength: 30 }),
  fc.string({ unit: fc.integer({ min: 0, max: 0xffff }).map((unit) => String.fromCharCode(unit)), maxLength: 10 }),
  fc.array(fc.constantFrom(...parts), { maxLength: 4 }).map((found) => found.join("")),
);

it("spells what no one sees", () => {
  expect(csharpString('say "hi"\n\\\t')).toBe('"say \\"hi\\"\\n\\\\\\t"');
  expect(csharpString("\u0000\u202e\ufeff\u{e0001}\u2028文字👍")).toBe(
    '"\\u0000\\u202e\\ufeff\\udb40\\udc01\\u2028文字👍"',
  );
  expect(csharpString("\ud800")).toBe('"\ufffd"');
  expect(docText("a\n<b> & \u0000\uffff")).toBe("a &lt;b&gt; &amp; \ufffd\ufffd");
  expect(commentText("a\u2028b\nc\u0085d")).toBe("a b c d");
});

it("leaves nothing for MSBuild to evaluate", () => {
  expect(msbuildText("$(USD), @(Item) & %(Meta)\n100%24 'a;b' *?")).toBe(
    "%24%28USD%29, %40%28Item%29 &amp; %25%28Meta%29 100%2524 %27a%3Bb%27 %2A%3F",
  );
});

describeWith(["dotnet"], "the encoders of C#", () => {
  it("give strings with the same value, and comments that end where they should", { timeout: 300_000 }, async () => {
    const texts = [...parts, ...fc.sample(anyText, { numRuns: 1500, seed })];
    const folder = mkdtempSync(join(tmpdir(), "errspec-csharp-literals-"));
    const methods = texts.flatMap((text, index) => [
      `    /// <summary>${docText(text)}</summary>`,
      `    public static string Text${index}() => // ${commentText(text)}`,
      `        ${csharpString(text)};`,
    ]);
    // Each character as a number: the encoding of the output does not matter.
    const lines = [
      "using System.Linq;",
      "/// <summary>Prints texts.</summary>",
      "public static class App",
      "{",
      ...methods,
      '    private static void Print(string text) => System.Console.WriteLine($"[{string.Join(",", text.Select(c => (int)c))}]");',
      "    private static void Main()",
      "    {",
      ...texts.map((_, index) => `        Print(Text${index}());`),
      "    }",
      "}",
    ];
    const [source, out] = [join(folder, "App.cs"), join(folder, "App.dll")];
    writeFileSync(source, `${lines.join("\n")}\n`);
    const compiler = await startCompiler();
    expect(await compiler.compile({ sources: [source], out, main: "App", docs: true })).toEqual([]);
    await compiler.close();
    const { stdout } = await runProgram(out);
    const read = stdout.trimEnd().split("\n");
    const values = read.map((line) => String.fromCharCode(...(JSON.parse(line) as number[])));
    expect(values).toEqual(texts.map((text) => text.toWellFormed()));
    // The documentation is XML, in which the texts are what they were.
    const xml = readFileSync(join(folder, "App.xml"), "utf8");
    expect(xml.match(/<summary>/g)).toHaveLength(texts.length + 1);
    rmSync(folder, { recursive: true });
  });
});
