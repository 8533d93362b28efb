import { execFileSync } from "node:child_process";
import { mkdirSync, readFileSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it, onTestFinished } from "vitest";
import { joinReports } from "../../generator/diagnostic/formats/report.js";
import type { Report } from "../../generator/diagnostic/formats/report.js";
import { textReport } from "../../generator/diagnostic/formats/text.js";
import { isNewSince } from "../../generator/disk/baseline.js";
import { readObjects } from "../../generator/disk/git.js";
import { foldersMatching, isPattern } from "../../generator/disk/glob.js";
import { readStarter, readVersion } from "../../generator/disk/inputs.js";
import { staleSchemas, writeSchema } from "../../generator/disk/schemas.js";
import { readText, writeText } from "../../generator/disk/text-file.js";
import { writtenVersions } from "../../generator/disk/versions.js";
import { put, temporaryFolder } from "../support/folder.js";
import { root } from "../support/tools.js";

/** A folder that relative paths start from. */
function standIn(files: Readonly<Record<string, string>>): string {
  const folder = temporaryFolder();
  put(folder, files);
  const before = process.cwd();
  process.chdir(folder);
  onTestFinished(() => process.chdir(before));
  return folder;
}

describe("a pattern of folders", () => {
  const files = {
    "services/a/spec/errspec.yaml": "",
    "services/b/spec/errspec.yaml": "",
    "services/b/other/file": "",
    "services/.c/spec/errspec.yaml": "",
    "services/node_modules/d/spec/errspec.yaml": "",
    "services/file": "",
  };

  it.each<[pattern: string, found: readonly string[]]>([
    ["services/*/spec", ["services/a/spec", "services/b/spec"]],
    ["services/?/spec", ["services/a/spec", "services/b/spec"]],
    ["services/{a,x.y}/spec", ["services/a/spec"]],
    ["services/.*/spec", ["services/.c/spec"]],
    ["**/spec", ["services/a/spec", "services/b/spec"]],
    ["services/{b}/*", ["services/b/spec"]],
    ["services/file/*", []],
    ["*/link/spec", ["services/link/spec"]],
    ["nowhere/*", []],
  ])("%s", (pattern, found) => {
    const folder = standIn(files);
    if (pattern.includes("link")) {
      symlinkSync(join(folder, "services", "a"), join(folder, "services", "link"));
      symlinkSync(join(folder, "services", "gone"), join(folder, "services", "dangling"));
      expect(foldersMatching("services/{link,dangling}/*", "errspec.yaml")).toEqual(["services/link/spec"]);
    }
    expect(foldersMatching(pattern, "errspec.yaml")).toEqual(found);
    expect(foldersMatching(`${folder}/${pattern}`, "errspec.yaml")).toEqual(found.map((path) => `${folder}/${path}`));
  });

  it("is one only if nothing has that name", () => {
    const folder = standIn({ "a*/x": "" });
    expect([isPattern(join(folder, "a*")), isPattern(join(folder, "b*")), isPattern("b")]).toEqual([
      false,
      true,
      false,
    ]);
  });
});

describe("a schema beside a spec", () => {
  it("is stale if errspec wrote it and it has changed since", () => {
    const folder = standIn({});
    expect(staleSchemas("spec")).toEqual([]);
    put(folder, Object.fromEntries(readStarter().map(({ path, text }) => [`spec/${path}`, text])));
    expect(staleSchemas("spec")).toEqual([]);
    const file = "spec/schema/errspec.schema.json";
    const text = readFileSync(file, "utf8");
    writeFileSync(file, text.replaceAll("\n", "\r\n"));
    expect(staleSchemas("spec")).toEqual([]);
    writeFileSync(file, `${text} `);
    expect(staleSchemas("spec")).toEqual([{ path: file, bytes: Buffer.from(text) }]);
    for (const schema of staleSchemas("spec")) writeSchema(schema);
    expect(readFileSync(file, "utf8")).toBe(text);
    writeFileSync(file, "{}");
    expect(staleSchemas("spec")).toEqual([]);
  });
});

describe("a text file", () => {
  it("is read if it is there, and written whole", () => {
    standIn({});
    expect(readText("a")).toBeUndefined();
    writeText("a", "one");
    writeText("a", "two");
    expect(readText("a")).toBe("two");
    expect(() => writeText("no/folder", "x")).toThrow("no/folder");
  });
});

describe("an earlier version", () => {
  it("lacks a spec that is new", () => {
    const folder = standIn({ "a/spec/errspec.yaml": "catalog: a\n" });
    const git = (...args: string[]) =>
      execFileSync("git", ["-c", "user.name=a", "-c", "user.email=a@b.c", ...args], { cwd: folder, stdio: "pipe" });
    expect(isNewSince("main", "a/spec")).toBe(false);
    git("init", "--quiet", "--initial-branch=main");
    git("add", ".");
    git("commit", "--quiet", "-m", "a");
    mkdirSync(join(folder, "b"));
    put(folder, { "b/spec/errspec.yaml": "catalog: b\n" });
    expect([isNewSince("main", "a/spec"), isNewSince("main", "b/spec")]).toEqual([false, true]);
    const objects = readObjects(folder, ["main:a/spec/errspec.yaml", "main:a/spec", "main:nothing"]);
    expect(objects.map((bytes) => bytes?.toString("utf8"))).toEqual(["catalog: a\n", undefined, undefined]);
    expect([isNewSince("git:main", "a/spec"), isNewSince("git:main", "b/spec")]).toEqual([false, true]);
    expect([isNewSince("git:main:a/spec", "b/spec"), isNewSince("", "b/spec"), isNewSince("a/spec", "b/spec")]).toEqual(
      [false, false, false],
    );
  });
});

it("finds no written version outside a repository", () => {
  expect(writtenVersions(temporaryFolder()).like("a.ts")).toEqual([]);
});

describe("reports of several specs", () => {
  const report = (path: string, more: Partial<Report> = {}): Report => ({
    command: "lint",
    diagnostics: [],
    sources: new Map([[path, ""]]),
    rules: [],
    suppressed: 1,
    ...more,
  });

  it("are one report", () => {
    const joined = joinReports([report("a", { baselined: 2, nameOf: (file) => `named ${file}` }), report("b")]);
    expect([joined.command, joined.suppressed, joined.baselined, [...joined.sources.keys()]]).toEqual([
      "lint",
      2,
      2,
      ["a", "b"],
    ]);
    expect([joined.nameOf?.("a"), joined.nameOf?.("b"), joined.nameOf?.("c")]).toEqual(["named a", "b", "c"]);
    expect(joinReports([])).toMatchObject({ command: "", suppressed: 0, baselined: 0 });
    expect(textReport(joined, (_, text) => text)).toBe("nothing found; 2 suppressed; 2 in the baseline\n");
  });
});

it("knows its own version", () => {
  const { version } = JSON.parse(readFileSync(join(root, "package.json"), "utf8")) as { version: string };
  expect(readVersion()).toBe(version);
});
