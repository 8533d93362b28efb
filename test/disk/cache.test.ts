import { mkdirSync } from "node:fs";
import { homedir } from "node:os";
import { dirname, join } from "node:path";
import { beforeEach, describe, expect, it, vi } from "vitest";
import { cacheFile, writeChecked } from "../../generator/disk/cache.js";
import { readCachedCatalog, writeCachedCatalog } from "../../generator/disk/catalog-cache.js";
import { sha256 } from "../../generator/disk/hash.js";
import {
  foldersIn,
  inputsHash,
  readStamp,
  sharedStamp,
  stampOf,
  writeStamp,
  writeStamps,
} from "../../generator/disk/stamp.js";
import { hasTrace, readTrace, writeTrace } from "../../generator/disk/trace.js";
import { catalogOf } from "../support/catalog.js";
import { put, temporaryFolder, tree } from "../support/folder.js";
import { tinySpec } from "../support/specs.js";

const file = (source: string, text: string) => ({ path: source, source, bytes: Buffer.from(text) });
let cache: string;

beforeEach(() => {
  cache = temporaryFolder();
  vi.stubEnv("XDG_CACHE_HOME", cache);
  return () => vi.unstubAllEnvs();
});

describe("the user's cache", () => {
  it("is where the system has it, with a file of its own for each folder, however it is named", () => {
    const name = `${sha256(join(process.cwd(), "out")).slice(0, 32)}.stamp`;
    expect(cacheFile("out", "stamp")).toBe(join(cache, "errspec", name));
    expect(cacheFile("./other/../out", "stamp")).toBe(cacheFile("out", "stamp"));
    expect(cacheFile("other", "stamp")).not.toBe(cacheFile("out", "stamp"));
    vi.stubEnv("XDG_CACHE_HOME", undefined);
    vi.stubEnv("LOCALAPPDATA", "/cache");
    expect(dirname(cacheFile("out", "stamp"))).toBe(join("/cache", "errspec"));
    vi.stubEnv("LOCALAPPDATA", undefined);
    expect(dirname(cacheFile("out", "stamp"))).toBe(join(homedir(), ".cache", "errspec"));
  });

  it.each(["", "cache", "./cache"])("is not where a variable has a path that is not absolute: '%s'", (path) => {
    vi.stubEnv("XDG_CACHE_HOME", path);
    vi.stubEnv("LOCALAPPDATA", cache);
    expect(dirname(cacheFile("out", "stamp"))).toBe(join(cache, "errspec"));
    vi.stubEnv("LOCALAPPDATA", path);
    expect(dirname(cacheFile("out", "stamp"))).toBe(join(homedir(), ".cache", "errspec"));
  });
});

describe("a stamp", () => {
  it("says of what inputs the output is, and of another folder nothing", () => {
    expect(readStamp("out")).toBeUndefined();
    writeStamp("out", "1");
    expect([readStamp("out"), readStamp("other")]).toEqual(["1", undefined]);
    writeStamp("out", "22");
    writeStamp("out", "3");
    expect(readStamp("out")).toBe("3");
  });

  it("that cannot be written is none", () => {
    put(cache, { errspec: "a file where the folder should be" });
    writeStamp("out", "1");
    expect(readStamp("out")).toBeUndefined();
  });

  it("holds for an output as long as no other run has written to one of its folders", () => {
    const spec = temporaryFolder();
    expect(sharedStamp("out")).toBeUndefined();
    const stamp = stampOf("1", spec, ["a", "b"]);
    writeStamps("out", stamp);
    expect(sharedStamp("out")).toBe(stamp);
    expect(foldersIn(stamp)).toEqual([join(process.cwd(), "a"), join(process.cwd(), "b")]);
    expect(stampOf("1", temporaryFolder(), ["a", "b"])).not.toBe(stamp);
    writeStamps("c", stampOf("1", spec, ["b"]));
    expect(sharedStamp("out")).toBeUndefined();
  });

  it("changes with the text and the name of every file, and their order", () => {
    const [a, b, c] = [file("spec/a.yaml", "1"), file("spec/b.yaml", "2"), file("go/c.hbs", "3")];
    const hashes = [[], [a], [b], [a, b], [b, a], [file("spec/a.yaml", "2")], [file("spec/c.yaml", "1")]].map((files) =>
      inputsHash(files, [c]),
    );
    expect(new Set(hashes).size).toBe(hashes.length);
    expect(inputsHash([a, b], [{ ...c, bytes: Buffer.from("4") }])).not.toBe(inputsHash([a, b], [c]));
    expect(inputsHash([{ ...a, path: "elsewhere/a.yaml" }, b], [c])).toBe(inputsHash([a, b], [c]));
  });
});

describe("a catalog in the cache", () => {
  const catalog = catalogOf(tinySpec);
  const spec = [file("spec/errspec.yaml", "1"), file("spec/a.yaml", "2")];

  it("is read while the spec is the same", () => {
    expect(readCachedCatalog("spec", spec)).toBeUndefined();
    writeCachedCatalog("spec", spec, catalog);
    expect(readCachedCatalog("spec", spec)).toEqual(JSON.parse(JSON.stringify(catalog)));
    expect(readCachedCatalog("spec", [file("spec/errspec.yaml", "1"), file("spec/a.yaml", "3")])).toBeUndefined();
    expect(readCachedCatalog("other", spec)).toBeUndefined();
  });

  it("is none where a crash has left half of it, or it cannot be written", () => {
    writeCachedCatalog("spec", spec, catalog);
    put(cache, Object.fromEntries(Object.entries(tree(cache)).map(([path, text]) => [path, text.slice(0, -1)])));
    expect(readCachedCatalog("spec", spec)).toBeUndefined();
    mkdirSync(cacheFile("other", "catalog.json"));
    writeCachedCatalog("other", spec, catalog);
    expect(readCachedCatalog("other", spec)).toBeUndefined();
  });
});

describe("a trace", () => {
  const trace = {
    outline: "1",
    files: new Map([
      ["go/a.go", { hash: "3", keys: ["1", "2"], sizes: [1, 2] }],
      ["go/c.go", { hash: "4", keys: ["1"], sizes: [3], state: "1 2" }],
    ]),
  };

  it("is read as it was written, for the same folder", () => {
    expect([hasTrace("out"), readTrace("out")]).toEqual([false, undefined]);
    writeTrace("out", trace);
    expect(hasTrace("out")).toBe(true);
    expect(readTrace("./out")).toEqual(trace);
    expect(readTrace("other")).toBeUndefined();
  });

  it("is none where it is damaged", () => {
    writeTrace("out", trace);
    const [[path, text] = ["", ""]] = Object.entries(tree(cache));
    for (const damaged of ["", text.slice(0, -1), text.replace("go/a.go", "go/b.go"), ` ${text}`]) {
      put(cache, { [path]: damaged });
      expect(readTrace("out"), damaged).toBeUndefined();
    }
  });

  it("is none where an earlier version wrote it in another form", () => {
    const files = { "go/a.go": { hash: "3", keys: ["1", "2"], sizes: [1, 2] } };
    writeChecked(cacheFile("out", "trace"), JSON.stringify({ outline: "0", files }));
    expect(readTrace("out")).toBeUndefined();
  });
});
