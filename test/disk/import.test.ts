import { execFileSync } from "node:child_process";
import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { afterEach, describe, expect, it, vi } from "vitest";
import { isFreeFolder, readDocumentFile, readIfThere, removeFiles } from "../../generator/disk/import.js";
import { put, temporaryFolder, tree } from "../support/folder.js";

afterEach(() => {
  vi.restoreAllMocks();
});

describe("a document", () => {
  it("has its bytes, and a path that does not tell where somebody keeps it", () => {
    const folder = temporaryFolder();
    put(folder, { "sub/page.md": "é", "page.md": "é" });
    vi.spyOn(process, "cwd").mockReturnValue(join(folder, "sub"));
    const bytes = Buffer.from("é");
    const read = { path: "page.md", bytes };
    expect(readDocumentFile(join(folder, "sub", "page.md"), 2)).toEqual(read);
    expect(readDocumentFile(join(folder, "page.md"), 2)).toEqual(read);
    vi.spyOn(process, "cwd").mockReturnValue(folder);
    expect(readDocumentFile(join(folder, "sub", "page.md"), 2)).toEqual({ ...read, path: "sub/page.md" });
  });

  it("is refused unread where it is none, or too large", () => {
    const folder = temporaryFolder();
    put(folder, { "page.md": "x".repeat(1_000_001) });
    mkdirSync(join(folder, "sub"));
    execFileSync("mkfifo", [join(folder, "pipe")]);
    const [page, pipe, sub, none] = ["page.md", "pipe", "sub", "none"].map((name) => join(folder, name)) as [
      string,
      string,
      string,
      string,
    ];
    expect(readDocumentFile(page, 1_000_000)).toEqual({ problem: `${page} has 2 MB; the limit is 1 MB` });
    expect(readDocumentFile(page, 1_000_001)).toHaveProperty("path");
    const address = "https://example.com/page.html";
    expect(readDocumentFile(address, 1)).toEqual({
      problem: `${address} does not exist; import reads files only, so save the page and pass the file`,
    });
    expect(readDocumentFile(pipe, 1)).toEqual({ problem: `${pipe} is not a file` });
    expect(readDocumentFile(sub, 1)).toEqual({ problem: `${sub} is not a file` });
    expect(readDocumentFile(none, 1)).toEqual({ problem: `${none} does not exist` });
  });
});

it("a folder is free that is not there, or holds hidden files and ours only", () => {
  const folder = temporaryFolder();
  expect(isFreeFolder(join(folder, "none"), new Set())).toBe(true);
  expect(isFreeFolder(folder, new Set())).toBe(true);
  put(folder, { ".gitkeep": "" });
  expect(isFreeFolder(folder, new Set())).toBe(true);
  put(folder, { "a.yaml": "" });
  expect(isFreeFolder(folder, new Set())).toBe(false);
  expect(isFreeFolder(folder, new Set(["a.yaml"]))).toBe(true);
});

it("a file is read where it is", () => {
  const folder = temporaryFolder();
  put(folder, { a: "1" });
  expect([readIfThere(folder, "a"), readIfThere(folder, "b")]).toEqual(["1", undefined]);
});

it("files are removed as far as they are there", () => {
  const folder = temporaryFolder();
  put(folder, { a: "1", b: "2" });
  removeFiles(folder, ["a", "c"]);
  expect(tree(folder)).toEqual({ b: "2" });
});
