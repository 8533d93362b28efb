import { describe, expect, it } from "vitest";
import { propose, specFiles } from "../../generator/import/propose.js";
import { check } from "../../generator/check.js";
import { generate } from "../../generator/pipeline.js";
import { targets } from "../../generator/targets/index.js";
import { readTemplates } from "../../generator/disk/inputs.js";

/*
 * Whatever a document is called, the spec that an import proposes must generate: its name becomes a package, a module, a
 * class and a file in each language.
 */
const templates = new Map(readTemplates().map(({ path, bytes }) => [path, bytes.toString("utf8")]));

async function generated(
  path: string,
  text: string,
): Promise<{ readonly problems: readonly string[]; readonly files: number }> {
  const { files } = await propose({
    document: { path, text, sha256: "0".repeat(64) },
    translations: [],
    language: undefined,
    check: (spec) => check(spec, targets),
  });
  const made = await generate({ spec: specFiles(files), targets, templates });
  const problems = made.diagnostics.filter(({ severity }) => severity === "error").map(({ message }) => message);
  return { problems, files: made.files.length };
}

const table = (...texts: readonly string[]): string =>
  `| Error code | Message |\n| --- | --- |\n${texts.map((text, i) => `| ${1001 + i} | ${text} |\n`).join("")}`;

const names = [
  ..."error new http type main test internal index catalog errors class con _test 404 1-2-3 __proto__".split(" "),
  ...["orders_test", "orders_linux", "错误码", "Ошибки", "エラー 404", "😀", "key-error", "then"],
];

describe("a spec that an import proposes generates", () => {
  it.each(names)("from a document called %s", async (name) => {
    const { problems, files } = await generated(
      `${name}.md`,
      `# Page\n\n${table("The order is closed.", "The order is lost.")}`,
    );
    expect(problems).toEqual([]);
    expect(files).toBeGreaterThan(0);
  });

  it.each(names)("with a module under the heading %s", async (name) => {
    const document = `# Page\n\n## ${name}\n\n${table("The order is closed.")}\n## Users\n\n${table("The user is locked.")}`;
    const { problems, files } = await generated("page.md", document);
    expect(problems).toEqual([]);
    expect(files).toBeGreaterThan(0);
  });

  it("with placeholders that are words of a language", async () => {
    const words =
      "class def func type self this error err code message cause text params init none null new return".split(" ");
    const { problems } = await generated("page.md", table(...words.map((word) => `The {${word}} is wrong.`)));
    expect(problems).toEqual([]);
  });
});
