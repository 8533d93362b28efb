import { describe, expect, it } from "vitest";
import { compare, isConflict } from "../../generator/output/compare.js";
import type { Present } from "../../generator/output/compare.js";
import { lazyFile } from "../../generator/output/file.js";
import type { OutputFile } from "../../generator/output/file.js";
import { manifestText, parseManifest } from "../../generator/output/manifest.js";

const present = (text: string): Present => ({ text, hash: `hash of ${text}` });
const kinds = (...args: Parameters<typeof compare>): string[] =>
  compare(...args).changes.map(({ kind, path }) => `${kind} ${path}`);

describe("comparing what is wanted with what is there", () => {
  const wanted = [{ path: "a", text: "new" }];

  it.each<[expected: string[], there: string | undefined, hashes: string[] | undefined, wanted: typeof wanted]>([
    [["missing a"], undefined, undefined, wanted],
    [["missing a"], undefined, ["hash of old"], wanted],
    [[], "new", undefined, wanted],
    [[], "new", ["hash of old"], wanted],
    [["stale a"], "old", ["hash of old"], wanted],
    [["stale a"], "old", ["hash of older", "hash of old"], wanted],
    [["edited a"], "mine", ["hash of old"], wanted],
    [["unowned a"], "mine", undefined, wanted],
    [["extra a"], "old", ["hash of old"], []],
    [["edited a"], "mine", ["hash of old"], []],
    [["unowned a"], "mine", undefined, []],
    [[], undefined, ["hash of old"], []],
  ])("%j when there is %j, owned as %j", (expected, there, hashes, files) => {
    const files_ = new Map(there === undefined ? [] : [["a", present(there)]]);
    expect(kinds(files, files_, new Map(hashes === undefined ? [] : [["a", hashes]]))).toEqual(expected);
  });

  it("never touches what is no file", () => {
    const blocked = new Map<string, Present>([["a", { obstacle: "a is a symbolic link" }]]);
    expect(kinds(wanted, blocked, new Map([["a", ["hash of old"]]]))).toEqual(["blocked a"]);
    expect(kinds([], blocked, new Map([["a", ["hash of old"]]]))).toEqual([]);
  });

  it("reports in the order of the paths, whatever the order of the files", () => {
    const files = ["b", "a/c", "a-c", "A"].map((path) => ({ path, text: "" }));
    expect(kinds(files, new Map(), new Map())).toEqual(["missing A", "missing a-c", "missing a/c", "missing b"]);
  });

  it("tells which files are as wanted, and makes no text that nothing is compared with", () => {
    let made = 0;
    const file = (path: string, text: string): OutputFile =>
      lazyFile(path, () => {
        made += 1;
        return text;
      });
    const there = new Map([
      ["a", present("new")],
      ["b", present("old")],
    ]);
    const files = [file("a", "new"), file("b", "new"), file("c", "new")];
    const { changes, same } = compare(files, there, new Map([["b", ["hash of old"]]]));
    expect(changes.map(({ kind, path }) => `${kind} ${path}`)).toEqual(["stale b", "missing c"]);
    expect(same).toEqual(new Map([["a", ["hash of new"]]]));
    expect(made).toBe(2);
  });

  it("lets force overwrite a file where another is wanted, and nothing else", () => {
    const [edited] = compare(wanted, new Map([["a", present("mine")]]), new Map([["a", ["hash of old"]]])).changes;
    const [leftover] = compare([], new Map([["a", present("mine")]]), new Map([["a", ["hash of old"]]])).changes;
    const [blocked] = compare(wanted, new Map([["a", { obstacle: "a is a folder" }]]), new Map()).changes;
    expect([edited, leftover, blocked].map((change) => change && isConflict(change, false))).toEqual([
      true,
      true,
      true,
    ]);
    expect([edited, leftover, blocked].map((change) => change && isConflict(change, true))).toEqual([
      false,
      true,
      true,
    ]);
  });
});

describe("a manifest", () => {
  it("reads back as it was, and is the same text in whatever order", () => {
    const manifest = new Map([["b/__proto__", ["2"]], ["a", ["1", "3"]]]); // prettier-ignore
    expect(parseManifest(manifestText(manifest))).toEqual(manifest);
    expect(manifestText(new Map([...manifest].reverse()))).toBe(manifestText(manifest));
  });

  it.each(["", "{", "[]", "{}", '{"files":null}', "null", "<<<<<<< ours"])("is none: %j", (text) => {
    expect(parseManifest(text)).toBeUndefined();
  });
});
