import { spawnSync } from "node:child_process";
import { cpSync, mkdirSync, readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";
import { manifestPath } from "../../generator/output/manifest.js";
import { put, temporaryFolder, tree } from "../support/folder.js";
import { describeWith, root } from "../support/tools.js";

/*
 * What is left when a run dies: killed at a system call that writes, or told by the system that it cannot write. strace
 * does both to the real command. Afterwards each file must be old or new, foreign files untouched, and the next run must
 * bring everything to what it should be, with no temporary file left.
 */

/** The system calls with which Node writes, makes, moves and removes files. */
const calls = ["openat", "write", "pwrite64", "fsync", "rename", "unlink", "mkdir", "rmdir", "fchmod", "chmod"];

const spec = {
  "spec/errspec.yaml": `errspec: 1
catalog: small
title: Small
locales: [en]
envelope: { code: /code, text: /message }
targets: { catalog: {}, docs: {} }
`,
  "spec/aa.yaml": "module: aa\nerrors: [{ code: 1, name: OneThing, text: One. }]\n",
  "spec/bb.yaml": "module: bb\nerrors: [{ code: 2, name: OtherThing, text: Two. }]\n",
};

/** How a folder with output becomes one whose spec has changed. */
const scenarios: Readonly<
  Record<
    string,
    { readonly from: Readonly<Record<string, string>> | undefined; readonly to: Readonly<Record<string, string>> }
  >
> = {
  "first run": { from: undefined, to: spec },
  update: { from: spec, to: { ...spec, "spec/aa.yaml": spec["spec/aa.yaml"].replace("One.", "First.") } },
  "module removed": { from: spec, to: without(spec, "spec/bb.yaml") },
  "module renamed": {
    from: spec,
    to: { ...without(spec, "spec/bb.yaml"), "spec/cc.yaml": spec["spec/bb.yaml"].replace("bb", "cc") },
  },
};

function without(files: Readonly<Record<string, string>>, path: string): Record<string, string> {
  return Object.fromEntries(Object.entries(files).filter(([name]) => name !== path));
}

const main = join(root, "dist", "main.js");
const foreign = { "out/notes.md": "theirs\n", "out/docs/own.txt": "theirs too\n" };

interface Prepared {
  readonly folder: string;
  readonly before: Record<string, string>;
  readonly wanted: Record<string, string>;
}

/** A project as it is before the run, and what its output was and is to be. */
function prepare(name: string, base: string): Prepared {
  const { from, to } = scenarios[name] ?? { from: undefined, to: spec };
  const folder = join(base, "project");
  const build = (files: Readonly<Record<string, string>>): Record<string, string> => {
    rmSync(join(folder, "spec"), { recursive: true, force: true });
    put(folder, files);
    generate(folder);
    return tree(join(folder, "out"));
  };
  mkdirSync(folder);
  const before = from === undefined ? {} : build(from);
  put(folder, foreign);
  cpSync(folder, join(base, "start"), { recursive: true });
  const wanted = build(to);
  rmSync(folder, { recursive: true });
  cpSync(join(base, "start"), folder, { recursive: true });
  rmSync(join(folder, "spec"), { recursive: true, force: true });
  put(folder, to);
  cpSync(folder, join(base, "ready"), { recursive: true });
  return { folder, before, wanted };
}

function generate(folder: string, strace: readonly string[] = []): { status: number | null; stderr: string } {
  const command = [process.execPath, main, "generate"];
  const [program = "", ...args] =
    strace.length === 0 ? command : ["strace", "-f", "-qq", "-o", "/dev/null", ...strace, ...command];
  const env = { ...process.env, XDG_CACHE_HOME: join(folder, "..", "cache"), UV_THREADPOOL_SIZE: "1" };
  return spawnSync(program, args, { cwd: folder, env, encoding: "utf8" });
}

/** Every file is old or new, nothing else is there but what a run may leave, and foreign files are as they were. */
function expectWhole({ folder, before, wanted }: Prepared, what: string): void {
  const now = tree(join(folder, "out"));
  for (const [path, text] of Object.entries(now)) {
    if (path === manifestPath || path === ".errspec.lock" || /\.errspec-[0-9a-f]{12}\.tmp$/.test(path)) continue;
    const own = foreign[`out/${path}` as keyof typeof foreign] as string | undefined;
    expect(
      [own, before[path], wanted[path]].filter((known) => known !== undefined),
      `${what}: ${path} is torn`,
    ).toContain(text);
  }
  for (const [path, text] of Object.entries(before)) {
    if (path !== manifestPath && wanted[path] === text) expect(now[path], `${what}: ${path} is lost`).toBe(text);
    if (path !== manifestPath && wanted[path] !== undefined)
      expect(now, `${what}: ${path} is lost`).toHaveProperty([path]);
  }
  for (const [path, text] of Object.entries(foreign)) expect(readFileSync(join(folder, path), "utf8"), what).toBe(text);
}

function expectRepaired({ folder, wanted }: Prepared, what: string): void {
  const { status, stderr } = generate(folder);
  expect([status, stderr], what).toEqual([0, ""]);
  expect(tree(join(folder, "out")), what).toEqual(wanted);
}

/**
 * The calls of a run that touch its output, as strace counts them: by thread. Their ordinals differ a little from run to
 * run, so a call that is aimed at may turn out to be its neighbour; that is as good.
 */
function callsOf(folder: string): Map<string, number[]> {
  const log = join(folder, "..", "calls");
  const args = ["-f", "-qq", "-y", "-o", log, "-e", `trace=${calls.join(",")}`, process.execPath, main, "generate"];
  const env = { ...process.env, XDG_CACHE_HOME: join(folder, "..", "cache"), UV_THREADPOOL_SIZE: "1" };
  expect(spawnSync("strace", args, { cwd: folder, env }).status).toBe(0);
  const seen = new Map<string, number>();
  const found = new Map<string, Set<number>>();
  for (const [line, thread = "", call = ""] of readFileSync(log, "utf8").matchAll(/^(\d+) +(\w+)\(.*$/gm)) {
    const ordinal = (seen.get(`${thread} ${call}`) ?? 0) + 1;
    seen.set(`${thread} ${call}`, ordinal);
    if (/(?:\/project\/|")out\b/.test(line)) found.set(call, (found.get(call) ?? new Set()).add(ordinal));
  }
  return new Map([...found].map(([call, ordinals]) => [call, [...ordinals].sort((x, y) => x - y)]));
}

function reset(base: string, folder: string): void {
  rmSync(folder, { recursive: true, force: true });
  rmSync(join(base, "cache"), { recursive: true, force: true });
  cpSync(join(base, "ready"), folder, { recursive: true });
}

/** CI tries a slice of the calls, spread over the run; `CRASH_ALL=1 npm run test:campaign` tries each. */
function slice(ordinals: readonly number[]): number[] {
  const most = process.env["CRASH_ALL"] === undefined ? 2 : ordinals.length;
  if (ordinals.length <= most) return [...ordinals];
  return Array.from(
    { length: most },
    (_, index) => ordinals[Math.round((index * (ordinals.length - 1)) / (most - 1))] ?? 1,
  );
}

/** What the system says, by scenario: each errno at least once in a slice. */
const errors = ["ENOSPC", "EIO", "EACCES", "EROFS", "EMFILE"];

describeWith(["strace"], "a run that dies", () => {
  it.each(Object.keys(scenarios))(
    "leaves each file old or new when it is killed, and the next run repairs: %s",
    { timeout: 3_600_000 },
    (name) => {
      const base = temporaryFolder();
      const prepared = prepare(name, base);
      reset(base, prepared.folder);
      let kills = 0;
      for (const [call, ordinals] of callsOf(prepared.folder)) {
        for (const ordinal of slice(ordinals)) {
          for (const effect of ["error=EIO:signal=KILL", "signal=KILL"]) {
            const what = `${effect} at ${call} ${ordinal}`;
            reset(base, prepared.folder);
            const { status } = generate(prepared.folder, ["-e", `inject=${call}:${effect}:when=${ordinal}`]);
            if (status !== 0) kills += 1;
            expectWhole(prepared, what);
            expectRepaired(prepared, what);
          }
        }
      }
      expect(kills).toBeGreaterThan(5);
    },
  );

  it.each(Object.keys(scenarios))(
    "leaves each file old or new when it cannot write, and says so: %s",
    { timeout: 3_600_000 },
    (name) => {
      const base = temporaryFolder();
      const prepared = prepare(name, base);
      reset(base, prepared.folder);
      let failures = 0;
      let turn = 0;
      for (const [call, ordinals] of callsOf(prepared.folder)) {
        for (const ordinal of slice(ordinals)) {
          const tried = process.env["CRASH_ALL"] === undefined ? [errors[turn++ % errors.length] ?? "EIO"] : errors;
          for (const error of tried) {
            const what = `${error} at ${call} ${ordinal}`;
            reset(base, prepared.folder);
            const { status, stderr } = generate(prepared.folder, [
              "-e",
              `inject=${call}:error=${error}:when=${ordinal}`,
            ]);
            expectWhole(prepared, what);
            if (status !== 0) {
              failures += 1;
              // A thread of Node's own may have been hit: then Node aborts, and says nothing.
              if (status === 1 || status === 2) expect(stderr, what).not.toBe("");
            }
            expectRepaired(prepared, what);
          }
        }
      }
      expect(failures).toBeGreaterThan(3);
    },
  );
});
