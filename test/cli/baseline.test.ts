import { spawnSync } from "node:child_process";
import { existsSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { put, temporaryFolder } from "../support/folder.js";
import { root } from "../support/tools.js";

/* A team with old findings sees new ones only. */

const names = ["Lost", "Sent", "Paid", "Open", "Late", "Held"];
const entry = (code: number, more = ""): string =>
  `      - { code: ${code}, name: Order${names[code - 1] ?? ""}, text: Order state ${code} is not allowed here.${more} }\n`;
const legacy = (entries: string, catalog = "shop"): string => `errspec: 1
catalog: ${catalog}
title: Shop
locales: [en]
envelope: { code: /code }
lint: { rules: { name-without-filler: off } }
modules:
  - module: orders
    title: Orders
    errors:
${entries}`;
const five = [1, 2, 3, 4, 5].map((code) => entry(code)).join("");

function project(entries = five) {
  const folder = temporaryFolder();
  put(folder, { "spec/errspec.yaml": legacy(entries) });
  const errspec = (...args: string[]) =>
    spawnSync(process.execPath, [join(root, "dist", "main.js"), ...args], {
      cwd: folder,
      env: { ...process.env, NO_COLOR: "1" },
      encoding: "utf8",
    });
  const lint = (...args: string[]) => errspec("lint", "--baseline", "lint.baseline", ...args);
  const text = (): string => readFileSync(join(folder, "lint.baseline"), "utf8");
  return { folder, errspec, lint, text };
}

describe("errspec lint --baseline", () => {
  it("hides what was there, line by line, and reports what is new", () => {
    const { folder, lint, text } = project();
    const first = lint("--update-baseline");
    expect([first.status, first.stdout]).toEqual([0, expect.stringMatching(/^nothing found; \d+ in the baseline\n$/)]);
    const lines = text().trimEnd().split("\n");
    expect(lines.length).toBeGreaterThan(10);
    expect(lines.slice(1)).toEqual([...lines.slice(1)].sort());
    expect(lint().status).toBe(0);

    put(folder, { "spec/errspec.yaml": legacy(five + entry(6)) });
    const next = lint();
    expect(next.status).toBe(1);
    expect(next.stdout).toContain("warning[kind-given]: OrderHeld has no kind");
    expect(next.stdout).not.toContain("OrderLost");
  });

  it("holds when lines move, the folder moves, and errspec runs from elsewhere", () => {
    const { folder, lint } = project();
    lint("--update-baseline");
    put(folder, { "spec/errspec.yaml": `# moved\n\n${legacy(five)}` });
    renameSync(join(folder, "spec"), join(folder, "errors"));
    expect(lint("--spec", "errors").status).toBe(0);
    const { status } = spawnSync(
      process.execPath,
      [join(root, "dist", "main.js"), "lint", "--baseline", "../lint.baseline", "--spec", "."],
      { cwd: join(folder, "errors") },
    );
    expect(status).toBe(0);
  });

  it("reports lines for findings that are fixed, and an update removes them", () => {
    const { folder, lint, text } = project();
    lint("--update-baseline");
    put(folder, { "spec/errspec.yaml": legacy(five.replace("here. }", "here., kind: not_found }")) });
    const { status, stdout } = lint();
    expect(status).toBe(1);
    expect(stdout).toMatch(
      /^lint\.baseline:\d+:1: warning\[baseline-unused\]: the baseline lists a finding that is fixed: OrderLost has no kind \(kind-given\)$/m,
    );
    const before = text();
    expect(lint("--update-baseline").status).toBe(0);
    const removed = before.split("\n").filter((line) => !text().split("\n").includes(line));
    expect(removed).toEqual([expect.stringContaining("OrderLost has no kind")]);
  });

  it("says nothing of findings that the run did not look for", () => {
    const { folder, lint, text } = project();
    put(folder, { "other/errspec.yaml": legacy(five, "other") });
    lint("--update-baseline", "--spec", "spec", "--spec", "other");
    expect(text()).toMatch(/^other\/errspec\.yaml\t/m);
    expect(lint("--spec", "spec").stdout).toMatch(/^nothing found; /);
    expect(lint("--spec", "spec", "--preset", "minimal").stdout).toMatch(/^nothing found/);
    const before = text();
    lint("--spec", "spec", "--update-baseline");
    expect(text()).toBe(before);
    put(folder, { "spec/errspec.yaml": legacy(five.replace("code: 1", "code: 'x")) });
    expect(lint("--spec", "spec").stdout).not.toContain("baseline-unused");
  });

  it("does not hide what makes output wrong", () => {
    const { folder, lint } = project();
    put(folder, { "spec/errspec.yaml": legacy(five + entry(5)) });
    expect(lint("--update-baseline").status).toBe(1);
    expect(lint().stdout).toContain("error[unique-code]");
  });

  it.each([
    ["is not there", undefined, "there is no lint.baseline; add --update-baseline to write it"],
    ["is foreign", "export default 1\n", "lint.baseline is not an errspec baseline; choose another file"],
    ["is empty", "", "lint.baseline is not an errspec baseline; choose another file"],
    [
      "belongs to another command",
      "# errspec baseline 1: findings of errspec breaking that\n",
      "lint.baseline is a baseline of errspec breaking, not of errspec lint; choose another file",
    ],
    [
      "is of a newer version",
      "# errspec baseline 2: findings of errspec lint that\n",
      "lint.baseline was written by a newer version of errspec; update errspec",
    ],
    [
      "has conflicts",
      "# errspec baseline 1: findings of errspec lint that\n<<<<<<< HEAD\n",
      "lint.baseline is damaged on line 2; restore the file, or rewrite it with --update-baseline",
    ],
  ])("is a usage error where the file %s", (_, text, message) => {
    const { folder, lint } = project();
    if (text !== undefined) writeFileSync(join(folder, "lint.baseline"), text);
    const { status, stdout, stderr } = lint();
    expect([status, stdout, stderr]).toEqual([2, "", `errspec: ${message}\n`]);
  });

  it("writes over a baseline with conflicts, and over no other file", () => {
    const { folder, lint, text } = project();
    lint("--update-baseline");
    const good = text();
    writeFileSync(join(folder, "lint.baseline"), good.replace("\n", "\n<<<<<<< HEAD\n"));
    expect(lint("--update-baseline").status).toBe(0);
    expect(text()).toBe(good);
    writeFileSync(join(folder, "lint.baseline"), "notes\n");
    expect(lint("--update-baseline").status).toBe(2);
    expect(text()).toBe("notes\n");
  });

  it("is not written without its name", () => {
    const { folder, errspec } = project();
    const { status, stderr } = errspec("lint", "--update-baseline");
    expect([status, stderr]).toEqual([2, "errspec: --update-baseline needs a file; give --baseline <file>\n"]);
    expect(existsSync(join(folder, "lint.baseline"))).toBe(false);
  });

  it("reads a baseline that Git checked out with CRLF", () => {
    const { folder, lint, text } = project();
    lint("--update-baseline");
    writeFileSync(join(folder, "lint.baseline"), text().replaceAll("\n", "\r\n"));
    expect(lint().status).toBe(0);
  });
});

describe("errspec breaking --baseline", () => {
  it("hides the changes that it lists, and reports the others", () => {
    const { folder, errspec } = project();
    put(folder, { "old/errspec.yaml": legacy(five) });
    const run = (...args: string[]) =>
      errspec("breaking", "--against", "old", "--baseline", "breaking.baseline", ...args);
    put(folder, { "spec/errspec.yaml": legacy(five.replace("code: 1,", "code: 11,")) });
    expect(errspec("breaking", "--against", "old").status).toBe(1);
    expect(run("--update-baseline").status).toBe(0);
    expect(run().stdout).toMatch(/^nothing found; \d+ in the baseline/);
    put(folder, {
      "spec/errspec.yaml": legacy(five.replace("code: 1,", "code: 11,").replace("code: 2,", "code: 12,")),
    });
    const { status, stdout } = run("--format", "json");
    expect(status).toBe(1);
    const { findings } = JSON.parse(stdout) as { findings: { message: string }[] };
    expect(findings.some(({ message }) => message.includes("OrderSent"))).toBe(true);
    expect(findings.some(({ message }) => message.includes("OrderLost"))).toBe(false);
    put(folder, { "spec/errspec.yaml": legacy(five) });
    const undone = run("--fail-on", "warning");
    expect([undone.status, undone.stdout]).toEqual([1, expect.stringContaining("warning[baseline-unused]")]);
  });
});
