import { afterAll, expect, it } from "vitest";
import { describeWith } from "../support/tools.js";
import { campaign, took } from "./campaign.js";
import { closeCsharp } from "./csharp.js";
import { csharpSpecs, javaAndPhpSpecs, rustSpecs } from "./specs.js";

/*
 * Random edits of specs: what the rules on changes say of each is held against programs of users, which compile on what was
 * generated before and may no longer do. Two hundred edits here; a campaign is
 *
 *     WITNESS_EDITS=2000 WITNESS_SEED=1 npx vitest run -c vitest.long.config.ts test/witness
 */

const edits = Number(process.env["WITNESS_EDITS"] ?? 200);
const seed = Number(process.env["WITNESS_SEED"] ?? 20260101);

describeWith(["go", "python3", "mypy"], `witnesses (seed ${seed})`, () => {
  it(`agree with the rules on ${edits} edits`, async () => {
    const { missed, falseAlarms, byEdit, broken } = await campaign(edits, seed);
    const seconds = Object.entries(took).map(([category, ms]) => `${category} ${(ms / 1000).toFixed(0)} s`);
    console.log(
      `${edits} edits of ${byEdit.size} kinds, seed ${seed} (${seconds.join(", ")})\n` +
        `broken: ${JSON.stringify(broken)}; missed ${missed.length}, false alarms ${falseAlarms.length}\n` +
        [...missed, ...falseAlarms].join("\n"),
    );
    expect(missed).toEqual([]);
    expect(falseAlarms.length, falseAlarms.join("\n")).toBeLessThanOrEqual(edits / 100);
  }, 3_600_000);
});

describeWith(["cargo", "go", "python3", "mypy"], `witnesses in Rust (seed ${seed})`, () => {
  it(`agree with the rules on ${edits / 2} edits`, { timeout: 3_600_000 }, async () => {
    const { missed, falseAlarms, broken } = await campaign(edits / 2, seed, rustSpecs());
    expect(broken["SRC_RS"]).toBeGreaterThan(0);
    expect(missed).toEqual([]);
    expect(falseAlarms.length, falseAlarms.join("\n")).toBeLessThanOrEqual(edits / 100);
  });
});

describeWith(["javac", "php", "go", "python3", "mypy"], `witnesses in Java and PHP (seed ${seed})`, () => {
  it(`agree with the rules on ${edits / 4} edits`, { timeout: 3_600_000 }, async () => {
    const { missed, falseAlarms, broken } = await campaign(edits / 4, seed, javaAndPhpSpecs());
    expect(broken["SRC_JAVA"]).toBeGreaterThan(0);
    expect(broken["SRC_PHP"]).toBeGreaterThan(0);
    expect(missed).toEqual([]);
    expect(falseAlarms.length, falseAlarms.join("\n")).toBeLessThanOrEqual(edits / 100);
  });
});

describeWith(["dotnet", "go", "python3", "mypy"], `witnesses in C# (seed ${seed})`, () => {
  afterAll(closeCsharp);

  it(`agree with the rules on ${edits / 4} edits`, { timeout: 3_600_000 }, async () => {
    const { missed, falseAlarms, broken } = await campaign(edits / 4, seed, csharpSpecs());
    expect(broken["SRC_CSHARP"]).toBeGreaterThan(0);
    expect(missed).toEqual([]);
    expect(falseAlarms.length, falseAlarms.join("\n")).toBeLessThanOrEqual(edits / 100);
  });
});
