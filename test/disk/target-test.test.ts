import { existsSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";
import {
  inTemporaryFolder,
  isFolder,
  readTargetFile,
  readTree,
  replaceTree,
  targetFileName,
  writeTree,
} from "../../generator/disk/target-test.js";
import { put, temporaryFolder } from "../support/folder.js";

it("reads the description of a target in a folder", () => {
  const folder = temporaryFolder();
  expect([readTargetFile(folder), isFolder(folder), isFolder(join(folder, "none"))]).toEqual([undefined, true, false]);
  put(folder, { [targetFileName]: "{}" });
  expect([readTargetFile(folder), isFolder(join(folder, targetFileName))]).toEqual(["{}", false]);
});

it("writes, reads and replaces the files of a folder", () => {
  const folder = join(temporaryFolder(), "golden");
  expect(readTree(folder)).toBeUndefined();
  writeTree(folder, new Map([["a/b.txt", "b"]]));
  expect(readTree(folder)).toEqual(new Map([["a/b.txt", "b"]]));
  replaceTree(folder, new Map([["c.txt", "c"]]));
  expect(readTree(folder)).toEqual(new Map([["c.txt", "c"]]));
});

it("removes a temporary folder when it was used, also after an error", async () => {
  let used = "";
  const failed = inTemporaryFolder((folder) => {
    used = folder;
    expect(isFolder(folder)).toBe(true);
    return Promise.reject(new Error("no"));
  });
  await expect(failed).rejects.toThrow("no");
  expect(existsSync(used)).toBe(false);
});
