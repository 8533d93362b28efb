import { readdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, it, vi } from "vitest";
import { readItems, writeItems } from "../../generator/disk/kept-items.js";
import { temporaryFolder } from "../support/folder.js";

it("items of a file are kept with its hash, and not trusted when they are damaged", () => {
  const cache = temporaryFolder();
  vi.stubEnv("XDG_CACHE_HOME", cache);
  const parts = [[["a", 0, 3] as const, ["b", 3, 9] as const, ["a", 9, 10] as const], [], [["c", 2, 4] as const]];
  const stored = (): readonly string[] => readdirSync(join(cache, "errspec"));
  writeItems("out", "a.md", "1", [[], []]);
  expect(stored).toThrow("ENOENT"); // there is nothing to keep
  writeItems("out", "a.md", "1", parts);
  expect(readItems("out", "a.md", "1")).toEqual(parts);
  expect(readItems("out", "a.md", "2")).toEqual([]);
  expect(readItems("out", "b.md", "1")).toEqual([]);
  writeFileSync(join(cache, "errspec", stored()[0] ?? ""), "{}");
  expect(readItems("out", "a.md", "1")).toEqual([]);
  vi.unstubAllEnvs();
});
