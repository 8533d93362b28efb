import { describe, expect, it } from "vitest";
import { codesIn, imported, leftOutIn } from "../imported.js";

/* What is written like the codes that were taken is taken as well, or the report names it. */
describe("nothing that looks like a code vanishes", () => {
  it("in a sentence, a comment or a place that no reader knows", async () => {
    const table = "| Error code | Text |\n| --- | --- |\n| 50010 | No order. |\n| 50011 | No user. |\n";
    expect(
      await leftOutIn("page.md", `# Errors\n\n${table}\nSince May, 50012 is sent too (see 2024 and 8443).\n`),
    ).toEqual(["50012"]);
    expect(
      await leftOutIn(
        "codes.h",
        "#define E_NO_ORDER 50010 // No order.\n#define E_NO_USER 50011 // No user.\nLEGACY(50012)\n",
      ),
    ).toEqual(["50012"]);
  });

  it("in a table that was left out", async () => {
    const text = `# Errors\n\n| Error code | Text |\n| --- | --- |\n| no-order | There is no order. |\n| no-user | There is no user. |\n\n## More\n\n| Foo | Bar |\n| --- | --- |\n| low-water | blue |\n| no-money | red |\n`;
    expect(await leftOutIn("page.md", text)).toEqual(expect.arrayContaining(["low-water", "no-money"]));
  });

  it("in lines like those of other codes, even if the number is short", async () => {
    const c =
      "enum status {\n  /* Value 11: closed */\n  E_CLOSED = 11,\n  /* Value 12: locked */\n  E_LOCKED = 12,\n  /* Value 13: not used */\n};\n";
    expect(await leftOutIn("codes.h", c)).toContain("13");
  });

  it("even if a word is far longer than any code", async () => {
    const table = "| Error code | Text |\n| --- | --- |\n| NO_ORDER | No order. |\n| NO_USER | No user. |\n";
    const words = ["a_".repeat(400_000), "1.".repeat(400_000), "A".repeat(400_000)];
    expect(await codesIn("page.md", `# Errors\n\n${table}\n${words.join("\n\n")}\n`)).toEqual(["NO_ORDER", "NO_USER"]);
  });

  it("but not in dates", async () => {
    const table = "| Error code | Text |\n| --- | --- |\n| 2001 | No order. |\n| 2002 | No user. |\n";
    const frame =
      "Last updated: Mar 03, 2026 by Ann. Since 4 May 2025, or June 2024. 2003 is sent since May, too. Decode 2004.";
    expect(await leftOutIn("page.md", `# Errors\n\n${frame}\n\n${table}`)).toEqual(["2003", "2004"]);
  });

  it("but not in links, tags and scripts, nor if the spec says it in a text", async () => {
    const rows = [50010, 50011]
      .map(
        (code) => `<tr><td id="E${code}">E${code}</td><td>See <a href="/E50099">E${code}</a>, unlike E50010.</td></tr>`,
      )
      .join("\n");
    const page = `<h1>Errors</h1><script>const a = "E50098";</script><table><tr><th>Error code</th><th>Text</th></tr>${rows}</table>`;
    expect(await leftOutIn("page.html", page)).toEqual([]);
  });
});

describe("a list of codes is recognized by another one with the same words", () => {
  it("even if its codes alone could be chapters", async () => {
    const heading = (code: number): string => `### Wert ${code}\n\nDie Bestellung ${code} ist leider geschlossen.\n`;
    const text = `# Antworten\n\n## Konto\n\n${[1, 2, 3].map(heading).join("\n")}\n## Netz\n\n${[11, 14, 15].map(heading).join("\n")}`;
    expect(await codesIn("page.md", text)).toEqual(["1", "2", "3", "11", "14", "15"]);
    expect(await codesIn("page.md", `# Guide\n\n${[1, 2, 3].map(heading).join("\n")}`)).toMatch(/found no table/);
  });
});

/** The columns that the report says could hold the codes, each with its values. */
async function alternativesIn(text: string): Promise<Readonly<Record<string, readonly string[]>>> {
  const { report } = await imported("page.md", `# Errors\n\n${text}`);
  const listed = report.accounts.flatMap(({ tables }) =>
    tables.flatMap(({ codeColumn }) => codeColumn?.alternatives ?? []),
  );
  return Object.fromEntries(listed.map(({ column, codes }) => [column, codes]));
}

describe("where two columns could be the code, the report has the other one with its values", () => {
  it("if a number is before each name", async () => {
    const rows = [
      "1 | ORDER_LOST | The order is lost.",
      "2 | KEY_LOST | The key is lost.",
      "3 | NO_KEY | No key today.",
    ];
    const table = `| No. | Constant | Text |\n| --- | --- | --- |\n| ${rows.join(" |\n| ")} |\n`;
    expect(await alternativesIn(table)).toEqual({ "No.": ["1", "2", "3"] });
  });

  it("if the header of the code says so, but the codes repeat", async () => {
    const rows = [
      "10 | A-0001 | One.",
      "10 | A-0002 | Two.",
      "20 | A-0003 | Three.",
      "30 | A-0003 | Four.",
      "40 | A-0005 | ",
    ];
    const table = `| Error code | Item | Text |\n| --- | --- | --- |\n| ${rows.join(" |\n| ")} |\n`;
    expect(await alternativesIn(table)).toEqual({});
    expect(await alternativesIn(table.replace("30 | A-0003", "30 | A-0004"))).toEqual({
      Item: ["A-0001", "A-0002", "A-0003", "A-0004", "A-0005"],
    });
  });

  it("but not if a name is beside each number", async () => {
    const rows = ["4101 | ORDER_LOST | The order is lost.", "4102 | KEY_LOST | The key is lost."];
    const table = `| Code | Name | Text |\n| --- | --- | --- |\n| ${rows.join(" |\n| ")} |\n`;
    expect(await alternativesIn(table)).toEqual({});
  });
});
