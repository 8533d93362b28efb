import { mkdirSync, readdirSync, statSync, symlinkSync, utimesSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { writeNewFiles } from "../../generator/disk/write.js";
import { before, failAt, systemError } from "../support/faults.js";
import { put, temporaryFolder, tree } from "../support/folder.js";

const files = [
  { path: "first.yaml", text: "1\n" },
  { path: "second.yaml", text: "2\n" },
  { path: "schema/third.json", text: "3\n" },
];
const texts = Object.fromEntries(files.map(({ path, text }) => [path, text]));

describe("writing new files", () => {
  it("makes the folders, and says what was missing", async () => {
    const folder = join(temporaryFolder(), "deep", "spec");
    expect(await writeNewFiles(folder, files)).toEqual(files);
    expect(tree(folder)).toEqual(texts);
  });

  it("takes a name that is as long as the system lets one be", async () => {
    const long = [{ path: `${"a".repeat(250)}.yaml`, text: "1\n" }];
    const folder = temporaryFolder();
    await writeNewFiles(folder, long);
    expect(tree(folder)).toEqual({ [long[0]?.path ?? ""]: "1\n" });
  });

  it("replaces nothing where a link fails for want of a sound disk", async () => {
    const folder = temporaryFolder();
    failAt("linkSync", "EIO");
    await expect(writeNewFiles(folder, files)).rejects.toThrow("input/output error; check the disk");
    expect(tree(folder)).toEqual({});
  });

  it("puts the first file in its place last", async () => {
    const folder = temporaryFolder();
    const placed: unknown[] = [];
    before("linkSync", (_, place) => placed.push(place));
    await writeNewFiles(folder, files);
    expect(placed).toEqual(["schema/third.json", "second.yaml", "first.yaml"].map((path) => join(folder, path)));
  });

  it("does what a killed run has left to do, and touches nothing that it has done", async () => {
    const folder = temporaryFolder();
    put(folder, {
      "second.yaml": "2\n",
      ".first.yaml.errspec-0123456789ab.tmp": "1",
      "schema/.third.json.errspec-0123456789ab.tmp": "",
    });
    const past = new Date("2020-01-01T00:00:00Z");
    utimesSync(join(folder, "second.yaml"), past, past);
    const written = await writeNewFiles(folder, files);
    expect(written.map(({ path }) => path)).toEqual(["first.yaml", "schema/third.json"]);
    expect(tree(folder)).toEqual(texts);
    expect(statSync(join(folder, "second.yaml")).mtime).toEqual(past);
    expect(await writeNewFiles(folder, files)).toEqual([]);
  });

  it.each<[what: string, build: (folder: string) => void, message: string]>([
    ["another file", (folder) => put(folder, { "second.yaml": "theirs" }), "second.yaml already exists; move it away"],
    ["a link to nothing", (folder) => symlinkSync("/nonexistent", join(folder, "second.yaml")), "is a symbolic link"],
    ["a folder", (folder) => mkdirSync(join(folder, "second.yaml")), "second.yaml is a folder; move it away"],
    ["a file for a folder", (folder) => put(folder, { schema: "theirs" }), "schema is a file; move it away"],
  ])("writes none where %s is in the way", async (_, build, message) => {
    const folder = temporaryFolder();
    build(folder);
    const there = tree(folder);
    await expect(writeNewFiles(folder, files)).rejects.toThrow(message);
    expect(tree(folder)).toEqual(there);
    expect(readdirSync(folder)).toHaveLength(1);
  });

  it("never overwrites what comes while it writes", async () => {
    const folder = temporaryFolder();
    before("linkSync", (_, place) => {
      if (place === join(folder, "second.yaml")) put(folder, { "second.yaml": "theirs" });
    });
    await expect(writeNewFiles(folder, files)).rejects.toThrow(
      "second.yaml: something with this name already exists; move it away",
    );
    expect(tree(folder)).toEqual({ "second.yaml": "theirs", "schema/third.json": "3\n" });
  });

  it.each(["EPERM", "ENOSYS", "ENOTSUP", "EOPNOTSUPP"])("does without links where there are none: %s", async (code) => {
    const folder = temporaryFolder();
    before("linkSync", () => {
      throw systemError(code);
    });
    await writeNewFiles(folder, files);
    expect(tree(folder)).toEqual(texts);
  });

  it("looks before it does without links", async () => {
    const folder = temporaryFolder();
    before("linkSync", () => {
      put(folder, { "second.yaml": "theirs", "schema/third.json": "theirs" });
      throw systemError("EPERM");
    });
    await expect(writeNewFiles(folder, files)).rejects.toThrow("third.json already exists; move it away");
    expect(tree(folder)).toEqual({ "second.yaml": "theirs", "schema/third.json": "theirs" });
  });

  it.each([1, 2, 3])("writes none when the disk is full at file %i", async (nth) => {
    const folder = temporaryFolder();
    failAt("writeFileSync", "ENOSPC", nth);
    const path = join(folder, files[nth - 1]?.path ?? "");
    await expect(writeNewFiles(folder, files)).rejects.toThrow(`${path}: the disk is full; free some space`);
    expect(tree(folder)).toEqual({});
  });
});
