import { describe, expect, it } from "vitest";
import { codesIn, imported } from "../imported.js";

const page = `# Page

| Key | Wert | Sinn |
| --- | --- | --- |
| ab | 1 | Foo |
| cd | 2 | Bar |

| Key | Wert | Sinn |
| --- | --- | --- |
| ef | 3 | Foo |
| gh | 4 | Bar |
`;

describe("the user decides about tables", () => {
  it("after a refusal that says how", async () => {
    expect(await codesIn("page.md", page)).toBe(
      'found no table of codes (2 of 2 tables: nothing indicates that the values are error codes); if table 1 has codes, pass --table 1 --code-column "Wert"',
    );
    expect(await codesIn("page.md", page, { tables: [1], codeColumn: "Wert" })).toEqual(["1", "2"]);
  });

  it("with a number or another spelling of the header", async () => {
    expect(await codesIn("page.md", page, { tables: [2], codeColumn: "2" })).toEqual(["3", "4"]);
    expect(await codesIn("page.md", page, { codeColumn: "KEY" })).toEqual(["ab", "cd", "ef", "gh"]);
  });

  it("and about the texts", async () => {
    const { draft } = await imported("page.md", page, { tables: [1], codeColumn: "Wert", textColumn: "Key" });
    expect(draft.modules.flatMap(({ entries }) => entries.map(({ text }) => text["en"]))).toEqual(["ab", "cd"]);
  });

  it("unless the table is not there", async () => {
    expect(await codesIn("page.md", page, { tables: [3] })).toBe("there is no table 3; the document has 2 tables");
  });
});
