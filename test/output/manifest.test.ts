import { describe, expect, it } from "vitest";
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

describe("a manifest that git has merged", () => {
  const c = "c".repeat(64);
  const text = (files: Record<string, string>): string =>
    manifestText(new Map(Object.entries(files).map(([path, hash]) => [path, [hash]])));
  const [head = "", note = ""] = text({ "a.ts": a }).split("\n");
  const line = (path: string, hash: string, comma = ","): string => `    "${path}": "${hash}"${comma}`;
  const whole = (...lines: string[]): string => [head, note, '  "files": {', ...lines, "  }", "}", ""].join("\n");

  const union = new Map([
    ["a.ts", [a]],
    ["b.ts", [b, c]],
    ["new.ts", [c]],
  ]);

  it.each<[style: string, text: string]>([
    [
      "conflict markers",
      whole(
        line("a.ts", a),
        "<<<<<<< HEAD",
        line("b.ts", b, ""),
        "=======",
        line("b.ts", c),
        line("new.ts", c, ""),
        ">>>>>>> theirs",
      ),
    ],
    [
      "markers of another length, and CRLF",
      whole(
        line("a.ts", a),
        `${"<".repeat(20)} HEAD`,
        line("b.ts", b),
        "=".repeat(20),
        line("b.ts", c),
        line("new.ts", c, ""),
        `${">".repeat(20)} theirs`,
      ).replaceAll("\n", "\r\n"),
    ],
    ["the lines of both sides", whole(line("a.ts", a), line("b.ts", b), line("b.ts", c), line("new.ts", c, ""))],
    [
      "the lines of both sides, with a comma missing",
      whole(line("a.ts", a), line("b.ts", b, ""), line("b.ts", c), line("new.ts", c, "")),
    ],
  ])("is the union of its sides: %s", (_, merged) => {
    expect(parseManifest(merged)).toEqual(union);
  });

  it("also knows the hashes of the base, where git shows it", () => {
    const lines = ["<<<<<<< HEAD", line("b.ts", b), "||||||| 0123abc", line("b.ts", a), "=======", line("b.ts", c)];
    const merged = whole(...lines, ">>>>>>> theirs");
    expect(parseManifest(merged)?.get("b.ts")?.toSorted()).toEqual([a, b, c]);
  });

  it("does not take other lines for files", () => {
    expect(parseManifest(`<<<<<<< HEAD\n${note}\n    "bad\\q": "${a}"\n    "short": "abc"\n`)).toBeUndefined();
  });
});

it.each(["../a", "a/../../b", "/etc/passwd", "a//b", "./a", "", "C:/a", "a:b", "..\\a", "a\u0000"])(
  "owns nothing outside the output folder: %j",
  (path) => {
    const text = JSON.stringify({ files: { [path]: a, "b.ts": b } }, undefined, 2);
    expect(parseManifest(text)).toEqual(new Map([["b.ts", [b]]]));
  },
);
