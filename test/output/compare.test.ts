import { describe, expect, it } from "vitest";
import { compare, isConflict } from "../../generator/output/compare.js";
import type { Present } from "../../generator/output/compare.js";
import { keptFile, lazyFile } from "../../generator/output/file.js";
import type { OutputFile } from "../../generator/output/file.js";
import { manifestText, parseManifest } from "../../generator/output/manifest.js";

const present = (text: string): Present => ({ text, bytes: Buffer.from(text), hash: `hash of ${text}` });
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

  it("makes no text whose hash is known, unless it has to be written", () => {
    let made = 0;
    const file = keptFile("a", () => `new ${++made}`);
    const known = { path: "a", hash: "hash of new", text: "not the one that is compared" };
    expect(kinds([known], new Map([["a", present("new")]]), new Map())).toEqual([]);
    expect(kinds([known], new Map([["a", present("old")]]), new Map([["a", ["hash of old"]]]))).toEqual(["stale a"]);
    expect([made, file.text, file.text]).toEqual([0, "new 1", "new 1"]);
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

  it.each<[expected: string, text: string, owned: boolean, versions: readonly string[] | undefined]>([
    ["stale a", "one\nleft\nright\n", true, ["one\nleft\n", "one\nright\n"]],
    ["stale a", "one\nleft\nright\n", false, ["one\nleft\n", "one\nright\n"]],
    ["edited a", "one\nmine\nright\n", true, ["one\nleft\n", "one\nright\n"]],
    ["stale a", "<<<<<<< a\nleft\n=======\nright\n>>>>>>> b\n", true, undefined],
    ["unowned a", "<<<<<<< a\nleft\n=======\nright\n>>>>>>> b\n", false, undefined],
    ["edited a", "<<<<<<< a\nmine\n=======\nright\n>>>>>>> b\n", true, ["left\n", "right\n"]],
    ["edited a", "left\nright\n", true, undefined],
  ])("finds what a merge left: %s, of %j, owned: %s, versions: %j", (expected, text, owned, versions) => {
    const manifest = new Map(owned ? [["a", ["hash of old"]]] : []);
    const known = { at: () => versions, merges: () => [], like: () => [] };
    expect(kinds(wanted, new Map([["a", present(text)]]), manifest, known)).toEqual([expected]);
  });

  it("finds what a merge made of a file and another that it took for the same", () => {
    const known = { at: () => ["one\nleft\n"], merges: () => [], like: () => ["one\nleft\n", "one\nright\n"] };
    const there = new Map([["a", present("one\nleft\nright\n")]]);
    expect(kinds(wanted, there, new Map(), known)).toEqual(["stale a"]);
  });

  it("says what is known of a file that it leaves alone", () => {
    const traits = ["mine", "// Code generated by errspec from spec/a.yaml.", "<<<<<<< a\n=======\n>>>>>>> b\n"].map(
      (text) => compare(wanted, new Map([["a", present(text)]]), new Map()).changes[0]?.trait,
    );
    expect(traits).toEqual([undefined, "marked", "conflict"]);
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
