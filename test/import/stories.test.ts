import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { propose } from "../../generator/import/propose.js";
import type { Proposal } from "../../generator/import/propose.js";
import { reportLines } from "../../generator/import/report/report-lines.js";
import { check } from "../../generator/check.js";
import { targets } from "../../generator/targets/index.js";
import { root } from "../support/tools.js";

/*
 * One folder for each difficulty of published documents: a small document, and the report and the spec that an import makes of
 * it.
 */
const folder = join(root, "test", "fixtures", "import");

describe("import", () => {
  for (const story of readdirSync(folder).sort()) {
    const name = readdirSync(join(folder, story)).find((file) => file.startsWith("source.")) ?? "";
    it(story, async () => {
      const text = readFileSync(join(folder, story, name), "utf8");
      const proposal = await propose({
        document: { path: name, text, sha256: "0".repeat(64) },
        translations: [],
        language: undefined,
        check: (spec) => check(spec, targets),
      });
      await expect(storyText(proposal)).toMatchFileSnapshot(join(folder, story, "expect.txt"));
      expect(proposal.report.accounts.map(({ cells }) => cells.lost)).toEqual([0]);
      expect(proposal.diagnostics.filter(({ severity }) => severity === "error")).toEqual([]);
    });
  }
});

/** The report, and the spec without the lines that all of them share. */
function storyText({ report, files }: Proposal): string {
  const lines = files.flatMap(({ path, text }) => [
    `--- ${path}`,
    ...text.split("\n").filter((line) => !/^#|^x-sources|sha256:|- document: source/.test(line) && line !== ""),
  ]);
  return `${[...reportLines(report, "full"), ...lines].join("\n")}\n`;
}
