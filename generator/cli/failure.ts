import { visible } from "../diagnostic/visible.js";
import { DiskProblem, problemOf } from "../disk/problem.js";
import { UsageError } from "./exit.js";
import { printError } from "./output.js";

/** Reports an error and sets the exit code: a message if the user can fix it, else the stack of our bug. */
export function fail(error: unknown, file?: string): void {
  process.exitCode = 2;
  const problem = problemOf(error, file);
  if (problem instanceof UsageError) printError(`errspec: ${problem.message}`);
  // It contains file names, which may have control characters.
  else if (problem instanceof DiskProblem) printError(`errspec: ${visible(problem.message)}`);
  else printError(`errspec: ${problem instanceof Error ? (problem.stack ?? "") : String(problem)}`);
}

/** Ends the process when its output cannot be written. */
export function endWithoutOutput(error: NodeJS.ErrnoException): never {
  // A reader such as `head` may close the pipe early. That is not an error.
  if (error.code !== "EPIPE") fail(error, "standard output");
  process.exit();
}
