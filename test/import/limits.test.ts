import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { Unreadable } from "../../generator/import/document.js";
import { propose } from "../../generator/import/propose.js";
import type { Proposal } from "../../generator/import/propose.js";
import { check } from "../../generator/check.js";
import { targets } from "../../generator/targets/index.js";
import { root } from "../support/tools.js";

const folder = join(root, "test", "fixtures", "import");

const documents = readdirSync(folder).map((story) => {
  const name = readdirSync(join(folder, story)).find((file) => file.startsWith("source.")) ?? "";
  return { path: name, text: readFileSync(join(folder, story, name), "utf8") };
});

const proposed = (path: string, text: string): Promise<Proposal> =>
  propose({
    document: { path, text, sha256: "0".repeat(64) },
    translations: [],
    language: undefined,
    check: (spec) => check(spec, targets),
  });

describe("damaged documents", () => {
  it("are refused, or give a valid spec without lost cells", async () => {
    const pieces = [
      "|",
      "\n",
      "<td>",
      "</table>",
      "<tr>",
      "```",
      "\t",
      "| 1 | 2 |",
      "---",
      "0",
      "{",
      "]",
      '"',
      ":",
      "\u0000",
      "\ud800",
      "&lt;",
      "错误码",
      "-1",
      "0x1F",
      "_",
      "**",
      "/*",
      "#",
    ];
    const edits = fc.array(
      fc.record({ at: fc.double({ min: 0, max: 1, noNaN: true }), cut: fc.nat(40), put: fc.constantFrom(...pieces) }),
      { minLength: 1, maxLength: 6 },
    );
    await fc.assert(
      fc.asyncProperty(fc.constantFrom(...documents), edits, async ({ path, text }, damage) => {
        const damaged = damage.reduce((text, { at, cut, put }) => {
          const place = Math.floor(at * text.length);
          return text.slice(0, place) + put + text.slice(place + cut);
        }, text);
        try {
          const { report, diagnostics } = await proposed(path, damaged);
          expect(report.accounts.flatMap(({ tables }) => tables.flatMap(({ lost }) => lost))).toEqual([]);
          expect(diagnostics.filter(({ severity }) => severity === "error")).toEqual([]);
        } catch (error) {
          if (!(error instanceof Unreadable)) throw error;
        }
      }),
      { numRuns: Number(process.env["FUZZ_RUNS"] ?? 300) },
    );
  }, 600_000);
});

describe("hostile documents", () => {
  it.each([
    ["elements without end", "page.html", "<div>".repeat(50_000)],
    ["tables in tables", "page.html", "<table><tr><td>".repeat(5_000)],
    ["brackets without end", "page.md", `| code |\n|---|\n| ${"[".repeat(50_000)} |\n`],
    ["quotations in quotations", "page.md", `${">".repeat(50_000)} a`],
    ["lists in JSON", "page.json", "[".repeat(50_000)],
    ["lists in YAML", "page.yaml", "[".repeat(50_000)],
    ["lists in TOML", "page.toml", `a = ${"[".repeat(50_000)}`],
    ["spans", "page.html", `<table>${'<tr><td colspan="1000" rowspan="65534">1</td></tr>'.repeat(5_000)}</table>`],
    ["columns", "page.md", `${"|a".repeat(100_000)}|\n${"|-".repeat(100_000)}|\n`],
    ["blanks before a mark", "page.md", `# ${" ".repeat(500_000)}x\n`],
    ["parentheses in C", "page.h", `#define EX ${"(".repeat(100_000)}1\n`],
  ])("are refused: %s", async (_, path, text) => {
    await expect(proposed(path, text)).rejects.toThrow(Unreadable);
  });
});
