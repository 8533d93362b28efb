import { mkdirSync, readdirSync, readFileSync, utimesSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { setFlagsFromString } from "node:v8";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { readChecked, withHash } from "../../generator/disk/cache.js";
import { importModule } from "../../generator/disk/import-module.js";
import { runProgram } from "../../generator/disk/launch.js";
import type { ProgramName } from "../../generator/disk/launch.js";
import { temporaryFolder } from "../support/folder.js";
import { root } from "../support/tools.js";

// Each run compiles the program as a process of its own would.
setFlagsFromString("--no-compilation-cache");

const written: string[] = [];
let cache = "";
let code = "";

beforeEach(() => {
  cache = temporaryFolder();
  code = join(cache, "errspec", "code");
  vi.stubEnv("XDG_CACHE_HOME", cache);
  written.length = 0;
  vi.spyOn(process.stdout, "write").mockImplementation((text) => written.push(String(text)) > 0);
  vi.spyOn(process.stderr, "write").mockImplementation((text) => written.push(String(text)) > 0);
});

afterEach(() => {
  vi.restoreAllMocks();
  vi.unstubAllEnvs();
  process.exitCode = undefined;
});

/** Runs the program as `errspec <args>` does, and returns what it printed. */
const run = (...args: readonly string[]): Promise<string> => runAs("errspec", args);

async function runAs(program: ProgramName, args: readonly string[]): Promise<string> {
  const before = process.argv;
  process.argv = [...before.slice(0, 2), ...args];
  try {
    await runProgram(program, args[0]);
  } finally {
    process.argv = before;
  }
  return written.splice(0).join("");
}

const kept = (): string[] => readdirSync(code);

describe("the compiled code of the program", () => {
  it("is kept once for each command, and used", async () => {
    expect(await run("--version")).toMatch(/^\d+\.\d+\.\d+\n$/);
    const [first = ""] = kept();
    const bytes = readFileSync(join(code, first));
    expect(readChecked(join(code, first))).toEqual(bytes.subarray(64));
    expect(await run("--version")).toMatch(/^\d+\.\d+\.\d+\n$/);
    expect(readFileSync(join(code, first))).toEqual(bytes);
    expect(await run("--help")).toContain("Usage: errspec");
    expect(kept()).toHaveLength(2);
  });

  it("is not used when it is damaged, foreign or cut short, and written again", async () => {
    await run("--version");
    const [name = ""] = kept();
    const file = join(code, name);
    const good = readFileSync(file);
    const damaged = Buffer.from(good);
    damaged[5000] = (damaged[5000] ?? 0) ^ 1;
    const foreign = Buffer.from("code of another engine");
    for (const bytes of [damaged, good.subarray(0, 1000), Buffer.alloc(0), withHash(foreign)]) {
      writeFileSync(file, bytes);
      expect(await run("--version")).toMatch(/^\d+\.\d+\.\d+\n$/);
      expect(readFileSync(file).length).toBeGreaterThan(100_000);
    }
  });

  it("is kept and used for a plain generate too, which has a program of its own", async () => {
    const args = (out: string) => ["generate", "--spec", join(root, "spec"), "--out", join(cache, out)];
    expect(await runAs("generate", args("first"))).toMatch(/^\d+ files changed, 0 unchanged/m);
    const [first = ""] = kept();
    const bytes = readFileSync(join(code, first));
    expect(await runAs("generate", args("second"))).toMatch(/^\d+ files changed, 0 unchanged/m);
    expect(readFileSync(join(code, first))).toEqual(bytes);
  });

  it("is not kept for a usage error", async () => {
    expect(await run("no-such-command")).toContain("no-such-command");
    expect(process.exitCode).toBe(2);
    expect(kept).toThrow("ENOENT");
  });

  it("is not kept where there is no command", async () => {
    expect(await run()).toContain("Usage: errspec");
    expect(kept).toThrow("ENOENT");
  });

  it("is not needed: a cache that cannot be written changes nothing", async () => {
    writeFileSync(join(cache, "errspec"), "a file where the folder should be");
    expect(await run("--version")).toMatch(/^\d+\.\d+\.\d+\n$/);
  });

  it("goes when twenty others are newer", async () => {
    mkdirSync(code, { recursive: true });
    const now = Date.now() / 1000;
    for (let age = 1; age <= 25; age++) {
      writeFileSync(join(code, `old-${age}`), "");
      utimesSync(join(code, `old-${age}`), now - age, now - age);
    }
    await run("--version");
    expect(kept()).toHaveLength(20);
    expect(kept()).toContain("old-19");
    expect(kept()).not.toContain("old-20");
  });
});

it("runs a module of the user's", async () => {
  const file = join(temporaryFolder(), "rules.mjs");
  writeFileSync(file, "export const answer = 42;");
  expect(await importModule(pathToFileURL(file).href)).toMatchObject({ answer: 42 });
});
