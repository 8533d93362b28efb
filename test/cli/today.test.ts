import { spawnSync } from "node:child_process";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { put, temporaryFolder } from "../support/folder.js";
import { root } from "../support/tools.js";

const spec = `errspec: 1
catalog: tiny
title: Tiny
locales: [en]
envelope: { code: /code }
modules:
  - module: things
    title: Things
    errors:
      # errspec-disable-next-line action-given -- it is old (until 2026-06-01)
      - { code: 1, name: NotThere, text: It is gone., kind: not_found }
`;

const earlier = `${spec}      - { code: 2, name: Fading, text: It fades., deprecated: { sunset: 2026-06-02, reason: No use. } }\n`;

/** Runs the command as it is installed. */
function errspec(...args: readonly string[]) {
  const folder = temporaryFolder();
  put(folder, { "spec/errspec.yaml": spec, "old.yaml": earlier });
  const main = join(root, "dist", "main.js");
  const { status, stdout, stderr } = spawnSync(process.execPath, [main, ...args], { cwd: folder, encoding: "utf8" });
  return { status, stdout, stderr };
}

describe("--today", () => {
  it("is the day by which dates of the spec are judged", () => {
    expect(errspec("lint", "--today", "2026-06-01")).toEqual({
      status: 0,
      stdout: "nothing found; 1 suppressed\n",
      stderr: "",
    });
    const later = errspec("lint", "--today", "2026-06-02");
    expect(later.status).toBe(1);
    expect(later.stdout).toContain("warning[suppression-active]: the suppression expired after 2026-06-01");
  });

  it("is the day by which a removal is too early", () => {
    const changes = (command: string, today: string): string =>
      errspec(command, "--against", "old.yaml", "--today", today).stdout;
    expect(changes("breaking", "2026-06-01")).toContain("error[removed-before-sunset]: the code 2 (Fading) of things");
    expect(changes("breaking", "2026-06-02")).not.toContain("removed-before-sunset");
    expect(changes("changelog", "2026-06-01")).toContain("- **2 Fading**. Its removal was announced for 2026-06-02.\n");
    expect(changes("changelog", "2026-06-02")).toContain("- **2 Fading**.\n");
  });

  it.each(["2026-02-31", "tomorrow", ""])("is a day of the calendar: not %j", (date) => {
    const { status, stdout, stderr } = errspec("lint", "--today", date);
    expect([status, stdout]).toEqual([2, ""]);
    expect(stderr).toContain("A date must be a calendar day such as 2027-01-31.");
  });
});
