import { mkdirSync, readdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { setFlagsFromString } from "node:v8";
import { Script } from "node:vm";
import { cacheFolder, readChecked, withHash } from "./cache.js";
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

/** The programs: that of a plain `generate`, and that of everything else. */
export type ProgramName = "errspec" | "generate";

/**
 * Runs a program with the compiled code that an earlier run of the same command cached: compiling the program takes
 * longer than most commands. Each command has its own code, because V8 compiles a function when it is first called.
 */
export async function runProgram(program: ProgramName, command: string | undefined): Promise<void> {
  setFlagsFromString(optimizeAfter);
  const file = join(packageFolder, "dist", `${program}.js`);
  const source = readFileSync(file, "latin1");
  // V8 does not detect damage in it.
  const cachedCode = command === undefined ? undefined : readChecked(cachePath(program, command));
  // In a long run, V8 would drop the code of functions that ran only at the start, and it would not be in the cache.
  if (cachedCode === undefined) setFlagsFromString("--no-flush-bytecode");
  const script = new Script(`(function (exports, require, module, __dirname, __importModule) {${source}\n})`, {
    filename: file,
    ...(cachedCode === undefined ? {} : { cachedData: cachedCode }),
  });
  const module: { exports: Partial<Program> } = { exports: {} };
  const run = script.runInThisContext() as (...args: unknown[]) => void;
  run(module.exports, createRequire(file), module, dirname(file), importModule);
  await module.exports.main?.();
  if (
    command !== undefined &&
    process.exitCode !== 2 &&
    (cachedCode === undefined || script.cachedDataRejected === true)
  ) {
    writeCode(cachePath(program, command), script.createCachedData());
  }
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
