import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { propose } from "../../generator/import/propose.js";
import { check } from "../../generator/check.js";
import { targets } from "../../generator/targets/index.js";
import { seedCatalog } from "../support/catalog.js";
import { root } from "../support/tools.js";

describe("the worked example's page", () => {
  it("imports to the codes and texts of the committed spec", async () => {
    const text = readFileSync(join(root, "test", "fixtures", "error-codes.zh.md"), "utf8");
    const { draft, report } = await propose({
      document: { path: "error-codes.zh.md", text, sha256: "0".repeat(64) },
      translations: [],
      language: undefined,
      check: (spec) => check(spec, targets),
    });
    const imported = draft.modules.map(({ entries }) =>
      entries.map(({ code, title, text }) => ({ code, title: title["zh"], text: text["zh"] })),
    );
    const committed = seedCatalog().modules.map(({ entries }) =>
      entries.map(({ code, title, text }) => ({ code, title: title["zh"], text: text["zh"] })),
    );
    expect(imported).toEqual(committed);
    expect(draft.envelope.success).toBe("0");
    expect(report.accounts.map(({ cells }) => cells)).toEqual([
      { taken: 174, merged: 0, skipped: 5, empty: 0, lost: 0 },
    ]);
  });
});
