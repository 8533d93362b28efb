import { readlinkSync, renameSync, symlinkSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it, vi } from "vitest";
import { writeOutput } from "../../generator/cli/write-output.js";
import { lockPath, withLock } from "../../generator/disk/lock.js";
import { readOutput } from "../../generator/disk/output.js";
import { problemOf } from "../../generator/disk/problem.js";
import { rewriteFile } from "../../generator/disk/spec-files.js";
import { makeFolder, replaceFile, replaceFiles } from "../../generator/disk/stage.js";
import { manifestPath } from "../../generator/output/manifest.js";
import { before, failAt, failAtClose, systemError } from "../support/faults.js";
import { put, temporaryFolder, tree } from "../support/folder.js";

/* What the writer does when the system does not do as it is told: each call fails once, where a real disk cannot be made to. */

/** Whether a file is opened to write a temporary one. */
const ofNew = (file: unknown): boolean => String(file).endsWith(".tmp");

const files = (texts: Readonly<Record<string, string>>) =>
  Object.entries(texts).map(([path, text]) => ({ path, text }));

async function written(texts: Readonly<Record<string, string>>): Promise<string> {
  const out = join(temporaryFolder(), "out");
  await writeOutput(out, files(texts), false);
  return out;
}

describe("the disk's own problems", () => {
  const codes = "EACCES EDQUOT EEXIST EIO ELOOP EMFILE ENAMETOOLONG ENFILE ENOENT ENOSPC ENOTDIR EPERM EROFS";
  it.each(codes.split(" "))("are sentences with the file and what to do: %s", (code) => {
    const problem = problemOf(systemError(code), "out/a.ts");
    expect(String(problem)).toMatch(new RegExp(`^DiskProblem: out/a.ts: [^;]+; [^;]+ \\(${code}\\)$`));
    expect(problem).toHaveProperty("cause.code", code);
  });

  it.each<[problem: string, place: (folder: string) => string, reason: string]>([
    ["a circle of links", (folder) => join(folder, "loop"), "too many levels of symbolic links"],
    ["a name that is too long", (folder) => join(folder, "a".repeat(300)), "the name is too long"],
    ["a file that is no folder", (folder) => join(folder, "file", "out"), "a file is where a folder should be"],
  ])("are sentences for a folder that cannot be made: %s", async (_, place, reason) => {
    const folder = temporaryFolder();
    put(folder, { file: "" });
    symlinkSync("loop", join(folder, "loop"));
    const out = place(folder);
    const error: unknown = await writeOutput(out, files({ "a.ts": "1" }), false).catch((error: unknown) => error);
    expect(String(problemOf(error))).toContain(`DiskProblem: ${out}: ${reason}`);
  });

  it("name the file that is meant: ours, that of a rename, or the system's", () => {
    const error = Object.assign(systemError("EIO"), { path: "from", dest: "to" });
    expect(String(problemOf(error, "ours"))).toContain(": ours: ");
    expect(String(problemOf(error))).toContain(": to: ");
    expect(String(problemOf(Object.assign(systemError("EIO"), { path: "from" })))).toContain(": from: ");
    expect(String(problemOf(systemError("EIO", "read")))).toContain(": read: ");
  });

  it.each([new Error("ours"), systemError("EBADF"), systemError("toString"), "text", { code: 7 }])(
    "are not what is our fault: %s",
    (error) => {
      expect(problemOf(error, "a.ts")).toBe(error);
    },
  );
});

describe("output that cannot be written", () => {
  const old = { "a.ts": "1", "sub/b.ts": "1", "gone/c.ts": "1" };
  const wanted = files({ "a.ts": "2", "sub/b.ts": "2" });

  it.each<[name: string, fail: () => void]>([
    ["open", () => failAt("openSync", "EIO", 2, ofNew)],
    ["write", () => failAt("writeFileSync", "EIO", 2)],
    ["sync", () => failAt("fsync", "EIO", 2)],
    ["close", () => failAtClose("EIO", 2, ofNew)],
    ["chmod", () => failAt("fchmodSync", "EIO", 2)],
  ])("stays as it was, with no temporary file: %s", async (_, fail) => {
    const out = await written(old);
    const there = tree(out);
    fail();
    // Which of the two comes second to the disk is the disk's affair.
    await expect(writeOutput(out, wanted, false)).rejects.toThrow(
      /out\/(?:a|sub\/b)\.ts: input\/output error; check the disk/,
    );
    expect(tree(out)).toEqual(there);
  });

  it("is whole, and the next run does the rest, wherever a run ends", async () => {
    for (const [name, count] of [
      ["renameSync", 4],
      ["fsync", 7],
      ["unlinkSync", 1],
      ["rmdirSync", 1],
    ] as const) {
      for (let nth = 1; nth <= count; nth += 1) {
        const out = await written(old);
        let calls = 0;
        before(name, () => {
          if (++calls === nth) throw systemError("EIO");
        });
        await expect(writeOutput(out, wanted, false), `${name} ${nth}`).rejects.toThrow("EIO");
        const { [manifestPath]: manifest, ...left } = tree(out);
        expect(manifest, `${name} ${nth}`).toBeDefined();
        for (const [path, text] of Object.entries(left)) {
          expect(path in old ? ["1", "2"] : [], `${name} ${nth}: ${path}`).toContain(text);
        }
        expect((await writeOutput(out, wanted, false)).conflicts, `${name} ${nth}`).toEqual([]);
        expect(tree(out), `${name} ${nth}`).toEqual({
          "a.ts": "2",
          "sub/b.ts": "2",
          [manifestPath]: expect.any(String) as string,
        });
      }
    }
  });

  it("names the file or the folder that it could not force to the disk", async () => {
    const folder = temporaryFolder();
    failAt("fsync", "EIO", 2);
    await expect(replaceFiles(folder, files({ "a.ts": "1" }))).rejects.toThrow(
      `${folder}: input/output error; check the disk`,
    );
    expect(tree(folder)).toEqual({ "a.ts": "1" });
  });

  it("leaves no lock where there is no room for its number", async () => {
    const out = await written(old);
    const there = tree(out);
    failAt("writeSync", "ENOSPC");
    await expect(writeOutput(out, wanted, false)).rejects.toThrow(
      `${join(out, lockPath)}: the disk is full; free some space`,
    );
    expect(tree(out)).toEqual(there);
    await withLock(out, () => Promise.resolve(), 100);
  });
});

it("a file that cannot be read is not ours", async () => {
  const out = await written({ "a.ts": "1" });
  put(out, { "b.ts": "// Code generated by errspec from spec/a.yaml. DO NOT EDIT.\n" });
  failAt("openSync", "EACCES", 1, (path) => path === join(out, "b.ts"));
  expect([...readOutput(out, ["a.ts"]).keys()]).toEqual(["a.ts"]);
});

it("a folder is not forced to the disk on Windows, which cannot open one", async () => {
  const folder = temporaryFolder();
  const synced: unknown[] = [];
  before("fsync", () => synced.push(1));
  vi.spyOn(process, "platform", "get").mockReturnValue("win32");
  await replaceFiles(folder, files({ "a.ts": "1" }));
  vi.restoreAllMocks();
  expect([synced.length, tree(folder)]).toEqual([1, { "a.ts": "1" }]);
});

it("one file is replaced beside others, or left as it was", async () => {
  const folder = temporaryFolder();
  put(folder, { "a.ts": "1", "b.ts": "1" });
  await replaceFile(join(folder, "a.ts"), "2");
  failAt("renameSync", "EACCES", 1, (path) => String(path).startsWith(folder));
  await expect(replaceFile(join(folder, "b.ts"), "2")).rejects.toThrow("permission denied; change the permissions");
  expect(tree(folder)).toEqual({ "a.ts": "2", "b.ts": "1" });
});

describe("a folder", () => {
  it("is made with those that it is in, and not where a file is in the way", () => {
    const folder = temporaryFolder();
    makeFolder(join(folder, "a", "b"));
    put(folder, { "a/b/c": "1" });
    makeFolder(join(folder, "a", "b"));
    expect(tree(folder)).toEqual({ "a/b/c": "1" });
    const file = join(folder, "a", "b", "c");
    expect(() => makeFolder(file)).toThrow(`${file}: something with this name already exists; move it away (EEXIST)`);
  });

  it("may be made by another run at the same time", () => {
    const [folder, other] = [join(temporaryFolder(), "a"), join(temporaryFolder(), "a")];
    put(other, { b: "1" });
    before("mkdirSync", () => renameSync(other, folder));
    makeFolder(folder);
    expect(tree(folder)).toEqual({ b: "1" });
  });
});

describe("an author's file that cannot be written", () => {
  it.each(["writeFileSync", "chmodSync", "renameSync"])("stays as it was, with no temporary file: %s", (name) => {
    const folder = temporaryFolder();
    put(folder, { "a.yaml": "old" });
    const file = join(folder, "a.yaml");
    failAt(name, "ENOSPC");
    expect(() => rewriteFile(file, Buffer.from("new"))).toThrow(`${file}: the disk is full; free some space`);
    expect(tree(folder)).toEqual({ "a.yaml": "old" });
    rewriteFile(file, Buffer.from("new"));
    expect(tree(folder)).toEqual({ "a.yaml": "new" });
  });
});

describe.runIf(process.platform === "linux")("the order on the disk", () => {
  /** What a run does, in order: `sync <path>`, `rename <path>`, `unlink <path>`, below the output folder. */
  async function stepsOf(out: string, run: () => Promise<unknown>): Promise<readonly string[]> {
    const steps: string[] = [];
    const step = (what: string, path: unknown): void => {
      const shown = String(path).replace(`${out}/`, "").replace(out, ".");
      steps.push(`${what} ${shown.replace(/\.([^/]*)\.errspec-[0-9a-f]{12}\.tmp$/, "$1 (new)")}`);
    };
    before("fsync", (descriptor) => step("sync", readlinkSync(`/proc/self/fd/${String(descriptor)}`)));
    before("renameSync", (_, to) => step("rename", to));
    before("unlinkSync", (path) => step("unlink", path));
    await run();
    return steps;
  }

  it("is: every text and both manifests, the first of them, the renames, the removals, their folders, the final manifest", async () => {
    const out = await written({ "a.ts": "1", "sub/b.ts": "1", "sub/gone.ts": "1", "gone/deep/c.ts": "1" });
    const wanted = files({ "a.ts": "2", "sub/b.ts": "2" });
    const steps = [...(await stepsOf(out, () => writeOutput(out, wanted, false)))];
    // Files and folders go to the disk a few at a time, in any order.
    for (const [from, to] of [
      [0, 2],
      [6, 8],
      [10, 12],
    ] as const) {
      steps.splice(from, to - from, ...steps.slice(from, to).sort());
    }
    expect(steps).toEqual([
      "sync a.ts (new)",
      "sync sub/b.ts (new)",
      `sync ${manifestPath} (new)`,
      `sync ${manifestPath} (new)`,
      `rename ${manifestPath}`,
      "sync .",
      "rename a.ts",
      "rename sub/b.ts",
      "unlink gone/deep/c.ts",
      "unlink sub/gone.ts",
      "sync .",
      "sync sub",
      `rename ${manifestPath}`,
      "unlink .errspec.lock",
    ]);
  });
});
