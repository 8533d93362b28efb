import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { readYaml } from "../../generator/load/read-yaml.js";
import { scan } from "../../generator/load/scan.js";
import { seed } from "../support/seed.js";
import { root } from "../support/tools.js";
import { randomOf, yamlText } from "./yaml-texts.js";

/*
 * The scanner against the parser. Whatever the scanner accepts is valid, and means what the parser says, in the same places.
 * CI runs a fixed slice; a campaign is `FUZZ_SEED=7 FUZZ_COUNT=1000000 npx vitest run test/load/scan`.
 */

const count = Number(process.env["FUZZ_COUNT"] ?? 4_000);

it(`reads what the parser reads, or steps aside: ${count} texts, seed ${seed}`, { timeout: 86_400_000 }, () => {
  let [scanned, valid] = [0, 0];
  for (let nth = 0; nth < count; nth++) {
    const text = yamlText(randomOf(seed * 1_000_003 + nth));
    const found = scan(text);
    if (found !== undefined) expect(readYaml(text), JSON.stringify(text)).toEqual({ tree: found, problems: [] });
    if (found !== undefined) scanned++;
    if (nth % 100 === 0 && readYaml(text).problems.length === 0) valid++;
  }
  expect(scanned, "most valid texts are scanned").toBeGreaterThan(count / 4);
  expect(scanned).toBeLessThan(count);
  expect(valid).toBeGreaterThan(count / 300);
});

it.each([
  ["a block with a line of blanks at its end", "a: |\n  b\n  \nc: d\n"],
  ["a comment that stays in the item above it", "a:\n  - b: |+\n      c\n    # d\n  - e\n"],
  ["a key without a value before a comment", "a:\n  - b:\n      c:\n      # d\n  - e\n"],
])("reads %s as the parser does, or leaves it", (_, text) => {
  const { tree, problems } = readYaml(text);
  expect(problems).toEqual([]);
  expect([undefined, tree]).toContainEqual(scan(text));
});

describe("a spec in the usual layout", () => {
  const folder = join(root, "spec");
  const files = readdirSync(folder).filter((name) => name.endsWith(".yaml"));
  it.each(files)("is scanned: %s", (name) => {
    const text = readFileSync(join(folder, name), "utf8");
    expect(scan(text)).toEqual(readYaml(text).tree);
    expect(scan(text.replaceAll("\n", "\r\n"))).toEqual(readYaml(text.replaceAll("\n", "\r\n")).tree);
  });
});
