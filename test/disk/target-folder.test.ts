import { mkdirSync, realpathSync, symlinkSync } from "node:fs";
import { join, relative } from "node:path";
import { expect, it } from "vitest";
import { overlap, targetFolder } from "../../generator/disk/target-folder.js";
import { put, temporaryFolder } from "../support/folder.js";

/** A folder with a spec, that is the top of a repository or not. */
function project(git: boolean): string {
  const top = realpathSync(temporaryFolder());
  put(top, { "repository/api/spec/errspec.yaml": "" });
  if (git) mkdirSync(join(top, "repository", ".git"));
  return join(top, "repository");
}

it("is relative to the spec, and shown from the working directory", () => {
  const folder = project(true);
  expect(targetFolder(join(folder, "api/spec"), "go", "../x")).toBe(
    relative(process.cwd(), join(folder, "api/x")).replaceAll("\\", "/"),
  );
  expect(targetFolder(join(folder, "api/spec"), "go", "../../x/y")).toMatch(/\/repository\/x\/y$/);
  expect(targetFolder(join(folder, "api/spec"), "go", relative(join(folder, "api/spec"), join(folder, "x")))).toMatch(
    /\/x$/,
  );
});

it("starts at the spec's real folder", () => {
  const folder = project(true);
  symlinkSync("api/spec", join(folder, "link"));
  expect(targetFolder(join(folder, "link"), "go", "../x")).toMatch(/\/api\/x$/);
});

it.each([
  [true, "../../../x", /which is outside .*repository; choose/],
  [false, "../../x", /which is outside .* and .*api; choose/],
  [true, "../../api/spec/x", /overlaps the spec folder/],
  [true, "../..", /overlaps the spec folder/],
  [true, "../file", /file is a file or a link/],
  [true, "../link/x", /link is a file or a link/],
])("is refused elsewhere (repository: %s): %s", (git, out, message) => {
  const folder = project(git);
  put(folder, { "api/file": "" });
  symlinkSync(folder, join(folder, "api/link"));
  expect(() => targetFolder(join(folder, "api/spec"), "go", out)).toThrow(message);
});

it("is beside the spec where there is no repository", () => {
  expect(targetFolder(join(project(false), "api/spec"), "go", "../x")).toMatch(/\/api\/x$/);
});

it("is found from the working directory", () => {
  // The repository's own spec, seen from where the tests run.
  expect(targetFolder("spec", "go", "../x")).toBe("x");
});

it.each([
  ["a", "a", true],
  ["a", "A/b", true],
  ["a/b", "a", true],
  ["a", "ab", false],
  ["link", "a/x", true],
  ["link/new/er", "a/new", true],
])("folders overlap when one is in the other, with links resolved: %s and %s", (a, b, expected) => {
  const folder = temporaryFolder();
  mkdirSync(join(folder, "a"));
  symlinkSync("a", join(folder, "link"));
  expect(overlap(join(folder, a), join(folder, b))).toBe(expected);
});

it("every folder is in the root", () => {
  expect(overlap("/", temporaryFolder())).toBe(true);
});
