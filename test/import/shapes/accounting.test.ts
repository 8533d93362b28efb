import { describe, expect, it } from "vitest";
import { codesIn, leftOutIn } from "../imported.js";

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
