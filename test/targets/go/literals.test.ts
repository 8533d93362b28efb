import fc from "fast-check";
import { mkdtemp } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, it } from "vitest";
import { docLines, goComment, goMarkdown, goString } from "../../../generator/targets/go/literals.js";
import { describeWith, run } from "../../support/tools.js";
import { remove, write } from "./generated.js";
import { payloads } from "./hostile.js";

const anyText = fc.oneof(
  fc.string({ unit: "binary", maxLength: 30 }),
  fc.string({ unit: fc.integer({ min: 0, max: 0xffff }).map((unit) => String.fromCharCode(unit)), maxLength: 10 }),
  fc.array(fc.constantFrom(...payloads, "''", "``", "\\", '"', "\n"), { maxLength: 4 }).map((parts) => parts.join("")),
);

it("spells what no one sees", () => {
  expect(goString('say "hi"\n\\\t')).toBe('"say \\"hi\\"\\n\\\\\\t"');
  expect(goString("\u0000\u202e\ufeff\u{e0001}文字👍")).toBe('"\\u0000\\u202e\\ufeff\\U000e0001文字👍"');
  expect(goString("\ud800")).toBe('"\ufffd"');
  expect(goComment(" a\nb\tc\u0000\u2028d ``e'' ")).toBe(" a b c\\u0000 d “e”");
  expect(goComment("")).toBe("");
});

it("breaks a comment at about its width, and never before a build constraint", () => {
  expect(docLines(["one two three", "four"], 9)).toEqual(["one two", "three", "", "four"]);
  expect(docLines(["one two +build x"], 8)).toEqual(["one two +build x"]);
});

it("keeps Markdown to prose", () => {
  expect(goMarkdown("a|b *c* `d` [e](http://f) <g>\n# h & www.i {{j}} @k")).toBe(
    "a\\|b \\*c\\* \\`d\\` \\[e\\](http&#58;//f) &#60;g&#62; \\# h &#38; www&#46;i &#123;&#123;j&#125;&#125; &#64;k",
  );
});

describeWith(["go"], "the encoders of Go", () => {
  it("give strings with the same value, and comments that end with their line", async () => {
    const texts = [...payloads, ...fc.sample(anyText, 2000)];
    const folder = await mkdtemp(join(tmpdir(), "errspec-go-literals-"));
    const elements = texts.map((text) => `\t//${goComment(text)}\n\t${goString(text)},\n`);
    await write(folder, [
      { path: "go.mod", text: "module example.com/literals\n\ngo 1.21\n" },
      {
        path: "main.go",
        text: `package main\n\nimport (\n\t"encoding/json"\n\t"os"\n)\n\nfunc main() {\n\t_ = json.NewEncoder(os.Stdout).Encode(texts)\n}\n\nvar texts = []string{\n${elements.join("")}}\n`,
      },
    ]);
    const { stdout, stderr } = await run("go", ["run", "."], { cwd: folder });
    expect(stderr).toBe("");
    expect(JSON.parse(stdout)).toEqual(texts.map((text) => text.toWellFormed()));
    await remove(folder);
  });
});
