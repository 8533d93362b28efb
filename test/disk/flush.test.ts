import { execFileSync, spawn } from "node:child_process";
import type childProcess from "node:child_process";
import type { Stats } from "node:fs";
import fs, { readlinkSync, renameSync, symlinkSync } from "node:fs";
import { EventEmitter } from "node:events";
import { syncBuiltinESMExports } from "node:module";
import { basename, join } from "node:path";
import type os from "node:os";
import { beforeEach, describe, expect, it, onTestFinished, vi } from "vitest";
import { writeOutput } from "../../generator/cli/write-output.js";
import { canFlushFileSystem, close, FileSystemFlush } from "../../generator/disk/flush.js";
import { stageAll } from "../../generator/disk/stage.js";
import { fileAt, makeWay } from "../../generator/disk/way.js";
import type { Ways } from "../../generator/disk/way.js";
import { manifestPath } from "../../generator/output/manifest.js";
import { before, systemError } from "../support/faults.js";
import { put, temporaryFolder, tree } from "../support/folder.js";

/* Flushing the file system at once. What the system and its programs are is made up: not every machine has such a disk. */

const system = vi.hoisted(() => ({ release: "6.1.0-generic", status: 0 }));
const steps: string[] = [];

vi.mock("node:os", async (original) => ({
  ...(await original<typeof os>()),
  release: () => system.release,
}));
vi.mock("node:child_process", async (original) => ({
  ...(await original<typeof childProcess>()),
  spawn: vi.fn(),
}));

beforeEach(() => {
  Object.assign(system, { release: "6.1.0-generic", status: 0 });
  steps.length = 0;
  vi.mocked(spawn).mockImplementation((() => {
    const [shell, stdin, stdout] = [new EventEmitter(), new EventEmitter(), new EventEmitter()];
    const write = (): void => {
      steps.push("sync --file-system");
      if (system.status === 0) stdout.emit("data", "\n");
      else shell.emit("close");
    };
    return Object.assign(shell, { stdin: Object.assign(stdin, { write, end: () => steps.push("end") }), stdout });
  }) as never);
});

function onFileSystem(type: number): void {
  const { statfsSync } = fs;
  fs.statfsSync = (() => ({ type })) as never;
  syncBuiltinESMExports();
  onTestFinished(() => {
    Object.assign(fs, { statfsSync });
    syncBuiltinESMExports();
  });
}

const ext4 = 0xef53;

describe("flushing a file system instead of its files", () => {
  const possible = (): boolean => canFlushFileSystem(temporaryFolder());

  it.each([ext4, 0x58465342, 0x9123683e])("is possible where it is as safe: %i", (type) => {
    onFileSystem(type);
    expect(possible()).toBe(process.platform === "linux");
  });

  it("is not where a flush may not reach the disk, as with FUSE", () => {
    onFileSystem(0x65735546);
    expect(possible()).toBe(false);
  });

  it.each(["5.7.19", "4.19.0-26-amd64", "unknown"])(
    "is not where Linux does not report errors of it: %s",
    (release) => {
      onFileSystem(ext4);
      system.release = release;
      expect(possible()).toBe(false);
    },
  );

  it.each(["5.8.0", "5.10.0-28", "6.0.0"])("is from Linux 5.8 on: %s", (release) => {
    onFileSystem(ext4);
    system.release = release;
    expect(possible()).toBe(process.platform === "linux");
  });
});

describe.runIf(process.platform === "linux")("the program that flushes a file system", () => {
  /** What flushes of a folder give, and what `sync` was given. Its script replaces the one of the system. */
  async function flushesWith(script: string): Promise<readonly [flushes: readonly boolean[], given: string]> {
    const actual = await vi.importActual<typeof childProcess>("node:child_process");
    vi.mocked(spawn).mockImplementation(actual.spawn);
    const [out, programs] = [temporaryFolder(), temporaryFolder()];
    put(programs, { sync: `#!/bin/sh\n${script}\n`, given: "" });
    fs.chmodSync(join(programs, "sync"), 0o755);
    vi.stubEnv("PATH", `${programs}:${process.env["PATH"] ?? ""}`);
    onTestFinished(() => void vi.unstubAllEnvs());
    const flush = new FileSystemFlush(out);
    const flushes = [await flush.flush(), await flush.flush()];
    flush.end();
    return [flushes, fs.readFileSync(join(programs, "given"), "utf8").replaceAll(out, "out")];
  }

  const gnu = '[ "$1" = --version ] && { echo "sync (GNU coreutils) 9.1"; exit; }';
  const note = 'echo "$@" >>"$(dirname "$0")/given"';

  it("does so each time it is told to", async () => {
    expect(await flushesWith(`${gnu}\n${note}`)).toEqual([[true, true], "--file-system out\n--file-system out\n"]);
  });

  it("says when that fails, and does not flush again", async () => {
    expect(await flushesWith(`${gnu}\n${note}\nexit 1`)).toEqual([[false, false], "--file-system out\n"]);
  });

  it("does nothing where `sync` may not pass on errors", async () => {
    expect(await flushesWith(`[ "$1" = --version ] && { echo "BusyBox v1.36.1"; exit; }\n${note}`)).toEqual([
      [false, false],
      "",
    ]);
  });

  it("does nothing where there is no shell", async () => {
    const actual = await vi.importActual<typeof childProcess>("node:child_process");
    vi.mocked(spawn).mockImplementation(((_: string, args: string[], options: object) =>
      actual.spawn("no-such-shell", args, options)) as never);
    const flush = new FileSystemFlush(temporaryFolder());
    expect(await flush.flush()).toBe(false);
    flush.end();
  });
});

it.each<[where: string, spawned: () => unknown]>([
  [
    "files are short: there is a child without pipes (EMFILE)",
    () => {
      const child = new EventEmitter();
      setImmediate(() => child.emit("error", systemError("EMFILE")));
      return child;
    },
  ],
  [
    "there is no memory for a process (ENOMEM)",
    () => {
      throw systemError("ENOMEM");
    },
  ],
])("a file system is not flushed where %s", async (_, spawned) => {
  vi.mocked(spawn).mockImplementation(spawned as never);
  const flush = new FileSystemFlush(temporaryFolder());
  expect(await flush.flush()).toBe(false);
  flush.end();
});

describe.runIf(process.platform === "linux")("a run that writes many files", () => {
  const files = (text: string, count = 300) =>
    Array.from({ length: count }, (_, index) => ({ path: `${index % 3}/${index}.ts`, text: `${text} ${index}\n` }));

  /** What a run does: `sync <file>`, `sync --file-system`, and the first and the last of renames in a row. */
  async function stepsOf(run: () => Promise<unknown>): Promise<readonly string[]> {
    before("fsync", (descriptor) =>
      steps.push(`fsync ${basename(readlinkSync(`/proc/self/fd/${String(descriptor)}`))}`),
    );
    before("renameSync", (_, to) => steps.push(`rename ${basename(String(to))}`));
    await run();
    const kinds = steps.map((step) => step.replace(/\d+\.ts$/, "a file").replace(/\.errspec-[0-9a-f]{12}\.tmp$/, ""));
    return kinds.filter((step, index) => step !== kinds[index - 1]);
  }

  const wholeRun = [
    "sync --file-system",
    `rename ${manifestPath}`,
    "fsync out",
    "rename a file",
    "sync --file-system",
    `rename ${manifestPath}`,
    "end",
  ];

  it("flushes all at once before the first rename, and again after the last", async () => {
    onFileSystem(ext4);
    const out = join(temporaryFolder(), "out");
    expect(await stepsOf(() => writeOutput(out, files("1"), false))).toEqual(wholeRun);
    expect(Object.keys(tree(out))).toHaveLength(301);
  });

  it("flushes each file and folder where that fails", async () => {
    onFileSystem(ext4);
    system.status = 1;
    const out = join(temporaryFolder(), "out");
    const done = await stepsOf(() => writeOutput(out, files("1"), false));
    expect(done.filter((step) => step === "sync --file-system")).toHaveLength(2);
    const texts = steps.filter((step) => /^fsync \.\d+\.ts/.test(step));
    const folders = steps.filter((step) => /^fsync \d$/.test(step));
    expect([texts.length, folders.sort()]).toEqual([300, ["fsync 0", "fsync 1", "fsync 2"]]);
    expect(steps.findIndex((step) => step.startsWith("rename"))).toBeGreaterThan(steps.lastIndexOf(texts.at(-1) ?? ""));
  });

  it("flushes a few files and their manifests together, before the first rename", async () => {
    const out = join(temporaryFolder(), "out");
    await stepsOf(() => writeOutput(out, files("1", 2), false));
    const shown = steps.map((step) => step.replace(/\.errspec-[0-9a-f]{12}\.tmp$/, ""));
    const manifests = [`fsync .${manifestPath}`, `fsync .${manifestPath}`];
    expect(shown.slice(0, 4).sort()).toEqual(["fsync .0.ts", "fsync .1.ts", ...manifests].sort());
    expect(shown.slice(4, 8)).toEqual([`rename ${manifestPath}`, "fsync out", "rename 0.ts", "rename 1.ts"]);
  });

  it("flushes each file where a folder is on another device", async () => {
    onFileSystem(ext4);
    const out = join(temporaryFolder(), "out");
    put(out, { "1/theirs": "" });
    const { lstatSync } = fs;
    const elsewhere = (...args: Parameters<typeof lstatSync>) => {
      const stats = lstatSync(...args);
      return args[0] === join(out, "1") ? Object.assign(Object.create(stats as object) as Stats, { dev: -1 }) : stats;
    };
    Object.assign(fs, { lstatSync: elsewhere });
    syncBuiltinESMExports();
    onTestFinished(() => {
      Object.assign(fs, { lstatSync });
      syncBuiltinESMExports();
    });
    expect(await stepsOf(() => writeOutput(out, files("1"), false))).not.toContain("sync --file-system");
    expect(steps.filter((step) => /^fsync \.\d+\.ts/.test(step))).toHaveLength(300);
  });

  it("removes many at once, and a few one by one", async () => {
    onFileSystem(ext4);
    const out = join(temporaryFolder(), "out");
    await writeOutput(out, files("1"), false);
    steps.length = 0;
    await writeOutput(out, files("1", 280), false);
    expect(steps).toEqual([]);
    await writeOutput(out, files("1", 1), false);
    expect(steps).toEqual(["sync --file-system", "sync --file-system", "end"]);
    expect(Object.keys(tree(out)).sort()).toEqual([manifestPath, "0/0.ts"].sort());
  });
});

describe("a folder that comes while it is made", () => {
  it.each<[what: string, come: (folder: string, other: string) => void, error: string | undefined]>([
    ["is used", (folder, other) => renameSync(other, folder), undefined],
    ["is not if it is a link", (folder, other) => fs.symlinkSync(other, folder), "a is a symbolic link; move it away"],
    ["is not if it is a pipe", (folder) => void execFileSync("mkfifo", [folder]), "a is neither a file nor a folder"],
  ])("%s", async (_, come, error) => {
    const out = join(temporaryFolder(), "out");
    put(out, { "other/theirs": "theirs" });
    before("mkdirSync", (folder) => {
      if (folder === join(out, "a")) come(folder, join(out, "other"));
    });
    const written = writeOutput(out, [{ path: "a/b.ts", text: "1" }], false);
    if (error === undefined) await written;
    else await expect(written).rejects.toThrow(error);
    expect(Object.keys(tree(out)).filter((path) => path.endsWith("b.ts"))).toEqual(
      error === undefined ? ["a/b.ts"] : [],
    );
  });
});

describe("what the system says", () => {
  it("is passed on when an open file can be neither flushed nor closed", async () => {
    await expect(close([{ descriptor: 99_999_999, file: "a" }], true)).rejects.toThrow("EBADF");
  });

  it("is passed on when a text cannot be written, although its file cannot be closed either", async () => {
    const folder = temporaryFolder();
    before("writeFileSync", () => {
      throw systemError("ENOSPC");
    });
    before("closeSync", () => {
      throw systemError("EIO");
    });
    await expect(stageAll([{ file: join(folder, "a"), text: "1" }])).rejects.toThrow("a: the disk is full");
  });

  it("is passed on when a folder cannot be made", () => {
    const out = temporaryFolder();
    before("mkdirSync", () => {
      throw systemError("ENOSPC");
    });
    expect(() => makeWay(out, "a/b", new Map())).toThrow(`${join(out, "a")}: the disk is full`);
  });

  it("does not follow a link that is put in the way of a new folder", () => {
    const [out, outside] = [temporaryFolder(), temporaryFolder()];
    const ways: Ways = new Map();
    before("mkdirSync", (path) => {
      symlinkSync(outside, String(path));
    });
    makeWay(out, "a/b", ways);
    expect(() => fileAt(out, "a/b/c", ways)).toThrow("a is a symbolic link; move it away");
    expect(tree(outside)).toEqual({});
  });

  it("names what is in the way to a file, and at it", () => {
    const out = temporaryFolder();
    put(out, { "a/b": "theirs" });
    expect(() => fileAt(out, "a/b/c", new Map())).toThrow("a/b is a file; move it away");
    expect(() => fileAt(out, "a", new Map())).toThrow("a is a folder; move it away");
    expect(fileAt(out, "x/y", new Map())).toBeUndefined();
  });
});
