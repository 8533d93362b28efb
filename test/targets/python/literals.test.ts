import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { commentPath, docText, stringLiteral, tomlString } from "../../../generator/targets/python/literals.js";
import { docLines } from "../../../generator/targets/python/docs.js";
import { seed } from "../../support/seed.js";
import { describeWith, run } from "../../support/tools.js";
import { hostileTexts } from "./specs.js";
import { temporary, write } from "./workspace.js";

const anyText = fc.oneof(
  fc.string({ unit: "binary", maxLength: 60 }),
  fc
    .array(fc.constantFrom('"', "'", "\\", "\n", "\r", "\t", "\u0000", "\ud800", ">>>", "x", "字", "N{", "u12"), {
      maxLength: 20,
    })
    .map((parts) => parts.join("")),
);
const texts = [...hostileTexts, ...fc.sample(anyText, { numRuns: 3000, seed })];
const wellFormed = (text: string): string => text.replace(/\p{Cs}/gu, "\ufffd");

describeWith(["python3"], "encoders, read by Python", () => {
  it("a string is the text, and the file still parses", async () => {
    const source = `VALUES = [\n${texts.map((text) => `    ${stringLiteral(text)},\n`).join("")}]\n`;
    expect(await readBack(source, "ast.literal_eval(tree.body[0].value)")).toEqual(texts.map(wellFormed));
  });

  it("a docstring ends where it should, and no doctest or directive begins in it", async () => {
    const source = texts.map((text, index) => `class C${index}:\n${docstring(docLines(text))}`).join("\n\n");
    const code = "[ast.get_docstring(node, clean=False) for node in tree.body]";
    const docs = await readBack(source, code);
    expect(docs).toHaveLength(texts.length);
    for (const doc of docs) {
      for (const line of doc.split("\n").map((line) => line.trim())) expect(line).toMatch(/^(?:[\p{L}\p{N}].*)?$/u);
      expect(doc).toMatch(/^[\n\x20-\x7e\u00a0-\u{10ffff}]*$/u);
    }
  });

  it("a string of TOML is the text in one line", async () => {
    const source = `VALUES = [${texts
      .map((text) => `[${tomlString(text)}]`)
      .map((line) => JSON.stringify(line))
      .join(",")}]\n`;
    const code = "[tomllib.loads('x = ' + text)['x'][0] for text in ast.literal_eval(tree.body[0].value)]";
    const read = await readBack(source, code);
    expect(read).toHaveLength(texts.length);
    for (const text of read) expect(text).not.toMatch(/[\n\r]/);
  });

  async function readBack(source: string, expression: string): Promise<string[]> {
    const { folder, remove } = await temporary();
    const program = `import ast, json, pathlib, tomllib\ntree = ast.parse(pathlib.Path("a.py").read_bytes())\nprint(json.dumps(${expression}))\n`;
    await write(folder, new Map([["a.py", source], ["b.py", program]])); // prettier-ignore
    const { status, stdout, stderr } = await run("python3", ["-W", "error", "b.py"], { cwd: folder });
    expect({ status, stderr }).toEqual({ status: 0, stderr: "" });
    await remove();
    return JSON.parse(stdout) as string[];
  }
});

function docstring(lines: readonly string[]): string {
  return `    """${lines.map(docText).join("\n    ")}\n    """`;
}

describe("the path in a first line", () => {
  it("cannot declare an encoding, or end the line", () => {
    expect(commentPath("spec/coding=utf-7.yaml")).toBe("spec/coding%3dutf-7.yaml");
    for (const text of hostileTexts) expect(commentPath(text)).toMatch(/^[\w%./-]*$/);
  });
});
