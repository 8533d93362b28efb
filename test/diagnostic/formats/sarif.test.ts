import { readFileSync } from "node:fs";
import { join } from "node:path";
import * as fc from "fast-check";
import type { Location, Log, Region } from "sarif";
import { describe, expect, it } from "vitest";
import { auditCommand } from "../../../generator/cli/audit.js";
import { breakingCommand } from "../../../generator/cli/breaking.js";
import { lintCommand } from "../../../generator/cli/lint.js";
import type { Diagnostic } from "../../../generator/diagnostic/diagnostic.js";
import { sarifReport } from "../../../generator/diagnostic/formats/sarif.js";
import { captured } from "../../cli/captured.js";
import { put, temporaryFolder } from "../../support/folder.js";
import { diagnostics, fixable, found, report } from "./samples.js";
import { sarifProblems } from "./sarif-schema.js";

/** What an output can contain only as its replacement. */
const wellFormed = (value: string): string => value.toWellFormed();

describe("sarif", () => {
  const parse = (list: readonly Diagnostic[]): Log => JSON.parse(sarifReport(report(list))) as Log;

  it("has the rules of the findings, places in UTF-16 columns, and fixes", () => {
    const [sarif] = parse([found, fixable]).runs;
    expect(sarif?.columnKind).toBe("utf16CodeUnits");
    expect(sarif?.tool.driver.rules).toEqual([
      { id: "text-trimmed" },
      {
        id: "unique-code",
        shortDescription: { text: "One code, one meaning." },
        fullDescription: { text: "One code, one meaning. Lookups {{}} are \\[by\\] code." },
        defaultConfiguration: { level: "error" },
        help: { text: "Lookups {{}} are \\[by\\] code." },
        helpUri: "https://example.org/rules.md#unique-code",
      },
    ]);
    expect(
      sarif?.results?.map(({ ruleIndex, level, locations }) => [ruleIndex, level, locations?.[0]?.physicalLocation]),
    ).toEqual([
      [
        1,
        "error",
        {
          artifactLocation: { uri: "spec/dsa.yaml", uriBaseId: "%SRCROOT%" },
          region: { startLine: 2, startColumn: 7, endLine: 2, endColumn: 10 },
        },
      ],
      [
        0,
        "note",
        {
          artifactLocation: { uri: "spec/a%20b%25.yaml", uriBaseId: "%SRCROOT%" },
          region: { startLine: 1, startColumn: 1, endLine: 2, endColumn: 1 },
        },
      ],
    ]);
    expect(sarif?.results?.[1]?.fixes?.[0]?.artifactChanges[0]?.replacements).toEqual([
      { deletedRegion: { startLine: 1, startColumn: 1, endLine: 1, endColumn: 3 }, insertedContent: { text: "x" } },
    ]);
  });

  it("is SARIF 2.1.0, and can be parsed back to the findings, whatever the text", () => {
    const decoded = (message: string | undefined): string =>
      (message ?? "")
        .replaceAll("{{", "{")
        .replaceAll("}}", "}")
        .replace(/\\([\\[\]])/g, "$1");
    fc.assert(
      fc.property(diagnostics, (list) => {
        const log = parse(list);
        expect(sarifProblems(log)).toEqual([]);
        const read = log.runs[0]?.results?.map(({ ruleId, message, locations, relatedLocations }) => {
          const spot = locations?.[0]?.physicalLocation;
          return [
            ruleId,
            decoded(message.text),
            decodeURIComponent(spot?.artifactLocation?.uri ?? ""),
            lineOf(spot?.region),
            decoded(relatedLocations?.[0]?.message?.text),
          ];
        });
        expect(read).toEqual(
          list.map(({ rule, message, help, at: spot, related }) => [
            rule,
            help === undefined ? message : `${message}\n${help}`,
            wellFormed(spot.file).replaceAll("\\", "/"),
            spot.line,
            related?.message ?? "",
          ]),
        );
      }),
      { numRuns: 300, seed: 3 },
    );
  });
});

function lineOf(region: Region | undefined): number | undefined {
  return region?.startLine;
}

describe("a report that is not SARIF", () => {
  const text = sarifReport(report([found, fixable]));
  it.each<[what: string, before: string, after: string, problem: string]>([
    ["another version", '"version": "2.1.0"', '"version": "2.2.0"', "/version must be equal to one of"],
    ["no message", '"message": {', '"massage": {', "must have required property 'message'"],
    ["a column before the first", '"startColumn": 7', '"startColumn": 0', "/startColumn must be >= 1"],
    ["a level there is not", '"level": "note"', '"level": "info"', "/level must be equal to one of"],
    ["a blank in an address", "spec/a%20b%25.yaml", "spec/a b%25.yaml", 'must match format "uri-reference"'],
    ["a key there is not", '"columnKind"', '"columns"', "must NOT have additional properties"],
    ["the index of another rule", '"ruleIndex": 1', '"ruleIndex": 0', "has the index of another rule"],
  ])("has problems: %s", (_, before, after, problem) => {
    expect(text).toContain(before);
    expect(sarifProblems(JSON.parse(text.replace(before, after)))).toContainEqual(expect.stringContaining(problem));
  });
});

describe("what the commands write", () => {
  const main = (entries: string): string => `errspec: 1
catalog: shop
title: { zh: 商店, en: Shop }
version: 1.0.0
locales: [zh, en]
envelope: { code: /code, text: /message }
targets: { typescript: { package: shop-errors } }
modules:
  - module: orders
    title: { zh: 订单, en: Orders }
    errors:
${entries}`;
  const entry = (name: string, zh: string): string =>
    `      - { code: 77001, text: { zh: ${zh}, en: The order is gone. }, name: ${name}, kind: not_found, action: none }\n`;

  /** The rule of each result, and the source text at each of its places. Columns count UTF-16 units. */
  async function results(folder: string, command: () => Promise<number>): Promise<string[][]> {
    const { stdout } = await captured(folder, command);
    const log = JSON.parse(stdout) as Log;
    expect(sarifProblems(log)).toEqual([]);
    return (log.runs[0]?.results ?? []).map(({ ruleId = "", locations = [], relatedLocations = [] }) => [
      ruleId,
      ...[...locations, ...relatedLocations].map((location) => textAt(folder, location)),
    ]);
  }

  it("lint: columns right of full-width text and of an emoji", async () => {
    const folder = temporaryFolder();
    put(folder, {
      "spec/errspec.yaml": main(entry("NotThere", "订单👍不存在。。").replace("action", "since: 1.0, action")),
    });
    const flags = { specs: ["spec"], format: "sarif", rules: [], fix: false, failOn: "warning", today: "2026-06-01" };
    expect(await results(folder, () => lintCommand(flags))).toEqual([["quoted-scalar", "1.0"]]);
  });

  it("breaking: both places, of different widths", async () => {
    const folder = temporaryFolder();
    put(folder, {
      "old/errspec.yaml": main(entry("NotThere", "订单不存在")),
      "spec/errspec.yaml": main(entry("Gone", "订单👍不存在")),
    });
    const flags = {
      spec: "spec",
      against: "old",
      format: "sarif",
      categories: [],
      failOn: "error",
      today: "2026-06-01",
    };
    expect(await results(folder, () => breakingCommand(flags))).toEqual([
      ["name-changed", "Gone", "NotThere"],
      ["text-changed", "订单👍不存在", "订单不存在"],
      ["version-not-raised", "1.0.0", "1.0.0"],
    ]);
  });

  it("links each rule to its heading on the published page", async () => {
    const folder = temporaryFolder();
    put(folder, {
      "old/errspec.yaml": main(entry("NotThere", "订单不存在")),
      "spec/errspec.yaml": main(entry("Gone", "订单不存在。。").replace("action", "since: 1.0, action")),
    });
    const links = async (command: () => Promise<number>): Promise<(string | undefined)[] | undefined> => {
      const log = JSON.parse((await captured(folder, command)).stdout) as Log;
      return log.runs[0]?.tool.driver.rules?.map(({ helpUri }) => helpUri);
    };
    const pages = "https://github.com/errspec/errspec/blob/main/docs/rules";
    const flags = { format: "sarif", rules: [], fix: false, failOn: "warning", today: "2026-06-01" };
    const versions = { ...flags, spec: "spec", against: "old", categories: [], failOn: "error" };
    expect(await links(() => lintCommand({ ...flags, specs: ["spec"] }))).toContain(`${pages}/lint.md#quoted-scalar`);
    expect(await links(() => breakingCommand(versions))).toContain(`${pages}/breaking.md#name-changed`);
  });

  it("audit: columns right of full-width text, in a file whose name needs an encoder", async () => {
    const folder = temporaryFolder();
    put(folder, {
      "spec/errspec.yaml": main(entry("NotThere", "订单不存在")),
      "src/a 订单.ts": `import { OrdersCode } from "shop-errors";\nconst 订单 = "👍"; if (e.code === 77001) log("不存在", OrdersCode.Missing);\n`,
    });
    const flags = { specs: ["spec"], sources: ["src"], format: "sarif", failOn: "error" };
    expect(await results(folder, () => auditCommand(flags))).toEqual([
      ["magic-code", "77001"],
      ["unknown-code", "OrdersCode.Missing"],
    ]);
  });
});

function textAt(folder: string, { physicalLocation: { artifactLocation, region = {} } = {} }: Location): string {
  const { startLine = 0, startColumn = 0, endLine, endColumn = 0 } = region;
  expect(endLine).toBe(startLine);
  const text = readFileSync(join(folder, decodeURIComponent(artifactLocation?.uri ?? "")), "utf8");
  return text.split("\n")[startLine - 1]?.slice(startColumn - 1, endColumn - 1) ?? "";
}
