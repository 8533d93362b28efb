import {
  chmodSync,
  mkdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  symlinkSync,
  utimesSync,
  writeFileSync,
} from "node:fs";
import { join } from "node:path";
import { setTimeout } from "node:timers/promises";
import { beforeEach, describe, expect, it, vi } from "vitest";
import { cacheFile } from "../../generator/disk/cache.js";
import { sha256 } from "../../generator/disk/hash.js";
import { readSpecFolder } from "../../generator/disk/spec-folder.js";
import { inputsHash, readStamp, stampOf, writeStamp, writeStamps } from "../../generator/disk/stamp.js";
import { ejectTemplate } from "../../generator/disk/templates.js";
import { countUpToDate } from "../../generator/disk/up-to-date.js";
import { manifestPath, manifestText } from "../../generator/output/manifest.js";
import { before } from "../support/faults.js";
import { put, temporaryFolder } from "../support/folder.js";

const installed = vi.hoisted(() => ({ packageFolder: "" }));
vi.mock("../../generator/disk/package-folder.js", () => installed);

const pages = Array.from({ length: 101 }, (_, index) => `site/${index}/index.html`);
const files: Readonly<Record<string, string>> = {
  "go/a/a.go": "a",
  "go/b/b.go": "b",
  "notice.txt": "c",
  ...Object.fromEntries(pages.map((page) => [page, page])),
};
const count = Object.keys(files).length;

let base: string;
let spec: string;
let out: string;

/** Which files of the output are read. */
let read: string[];
const look = (bytes = false): number | undefined => {
  read = [];
  return countUpToDate(spec, out, bytes);
};

/** A spec, its output, a stamp of both, and a while in which nobody changes anything. */
beforeEach(async () => {
  base = temporaryFolder();
  vi.stubEnv("XDG_CACHE_HOME", join(base, "cache"));
  installed.packageFolder = join(base, "package");
  put(base, {
    "package/dist/build-id": "1",
    "spec/errspec.yaml": "errspec: 1\n",
  });
  [spec, out] = [join(base, "spec"), join(base, "out")];
  put(out, files);
  put(out, {
    [manifestPath]: manifestText(new Map(Object.entries(files).map(([path, text]) => [path, [sha256(text)]]))),
  });
  writeStamps(out, stampOf(inputsHash(readSpecFolder(spec), []), spec, [out]));
  await setTimeout(70);
  before("openSync", (path) => {
    if (String(path).startsWith(out)) read.push(String(path));
  });
  return () => vi.unstubAllEnvs();
});

describe("an output that is up to date", () => {
  it("is read once, and then only when its bytes are asked for", () => {
    expect([look(), read.length]).toEqual([count, count + 2]);
    expect([look(), read]).toEqual([count, []]);
    expect([look(true), read.length]).toEqual([count, count + 2]);
  });

  it("is read again where a file has another time, and no more than once", async () => {
    look();
    chmodSync(join(out, "notice.txt"), 0o600);
    await setTimeout(70);
    expect([look(), read.length > 0]).toEqual([count, true]);
    expect([look(), read]).toEqual([count, []]);
  });

  it("may get more files, in each of its folders", () => {
    look();
    put(out, { "go/a/theirs.go": "", "go/node_modules/theirs.js": "", "theirs.txt": "", "site/1/theirs.html": "" });
    expect([look(), read]).toEqual([count, []]);
  });

  it("is read each time where a file was changed just now, or will be", () => {
    put(out, { "notice.txt": "c" });
    expect([look(), read.length > 0]).toEqual([count, true]);
    expect([look(), read.length > 0]).toEqual([count, true]);
    utimesSync(join(out, "notice.txt"), Date.now() / 1000, Date.now() / 1000 + 3600.001);
    expect([look(), read.length > 0]).toEqual([count, true]);
    expect([look(), read.length > 0]).toEqual([count, true]);
  });

  it("is read each time where times are whole seconds, until two have passed", async () => {
    const second = Math.floor(Date.now() / 1000);
    utimesSync(join(out, "notice.txt"), second, second);
    await setTimeout(70);
    look();
    expect([look(), read.length > 0]).toEqual([count, true]);
    utimesSync(join(out, "notice.txt"), second - 10, second - 10);
    await setTimeout(70);
    look();
    expect([look(), read]).toEqual([count, []]);
  });

  it.each<readonly [string, () => void]>([
    ["another copy of errspec is run", () => renameSync(installed.packageFolder, (installed.packageFolder += "2"))],
    ["what is known of it is damaged", () => damage((text) => text.replace("notice.txt", "go/b/b.go"))],
    ["what is known of it names no path", () => damage((text) => text.replace("notice.txt", "n".repeat(5000)))],
    ["what is known of it is cut off", () => damage((text) => text.slice(0, -20))],
    ["what is known of it says another number", () => damage((text) => text.replace(`\0${count}\0`, "\x0017\0"))],
    ["what is known of it cannot be read", () => damage(() => undefined)],
  ])("is read again where %s", (_, change) => {
    look();
    change();
    expect([look(), read.length > 0]).toEqual([count, true]);
  });
});

/** Puts something else into the place where the state is kept: a text, or a folder. */
function damage(change: (text: string) => string | undefined): void {
  const kept = cacheFile(out, "state");
  const text = readFileSync(kept, "utf8");
  const other = change(text);
  expect(other).not.toBe(text);
  rmSync(kept);
  if (other === undefined) mkdirSync(kept);
  else writeFileSync(kept, other);
}

/** Puts a link where a folder was, which leads to that very folder. */
function relink(folder: string): void {
  renameSync(join(out, folder), join(base, "moved"));
  symlinkSync(join(base, "moved"), join(out, folder));
}

it.each<readonly [string, () => void]>([
  [
    "a file has as many other bytes and its old time",
    () => {
      const { atime, mtime } = statSync(join(out, "notice.txt"));
      put(out, { "notice.txt": "d" });
      utimesSync(join(out, "notice.txt"), atime, mtime);
    },
  ],
  ["a file is removed", () => rmSync(join(out, "go/b/b.go"))],
  ["a folder is removed", () => rmSync(join(out, "go"), { recursive: true })],
  ["a link to a file is in its place", () => relink("notice.txt")],
  ["a link to a folder is in its place", () => relink("go/a")],
  ["a link to one of many folders is in its place", () => relink("site/7")],
  ["a link to a folder of folders is in its place", () => relink("site")],
  [
    "the manifest was changed",
    () => put(out, { [manifestPath]: manifestText(new Map([["notice.txt", [sha256("c")]]])) + " " }),
  ],
  ["the manifest is none", () => put(out, { [manifestPath]: "none" })],
  ["the manifest was removed", () => rmSync(join(out, manifestPath))],
  ["the spec was changed", () => put(spec, { "errspec.yaml": "errspec: 2\n" })],
  ["the spec was removed", () => rmSync(spec, { recursive: true })],
  ["a template was ejected", () => ejectTemplate(spec, "go/a.go.hbs", "template")],
  ["another build of errspec is run", () => put(base, { "package/dist/build-id": "2" })],
  ["another spec was generated there", () => writeStamp(out, `${readStamp(out) ?? ""}2`)],
  ["nothing is known of what was generated there", () => rmSync(cacheFile(out, "stamp"))],
  ["nothing was generated there", () => writeStamp(out, stampOf(inputsHash(readSpecFolder(spec), []), spec, []))],
])("an output is not up to date where %s", (_, change) => {
  look();
  change();
  expect([look(), look()]).toEqual([undefined, undefined]);
});

it("an output whose state cannot be kept is read again", () => {
  mkdirSync(cacheFile(out, "state"));
  expect([look(), read.length > 0]).toEqual([count, true]);
  expect([look(), read.length > 0]).toEqual([count, true]);
});
