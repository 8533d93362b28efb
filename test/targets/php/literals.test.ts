import fc from "fast-check";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, it } from "vitest";
import { commentText, docText, jsonString, phpString } from "../../../generator/targets/php/literals.js";
import { commentPath, markdownText } from "../../../generator/targets/text-line.js";
import { seed } from "../../support/seed.js";
import { describeWith, run } from "../../support/tools.js";
import { payloads } from "../go/hostile.js";

const parts = [
  ...payloads,
  "\\",
  "'",
  '"',
  "$x",
  "{$x}",
  "\n",
  "\r",
  "?>",
  "<?php",
  "*/",
  "/*",
  "@see",
  "\\'",
  "\\u{41}",
];
const anyText = fc.oneof(
  fc.string({ unit: "binary", maxLength: 30 }),
  fc.string({ unit: fc.integer({ min: 0, max: 0xffff }).map((unit) => String.fromCharCode(unit)), maxLength: 10 }),
  fc.array(fc.constantFrom(...parts), { maxLength: 4 }).map((found) => found.join("")),
);

it("spells what no one sees, in double quotes", () => {
  expect(phpString("it's $x \\ 文字👍")).toBe("'it\\'s $x \\\\ 文字👍'");
  expect(phpString('say "$x"\n\\\t')).toBe('"say \\"\\$x\\"\\n\\\\\\t"');
  expect(phpString("\u0000\u202e\ufeff\u{e0001}")).toBe('"\\u{0}\\u{202e}\\u{feff}\\u{e0001}"');
  expect(phpString("\ud800")).toBe("'\ufffd'");
});

it("ends no comment, and no code", () => {
  expect(docText("a\n*/ {@link x} <b> & @see")).toBe("a *&#47; &#123;&#64;link x&#125; &lt;b&gt; &amp; &#64;see");
  expect(commentText("a ?> b\nc")).toBe("a ? > b c");
  expect(commentPath("spec/a?> b-->.yaml")).toBe("spec/a%3f%3e%20b-%2d%3e.yaml".replaceAll("%3e", "%3E"));
});

it("keeps JSON and Markdown to text", () => {
  expect(jsonString('a\n"b"\\\u202e\u{e0001}')).toBe('"a\\n\\"b\\"\\\\\\u202e\\udb40\\udc01"');
  expect(markdownText("a|b *c* `d` [e](http://f) <g>\n# h")).toBe(
    "a\\|b \\*c\\* \\`d\\` \\[e\\](http&#58;//f) &#60;g&#62; \\# h",
  );
});

describeWith(["php"], "the encoders of PHP", () => {
  it("give strings with the same value, and comments that end where they should", { timeout: 300_000 }, async () => {
    const texts = [...parts, ...fc.sample(anyText, { numRuns: 1500, seed })];
    const folder = mkdtempSync(join(tmpdir(), "errspec-php-literals-"));
    const lines = texts.flatMap((text) => [
      `/** ${docText(text)} */`,
      `// ${commentText(text)}`,
      `echo base64_encode(${phpString(text)}), "\\n";`,
    ]);
    writeFileSync(join(folder, "main.php"), ["<?php", ...lines, ""].join("\n"));
    const { status, stdout, stderr } = await run("php", ["-d", "error_reporting=-1", "main.php"], { cwd: folder });
    const read = stdout
      .split("\n")
      .slice(0, -1)
      .map((line) => Buffer.from(line, "base64").toString());
    expect({ status, stderr, read }).toEqual({ status: 0, stderr: "", read: texts.map((text) => text.toWellFormed()) });
    rmSync(folder, { recursive: true });
  });
});
