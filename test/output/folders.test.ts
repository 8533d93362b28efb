import { expect, it } from "vitest";
import { itemFile } from "../../generator/output/file.js";
import { Items } from "../../generator/output/items.js";
import { partedFile } from "../../generator/output/parted.js";
import { inFolders } from "../../generator/output/folders.js";

const attributes = { path: ".gitattributes", text: "a" };
const made = [
  { target: "go", files: [{ path: "go/a.go", text: "1" }] },
  { target: "catalog", files: [{ path: "catalog.json", text: "2" }] },
];
const shown = ({ files, elsewhere }: ReturnType<typeof inFolders>) => [
  files.map(({ path, text }) => `${path} ${text}`),
  elsewhere.map(({ target, out, files: own }) => [target, out, own.map(({ path, text }) => `${path} ${text}`)]),
];

it("all files are in the output folder where no target has its own", () => {
  expect(shown(inFolders(made, {}, attributes))).toEqual([[".gitattributes a", "go/a.go 1", "catalog.json 2"], []]);
  expect(shown(inFolders([], {}, attributes))).toEqual([[".gitattributes a"], []]);
});

it("the files of a target are directly in its own folder", () => {
  expect(shown(inFolders(made, { go: "../x" }, attributes))).toEqual([
    [".gitattributes a", "catalog.json 2"],
    [["go", "../x", [".gitattributes a", "a.go 1"]]],
  ]);
});

it("a file keeps its parts in the folder of its target", () => {
  const parts = [
    { text: "1", reads: [] },
    { text: "2", reads: [] },
  ];
  const { elsewhere } = inFolders(
    [{ target: "go", files: [partedFile("go/a.jsonl", parts)] }],
    { go: "x" },
    attributes,
  );
  const [, file] = elsewhere[0]?.files ?? [];
  expect(file).toMatchObject({ path: "a.jsonl", text: "12", parts, sizes: [1, 1] });
});

it("a file keeps its items in the folder of its target", () => {
  const item = itemFile("go/a.go", (items) => items?.next(["a"], 0, () => "kept") ?? "whole");
  const { elsewhere } = inFolders([{ target: "go", files: [item] }], { go: "x" }, attributes);
  const [, file] = elsewhere[0]?.files ?? [];
  expect(file).toMatchObject({ path: "a.go", text: "whole" });
  expect(file?.textOf?.(new Items(String))).toBe("kept");
});

it("nothing is in the output folder where every target has its own", () => {
  expect(shown(inFolders(made, { go: "../x", catalog: "../y" }, attributes))).toEqual([
    [],
    [
      ["go", "../x", [".gitattributes a", "a.go 1"]],
      ["catalog", "../y", [".gitattributes a", "catalog.json 2"]],
    ],
  ]);
});
