import fc from "fast-check";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, it } from "vitest";
import { withText } from "../../../generator/targets/java/layout.js";
import { commentText, javadocText, pomText } from "../../../generator/targets/java/literals.js";
import { commentPath, markdownText, utf16String } from "../../../generator/targets/text-line.js";
import { installJava, javac, javaProgram } from "../../support/java.js";
import { seed } from "../../support/seed.js";
import { describeWith } from "../../support/tools.js";
import { payloads } from "../go/hostile.js";

const parts = [
  ...payloads,
  "\\",
  '"',
  "\n",
  "\r",
  "\\u000a",
  "\\\\u0022",
  "\\u002a\\u002f",
  "*/",
  "/*",
  "{@code",
  "@see",
  "]]>",
  "-->",
];
const anyText = fc.oneof(
  fc.string({ unit: "binary", maxLength: 30 }),
  fc.string({ unit: fc.integer({ min: 0, max: 0xffff }).map((unit) => String.fromCharCode(unit)), maxLength: 10 }),
  fc.array(fc.constantFrom(...parts), { maxLength: 4 }).map((found) => found.join("")),
);

it("spells what no one sees", () => {
  expect(utf16String('say "hi"\n\\\t')).toBe('"say \\"hi\\"\\n\\\\\\t"');
  expect(utf16String("\u0000\u202e\ufeff\u{e0001}文字👍")).toBe('"\\u0000\\u202e\\ufeff\\udb40\\udc01文字👍"');
  expect(utf16String("\ud800")).toBe('"\ufffd"');
});

it("keeps every backslash out of comments", () => {
  expect(javadocText("a\n\\u002a/ */ {@link x} <b> & @see")).toBe(
    "a &#92;u002a/ *&#47; &#123;&#64;link x&#125; &lt;b&gt; &amp; &#64;see",
  );
  expect(commentText("a\\u000ab\nc")).toBe("a&#92;u000ab c");
  expect(commentPath("spec/a\\u000a b-->.yaml")).toBe("spec/a%5Cu000a%20b-%2d%3E.yaml");
});

it("keeps XML and Markdown to text", () => {
  expect(pomText("a\u0000 <b> & ]]>\n")).toBe("a\ufffd &lt;b&gt; &amp; ]]&gt;");
  expect(pomText("$${user.home} $ {b} $5")).toBe("$$ {user.home} $ {b} $5");
  expect(markdownText("a|b *c* `d` [e](http://f) <g>\n# h")).toBe(
    "a\\|b \\*c\\* \\`d\\` \\[e\\](http&#58;//f) &#60;g&#62; \\# h",
  );
});

describeWith(["javac", "mvn"], "the encoders of Java", () => {
  it("give strings with the same value, and comments that end where they should", { timeout: 300_000 }, async () => {
    await installJava();
    const texts = [...parts, ...fc.sample(anyText, { numRuns: 1500, seed })];
    const folder = mkdtempSync(join(tmpdir(), "errspec-java-literals-"));
    const methods = texts.map((text, index) => [
      `  /** ${javadocText(text)} */`,
      `  static String text${index}() {`,
      `    // ${commentText(text)}`,
      ...withText(4, "return", text),
      "  }",
    ]);
    const prints = texts.map((_, index) => `    print(text${index}());`);
    // Each character as a number: the encoding of the output does not matter.
    const lines = [
      "/** Prints texts. */",
      "final class Main {",
      "  private Main() {}",
      ...methods.flat(),
      "  static void print(String text) {",
      "    System.out.println(java.util.Arrays.toString(text.chars().toArray()));",
      "  }",
      "  public static void main(String[] args) {",
      ...prints,
      "  }",
      "}",
    ];
    writeFileSync(join(folder, "Main.java"), `${lines.join("\n")}\n`);
    expect(await javac(folder, ["Main.java"], folder)).toEqual({ status: 0, stdout: "", stderr: "" });
    const { stdout } = await javaProgram(folder, folder, "Main");
    const read = stdout
      .trimEnd()
      .split("\n")
      .map((line) => String.fromCharCode(...(JSON.parse(line) as number[])));
    expect(read).toEqual(texts.map((text) => text.toWellFormed()));
    rmSync(folder, { recursive: true });
  });
});
