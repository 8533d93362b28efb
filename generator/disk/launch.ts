import { mkdirSync, readdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { setFlagsFromString } from "node:v8";
import { Script } from "node:vm";
import { cacheFolder } from "./cache-folder.js";
import { readChecked, withHash } from "./cache.js";
import { sha256 } from "./hash.js";
import { importModule } from "./import-module.js";
import { readBuildId } from "./inputs.js";
import { packageFolder } from "./package-folder.js";

/** The exports of the program. */
interface Program {
  main(): Promise<void>;
}

/**
 * V8 optimizes a function when it has run a budget of bytes of bytecode. With its own budget of 66 kB, a run of a small
 * catalog spends a quarter of its time on optimizing what hardly runs again. A large catalog reaches this one at once.
 */
const optimizeAfter = "--interrupt-budget=1000000";

/** Only the V8 of Node 20 has this flag. Later ones optimize later by themselves, and complain of flags that they lack. */
const tuning = [{ v8: "11.", flag: optimizeAfter }].filter(({ v8 }) => process.versions.v8.startsWith(v8));

/**
 * V8 marks objects in steps and threads when the heap comes near a limit, and after a tenth of a second it is always near.
 * A run of a small spec ends before it reaches the limit.
 */
const markAtOnce = "--no-incremental-marking";

/**
 * A program is the body of this function. For that of a plain `generate`, the build has written the whole function: to put a
 * megabyte together takes as long as some commands.
 */
const [functionStart, functionEnd] = ["(function (exports, require, module, __dirname, __importModule) {", "\n})"];

/** The programs: that of a plain `generate`, and that of everything else. */
export type ProgramName = "errspec" | "generate";

/**
 * Runs a program with the compiled code that an earlier run of the same command cached: compiling the program takes
 * longer than most commands. Each command has its own code, because V8 compiles a function when it is first called, and all
 * code in the cache is read. So has a `generate` after an edit, which calls two thirds of the functions of a first run.
 */
export async function runProgram(program: ProgramName, command: string | undefined): Promise<void> {
  for (const { flag } of tuning) setFlagsFromString(flag);
  if (program === "generate") setFlagsFromString(markAtOnce);
  const cache = command === undefined ? undefined : cachePath(program, command);
  const file = join(packageFolder, "dist", `${program}.js`);
  const script = compiled(file, program, cache);
  const module: { exports: Partial<Program> } = { exports: {} };
  const run = script.runInThisContext() as (...args: unknown[]) => void;
  run(module.exports, createRequire(file), module, dirname(file), importModule);
  await module.exports.main?.();
  const isFromCache = script.cachedDataRejected === false;
  if (cache !== undefined && process.exitCode !== 2 && !isFromCache) writeCode(cache, script.createCachedData());
}

/** The program, from cached code if there is any. The megabytes that were read are not in memory while the program runs. */
function compiled(filename: string, program: ProgramName, cache: string | undefined): Script {
  const source = readFileSync(filename, "latin1");
  // V8 does not detect damage in it.
  const cachedData = cache === undefined ? undefined : readChecked(cache);
  // In a long run, V8 would drop the code of functions that ran only at the start, and it would not be in the cache.
  if (cachedData === undefined) setFlagsFromString("--no-flush-bytecode");
  const options = cachedData === undefined ? { filename } : { filename, cachedData };
  return new Script(program === "generate" ? source : `${functionStart}${source}${functionEnd}`, options);
}

function writeCode(path: string, code: Buffer): void {
  try {
    mkdirSync(dirname(path), { recursive: true });
    const temporary = `${path}.${process.pid}.tmp`;
    writeFileSync(temporary, withHash(code));
    renameSync(temporary, path);
    removeOld(dirname(path));
  } catch {
    // The next run compiles the program again.
  }
}

/** Compiled code is valid for one build of errspec and one version of Node. */
function cachePath(program: ProgramName, command: string): string {
  const name = sha256([readBuildId(), process.version, process.arch, program, command].join("\0")).slice(0, 32);
  return join(cacheFolder(), "code", name);
}

/** Keeps the compiled code that was written last: some two megabytes for each command of each build. */
function removeOld(folder: string): void {
  const written = (name: string): number => statSync(join(folder, name)).mtimeMs;
  const newestFirst = readdirSync(folder).sort((a, b) => written(b) - written(a));
  for (const name of newestFirst.slice(20)) rmSync(join(folder, name), { force: true });
}
