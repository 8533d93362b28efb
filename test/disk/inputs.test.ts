import { execFileSync } from "node:child_process";
import { symlinkSync, truncateSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";
import { readSpecFolder } from "../../generator/disk/inputs.js";
import { put, temporaryFolder } from "../support/folder.js";

it("reads the YAML files of a spec folder, by name, and links to files", () => {
  const folder = temporaryFolder();
  put(folder, { "b.yaml": "b", "a.yml": "a", "c.txt": "c", "schema/d.yaml": "d" });
  symlinkSync("b.yaml", join(folder, "z.yaml"));
  const found = readSpecFolder(folder).map(({ source, bytes }) => [source.split("/")[1], bytes.toString()]);
  expect(found).toEqual([
    ["a.yml", "a"],
    ["b.yaml", "b"],
    ["z.yaml", "b"],
  ]);
});

it("does not wait for a pipe", () => {
  const folder = temporaryFolder();
  execFileSync("mkfifo", [join(folder, "a.yaml")]);
  expect(() => readSpecFolder(folder)).toThrow("a.yaml is not a file");
});

it("does not read devices, and files that are too large", () => {
  const folder = temporaryFolder();
  symlinkSync("/dev/zero", join(folder, "a.yaml"));
  expect(() => readSpecFolder(folder)).toThrow("a.yaml is not a file");
  const other = temporaryFolder();
  writeFileSync(join(other, "b.yaml"), "");
  truncateSync(join(other, "b.yaml"), 8 * 1024 * 1024 + 1);
  expect(() => readSpecFolder(other)).toThrow("b.yaml is too large");
});
