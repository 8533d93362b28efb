import { mkdirSync, symlinkSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";
import { readPublished } from "../../generator/disk/published.js";
import { put, temporaryFolder } from "../support/folder.js";

it("gives files, folders and their pages, and leads nowhere else", () => {
  const parent = temporaryFolder();
  put(parent, {
    "out/index.html": "home",
    "out/a/index.html": "a",
    "out/a/b.css": "b",
    "out/empty/c.css": "c",
    "secret.txt": "theirs",
  });
  const out = join(parent, "out");
  mkdirSync(join(out, "a", "folder"));
  symlinkSync(join(parent, "secret.txt"), join(out, "link.txt"));
  symlinkSync(parent, join(out, "up"));
  const read = (path: string): string | undefined => readPublished(out, path)?.toString();
  expect(read("/")).toBe("home");
  expect(read("/a/")).toBe("a");
  expect(read("/a/b.css")).toBe("b");
  expect([read("/a"), read("/a/folder")]).toEqual(["folder", "folder"]);
  const nothing = [
    ...["/none", "/a/none.css", "/none/none.css", "/empty/", "/a/b.css/", "/a/b.css/c"],
    ...["/../secret.txt", "/a/../index.html", "/./index.html", "//index.html", "/a//b.css", "/a\\b.css", "/a\0"],
    ...["/link.txt", "/up/secret.txt"],
  ];
  expect(nothing.filter((path) => readPublished(out, path) !== undefined)).toEqual([]);
});
