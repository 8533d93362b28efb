import { expect, it } from "vitest";
import { manifestText, parseManifest } from "../../generator/output/manifest.js";

const [a, b] = ["a".repeat(64), "b".repeat(64)];

it("is the same text for the same files, whatever their order", () => {
  const paths = ["b.ts", "a/c.ts", "a.ts", "é.ts"];
  const text = manifestText(new Map(paths.map((path) => [path, [a]])));
  expect(manifestText(new Map(paths.toReversed().map((path) => [path, [a]])))).toBe(text);
  expect([...(parseManifest(text)?.keys() ?? [])]).toEqual(["a.ts", "a/c.ts", "b.ts", "é.ts"]);
});

it("is read as it was written, with one hash or two for a path", () => {
  const manifest = new Map([
    ["a.ts", [a]],
    ["b.ts", [a, b]],
  ]);
  expect(parseManifest(manifestText(manifest))).toEqual(manifest);
});

it.each(["", "{", "[]", "null", "7", "{}", '{"files":null}', '{"files":"ab"}', '{"files":7}'])(
  "is none, and knows no file: %j",
  (text) => {
    expect(parseManifest(text)).toBeUndefined();
  },
);
