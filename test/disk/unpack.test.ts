import { chmodSync, mkdirSync, readdirSync, rmSync, statSync, symlinkSync, truncateSync, utimesSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { gzipSync } from "node:zlib";
import { beforeEach, describe, expect, it, vi } from "vitest";
import { unpack } from "../../generator/disk/unpack.js";
import { put, temporaryFolder, tree } from "../support/folder.js";
import { root, run } from "../support/tools.js";

const files = { "package.json": "{}\n", "dist/main.js": "// 错误\n" };
const unpacked = { ...files, "unpacked.json": '{"package.json":3,"dist/main.js":10}' };
const archive = () => gzipSync(JSON.stringify(files));
let programs: string;

beforeEach(() => {
  const cache = temporaryFolder();
  programs = join(cache, "errspec", "program");
  vi.stubEnv("XDG_CACHE_HOME", cache);
  return () => {
    vi.unstubAllEnvs();
    vi.restoreAllMocks();
  };
});

/** Makes the time of a folder that many days before now. */
function age(folder: string, days: number): void {
  const time = Date.now() / 1000 - days * 24 * 60 * 60;
  utimesSync(folder, time, time);
}

const days = (folder: string): number => Math.round((Date.now() - statSync(folder).mtimeMs) / (24 * 60 * 60 * 1000));

describe("the package in the single executable", () => {
  it("is unpacked by the first run, and found by the next", () => {
    const folder = unpack("1-a", archive);
    expect(folder).toBe(join(programs, "1-a"));
    expect(readdirSync(programs)).toEqual(["1-a"]);
    expect(tree(folder)).toEqual(unpacked);
    const unread = vi.fn(archive);
    expect(unpack("1-a", unread)).toBe(folder);
    expect(unread).not.toHaveBeenCalled();
  });

  it("is whole for each of many first runs at once", async () => {
    const many = Object.fromEntries(Array.from({ length: 200 }, (_, index) => [`dist/${index}.js`, "// text\n"]));
    const packed = gzipSync(JSON.stringify(many)).toString("base64");
    const script = `
      import { readdirSync } from "node:fs";
      import { unpack } from ${JSON.stringify(pathToFileURL(join(root, "dist/modules/disk/unpack.js")).href)};
      console.log(readdirSync(unpack("1-a", () => Buffer.from("${packed}", "base64")) + "/dist").length);`;
    const node = () => run(process.execPath, ["--input-type=module", "--eval", script]);
    const ran = await Promise.all(Array.from({ length: 6 }, node));
    expect(ran).toEqual(ran.map(() => ({ status: 0, stdout: "200\n", stderr: "" })));
    expect(readdirSync(programs)).toEqual(["1-a"]);
    expect(readdirSync(join(programs, "1-a", "dist"))).toHaveLength(200);
  });

  it("stays that of the run that was faster", () => {
    const faster = { "package.json": "other", "unpacked.json": '{"package.json":5}' };
    const slower = () => {
      put(join(programs, "1-a"), faster);
      return archive();
    };
    expect(tree(unpack("1-a", slower))).toEqual(faster);
    expect(readdirSync(programs)).toEqual(["1-a"]);
  });

  it.each<[string, (folder: string) => void]>([
    [
      "a file",
      (folder) => {
        rmSync(join(folder, "dist/main.js"));
      },
    ],
    [
      "the end of a file",
      (folder) => {
        truncateSync(join(folder, "dist/main.js"), 2);
      },
    ],
    [
      "the list of its files",
      (folder) => {
        rmSync(join(folder, "unpacked.json"));
      },
    ],
  ])("is unpacked again if it lacks %s", (_, damage) => {
    const folder = unpack("1-a", archive);
    damage(folder);
    expect(tree(unpack("1-a", archive))).toEqual(unpacked);
    expect(readdirSync(programs)).toEqual(["1-a"]);
  });

  it("stays for 30 days after its last start", () => {
    age(unpack("1-a", archive), 29);
    age(unpack("1-b", archive), 29);
    unpack("1-a", archive);
    expect(["1-a", "1-b"].map((id) => days(join(programs, id)))).toEqual([0, 29]);
    age(join(programs, "1-b"), 31);
    unpack("1-c", archive);
    expect(readdirSync(programs).sort()).toEqual(["1-a", "1-c"]);
  });

  it("goes with what a run left a day ago, and leaves what a run writes now", () => {
    for (const name of ["new-now", "new-left"]) mkdirSync(join(programs, name), { recursive: true });
    age(join(programs, "new-left"), 2);
    symlinkSync("nowhere", join(programs, "a link"));
    unpack("1-a", archive);
    expect(readdirSync(programs).sort()).toEqual(["1-a", "a link", "new-now"]);
  });

  it("is for its user alone", () => {
    const folder = unpack("1-a", archive);
    if (process.platform !== "win32")
      expect([programs, folder].map((each) => statSync(each).mode & 0o777)).toEqual([0o700, 0o700]);
  });

  it.skipIf(process.platform === "win32").each<[string, string, (folder: string) => void]>([
    [
      "can be written by others",
      "1-a",
      (folder) => {
        chmodSync(folder, 0o777);
      },
    ],
    [
      "is in a folder that can be written by others",
      ".",
      (folder) => {
        chmodSync(join(folder, ".."), 0o770);
      },
    ],
    [
      "is a link",
      "1-a",
      (folder) => {
        rmSync(folder, { recursive: true });
        symlinkSync(temporaryFolder(), folder);
      },
    ],
    [
      "is another user's",
      ".",
      () => {
        vi.spyOn(process as Required<NodeJS.Process>, "getuid").mockReturnValue(12345);
      },
    ],
  ])("does not run if it %s", (_, path, change) => {
    change(unpack("1-a", archive));
    expect(() => unpack("1-a", archive)).toThrow(
      `${join(programs, path)}: errspec runs programs from here, but other users can write it; ` +
        "remove it, or set XDG_CACHE_HOME to a folder that only you can write",
    );
  });

  it("belongs to the user who has the cache folder where the system has no numbers for users", () => {
    const { getuid } = process;
    delete (process as Partial<NodeJS.Process>).getuid;
    try {
      expect(tree(unpack("1-a", archive))).toEqual(unpacked);
      expect(tree(unpack("1-a", archive))).toEqual(unpacked);
    } finally {
      Object.assign(process, { getuid });
    }
  });

  it.each([
    ["a file is in its way", "EEXIST", "1-a"],
    ["its name leads nowhere", "ENOENT", "none/1-a"],
  ])("is a problem with a remedy if it cannot be written: %s", (_, code, id) => {
    if (code === "EEXIST") put(join(programs, ".."), { program: "a file" });
    expect(() => unpack(id, archive)).toThrow(
      `${programs}: the parts of errspec cannot be written here (${code}); set XDG_CACHE_HOME to a folder that can be written`,
    );
    if (code === "ENOENT") expect(readdirSync(programs)).toEqual([]);
  });

  it("that is damaged in the executable is a bug, and no problem of the cache", () => {
    expect(() => unpack("1-a", () => Buffer.from("no gzip"))).toThrow("incorrect header check");
    expect(() => unpack("1-a", () => gzipSync("no JSON"))).toThrow(SyntaxError);
    expect(readdirSync(programs)).toEqual([]);
  });
});
