import { visible } from "../diagnostic/visible.js";
import { DiskProblem, problemOf } from "../disk/problem.js";
import { UsageError } from "./exit.js";
import { printError } from "./output.js";

/** Ends a command that cannot do its work: a sentence where the user can do something about it, else our own stack. */
export function fail(error: unknown, file?: string): void {
  process.exitCode = 2;
  const problem = problemOf(error, file);
  if (problem instanceof UsageError) printError(`errspec: ${problem.message}`);
  // It names files, whose names are not ours.
  else if (problem instanceof DiskProblem) printError(`errspec: ${visible(problem.message)}`);
  else printError(`errspec: ${problem instanceof Error ? (problem.stack ?? "") : String(problem)}`);
}

/** Ends the process when its output cannot be written. */
export function endWithoutOutput(error: NodeJS.ErrnoException): never {
  // A reader such as `head` may close the pipe before we are done: that is its right, and no fault.
  if (error.code !== "EPIPE") fail(error, "standard output");
  process.exit();
}
