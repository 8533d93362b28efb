import { readFileSync } from "node:fs";
import { join } from "node:path";
import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { formatReport, formats } from "../../../generator/diagnostic/formats/format.js";
import { githubReport } from "../../../generator/diagnostic/formats/github.js";
import { jsonReport } from "../../../generator/diagnostic/formats/json.js";
import { junitReport } from "../../../generator/diagnostic/formats/junit.js";
import { fingerprints } from "../../../generator/diagnostic/formats/report.js";
import { visible } from "../../../generator/diagnostic/visible.js";
import { describeWith, root, run } from "../../support/tools.js";
import { temporaryFolder, put } from "../../support/folder.js";
import { at, diagnostic, diagnostics, fixable, found, report } from "./samples.js";

const noControls = (output: string): void => {
  // eslint-disable-next-line no-control-regex
  expect(output).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u007f-\u009f]/);
};

describe("text", () => {
  it("ends with the counts", async () => {
    const output = await formatReport(
      "text",
      report([found, { ...found, severity: "warning" }, fixable]),
      (_, word) => word,
    );
    expect(output.trimEnd().split("\n").at(-1)).toBe(
      "1 error, 1 warning, 1 info; 1 suppressed; 1 can be fixed with --fix",
    );
    expect(await formatReport("text", { ...report([]), suppressed: 0 }, (_, word) => word)).toBe("nothing found\n");
  });

  it("prints nothing that acts on the terminal", async () => {
    await fc.assert(
      fc.asyncProperty(diagnostics, async (list) =>
        noControls(await formatReport("text", report(list), (_, word) => word)),
      ),
      { numRuns: 200, seed: 3 },
    );
  });
});

describe("json", () => {
  it("matches its description", () => {
    expect(JSON.parse(jsonReport(report([found, fixable])))).toEqual({
      version: 1,
      command: "lint",
      summary: { errors: 1, warnings: 0, infos: 1, suppressed: 1, baselined: 0, fixable: 1 },
      diagnostics: [
        {
          rule: "unique-code",
          severity: "error",
          message: "the code 100 is already used",
          help: "pick another",
          file: "spec/dsa.yaml",
          start: { line: 2, column: 7 },
          end: { line: 2, column: 10 },
          related: {
            message: "first used here",
            file: "spec/dsa.yaml",
            start: { line: 1, column: 7 },
            end: { line: 2, column: 10 },
          },
          fix: null,
          fingerprint: expect.stringMatching(/^[0-9a-f]{32}$/) as string,
        },
        {
          rule: "text-trimmed",
          severity: "info",
          message: "blanks",
          help: null,
          file: "spec/a b%.yaml",
          start: { line: 1, column: 1 },
          end: { line: 2, column: 1 },
          related: null,
          fix: { file: "spec/a b%.yaml", start: { line: 1, column: 1 }, end: { line: 1, column: 3 }, text: "x" },
          fingerprint: expect.stringMatching(/^[0-9a-f]{32}$/) as string,
        },
      ],
    });
  });

  it("has every key in its description, and no other", () => {
    const described = readFileSync(join(root, "generator", "diagnostic", "formats", "README.md"), "utf8");
    const parsed = JSON.parse(jsonReport(report([found]))) as { diagnostics: object[] };
    const keys = [...Object.keys(parsed), ...Object.keys(parsed.diagnostics[0] ?? {})];
    for (const key of keys) expect(described).toContain(`\`${key}\``);
  });

  it("keeps hostile text unchanged", () => {
    fc.assert(
      fc.property(diagnostics, (list) => {
        const parsed = JSON.parse(jsonReport(report(list))) as {
          diagnostics: { message: string; file: string; help: string | null }[];
        };
        expect(parsed.diagnostics.map(({ message, file, help }) => [message, file, help])).toEqual(
          list.map(({ message, at: spot, help }) => [message, spot.file, help ?? null]),
        );
      }),
      { numRuns: 300, seed: 3 },
    );
  });
});

describe("fingerprints", () => {
  it("survive changes of other lines, and distinguish equal findings", () => {
    const moved = { ...found, at: { ...at, line: 90, endLine: 90 } };
    expect(fingerprints([moved])).toEqual(fingerprints([found]));
    expect(new Set(fingerprints([found, moved, { ...found, message: "x" }, { ...found, rule: "x" }])).size).toBe(4);
  });
});

describe("github", () => {
  it("has errors first, columns only on one line, and the help on a separate line", () => {
    expect(githubReport(report([fixable, found]))).toBe(
      "::error file=spec/dsa.yaml,line=2,endLine=2,col=7,endColumn=10,title=unique-code (error)::the code 100 is already used%0Apick another\n" +
        "::notice file=spec/a b%25.yaml,line=1,endLine=2,title=text-trimmed (info)::blanks\n",
    );
  });

  it("gives the number if GitHub does not show all", () => {
    const many = Array.from({ length: 11 }, () => found);
    expect(
      githubReport(report([...many, fixable]))
        .split("\n")
        .at(-2),
    ).toBe("::notice title=errspec lint::11 errors, 1 info: GitHub shows 10 of each; the log has all");
    expect(githubReport(report(many.slice(1)))).not.toContain("GitHub shows");
  });

  it("can be parsed back to the findings", () => {
    const decoded = (part: string): string =>
      part
        .replaceAll("%3A", ":")
        .replaceAll("%2C", ",")
        .replaceAll("%0D", "\r")
        .replaceAll("%0A", "\n")
        .replaceAll("%25", "%");
    fc.assert(
      fc.property(diagnostics, (list) => {
        const output = githubReport(report(list));
        noControls(output);
        const read = output
          .split("\n")
          .filter((line) => line !== "")
          .map((line) => {
            const [, command = "", properties = "", message = ""] = /^::([a-z]+) (.*?)::(.*)$/u.exec(line) ?? [];
            const values = new Map(
              properties.split(",").map((pair): [string, string] => {
                const end = pair.indexOf("=");
                return [pair.slice(0, end), decoded(pair.slice(end + 1))];
              }),
            );
            return [command, values.get("file"), values.get("line"), values.get("col"), decoded(message)];
          });
        const ranks = { error: 0, warning: 1, info: 2 };
        const expected = [...list]
          .sort((a, b) => ranks[a.severity] - ranks[b.severity])
          .map(({ severity, at: spot, message, help }) => [
            severity === "info" ? "notice" : severity,
            visible(spot.file),
            String(spot.line),
            String(spot.column),
            [message, ...(help === undefined ? [] : [help])].map(visible).join("\n"),
          ]);
        expect(read).toEqual(expected);
      }),
      { numRuns: 300, seed: 3 },
    );
  });
});

describe("junit", () => {
  it("has a suite for each file, and a failed test for each error or warning", () => {
    expect(junitReport(report([found, fixable]))).toBe(`<?xml version="1.0" encoding="UTF-8"?>
<testsuites name="errspec lint" tests="3" failures="1" errors="0">
  <testsuite name="spec/a b%.yaml" tests="1" failures="0" errors="0" skipped="0">
    <testcase classname="spec/a b%.yaml" name="text-trimmed 1:1-2:1" file="spec/a b%.yaml" line="1">
      <system-out>blanks</system-out>
    </testcase>
  </testsuite>
  <testsuite name="spec/clean.yaml" tests="1" failures="0" errors="0" skipped="0">
    <testcase classname="spec/clean.yaml" name="lint"/>
  </testsuite>
  <testsuite name="spec/dsa.yaml" tests="1" failures="1" errors="0" skipped="0">
    <testcase classname="spec/dsa.yaml" name="unique-code 2:7-2:10" file="spec/dsa.yaml" line="2">
      <failure type="error" message="the code 100 is already used">the code 100 is already used&#10;pick another</failure>
    </testcase>
  </testsuite>
</testsuites>
`);
  });
});

describeWith(["python3"], "junit, by an XML parser", () => {
  it("can be parsed back to the findings, whatever the text", async () => {
    const samples = fc.sample(fc.array(diagnostic, { minLength: 1, maxLength: 3 }), { numRuns: 300, seed: 3 });
    const folder = temporaryFolder();
    put(folder, { "reports.json": JSON.stringify(samples.map((list) => junitReport(report(list)))) });
    const script = `
import json, sys, xml.etree.ElementTree as tree
read = []
for text in json.load(open(sys.argv[1])):
    found = []
    for case in tree.fromstring(text.encode()).iter("testcase"):
        for inner in case:
            found.append([case.get("classname"), case.get("name"), inner.tag, inner.text or ""])
    read.append(found)
json.dump(read, sys.stdout)
`;
    const { stdout, stderr } = await run("python3", ["-c", script, `${folder}/reports.json`]);
    expect(stderr).toBe("");
    const lines = (value: string): string =>
      value
        .split("\n")
        .map(visible)
        .join("\n")
        .replace(/[\ufffe\uffff]/g, (unit) => `\\u${unit.charCodeAt(0).toString(16)}`);
    const expected = samples.map((list) =>
      [...list]
        .map((one) => ({ one, file: lines(one.at.file) }))
        .map(({ one: { rule, severity, at: spot, message, help }, file }) => [
          file,
          `${rule} ${spot.line}:${spot.column}-${spot.endLine}:${spot.endColumn}`,
          severity === "info" ? "system-out" : "failure",
          lines(help === undefined ? message : `${message}\n${help}`),
        ]),
    );
    const sorted = (list: readonly unknown[]): string[] => list.map((row) => JSON.stringify(row)).sort();
    expect((JSON.parse(stdout) as unknown[][]).map(sorted)).toEqual(expected.map(sorted));
  });
});

it("every format ends with a line feed and is the same each time", async () => {
  for (const format of formats) {
    const [first, second] = [
      await formatReport(format, report([found]), (_, word) => word),
      await formatReport(format, report([found]), (_, word) => word),
    ];
    expect(first).toBe(second);
    expect(first.endsWith("\n")).toBe(true);
  }
});
