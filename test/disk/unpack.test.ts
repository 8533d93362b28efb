import { mkdirSync, readdirSync, utimesSync } from "node:fs";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { beforeEach, describe, expect, it, vi } from "vitest";
import { unpack } from "../../generator/disk/unpack.js";
import { put, temporaryFolder, tree } from "../support/folder.js";

const files = { "package.json": "{}\n", "dist/main.js": "// 错误\n" };
const archive = () => gzipSync(JSON.stringify(files));
let programs: string;

beforeEach(() => {
  const cache = temporaryFolder();
  programs = join(cache, "errspec", "program");
  vi.stubEnv("XDG_CACHE_HOME", cache);
  return () => vi.unstubAllEnvs();
});

describe("the package in the single executable", () => {
  it("is unpacked by the first run, and found by the next", () => {
    const folder = unpack("1-a", archive);
    expect(folder).toBe(join(programs, "1-a"));
    expect(tree(programs)).toEqual({ "1-a/package.json": "{}\n", "1-a/dist/main.js": "// 错误\n" });
    const unread = vi.fn(archive);
    expect(unpack("1-a", unread)).toBe(folder);
    expect(unread).not.toHaveBeenCalled();
  });

  it("stays that of the run that was faster", () => {
    const slower = () => {
      put(programs, { "1-a/package.json": "that of the other run" });
      return archive();
    };
    expect(tree(unpack("1-a", slower))).toEqual({ "package.json": "that of the other run" });
    expect(readdirSync(programs)).toEqual(["1-a"]);
  });

  it("replaces those of old builds", () => {
    for (const [age, id] of ["1-a", "1-b", "1-c"].entries()) {
      mkdirSync(join(programs, id), { recursive: true });
      utimesSync(join(programs, id), 1000 + age, 1000 + age);
    }
    unpack("1-d", archive);
    expect(readdirSync(programs).sort()).toEqual(["1-b", "1-c", "1-d"]);
  });

  it.each([
    ["a file is in its way", "EEXIST", "1-a"],
    ["its name leads nowhere", "ENOENT", "none/1-a"],
  ])("is a problem with a remedy if it cannot be written: %s", (_, code, id) => {
    if (code === "EEXIST") put(join(programs, ".."), { program: "a file" });
    expect(() => unpack(id, archive)).toThrow(
      `${programs}: the parts of errspec cannot be written here (${code}); set XDG_CACHE_HOME to a folder that can be written`,
    );
    if (code === "ENOENT") expect(readdirSync(programs)).toEqual([]);
  });
});
