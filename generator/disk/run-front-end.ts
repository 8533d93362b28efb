import { spawnSync } from "node:child_process";
import { join } from "node:path";
import { packageFolder } from "./package-folder.js";
import { DiskProblem } from "./problem.js";

/** Runs a program that reads source code in its own language, and returns what it prints. `input` is its standard input. */
export function runFrontEnd(language: "python", input: string): string {
  const program = join(packageFolder, "front-ends", language);
  const { error, status, stdout, stderr } = spawnSync("python3", ["-B", program], {
    input,
    encoding: "utf8",
    maxBuffer: 2 ** 30,
  });
  if (error !== undefined)
    throw new DiskProblem("python3 does not run; install Python 3.10 or later, or leave out its files");
  if (status === 0) return stdout;
  throw new DiskProblem(`python3 could not read the sources: ${stderr.trim().split("\n").at(-1) ?? ""}`);
}
