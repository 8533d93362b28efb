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

/**
 * Runs something to its end, although standard output may fail meanwhile, as when a reader such as `head` closes it early: to
 * end the process then would leave files half done. Only afterwards does whatever waits for such an error hear of it.
 */
export async function toItsEnd<Result>(run: () => Promise<Result>): Promise<Result> {
  const { stdout } = process;
  const waiting = stdout.rawListeners("error") as ((error: unknown) => void)[];
  let failure: unknown;
  const note = (error: unknown): void => void (failure ??= error);
  stdout.removeAllListeners("error").on("error", note);
  try {
    return await run();
  } finally {
    stdout.off("error", note);
    for (const listener of waiting) stdout.on("error", listener);
    // Not before the caller has set the exit code. If another run has begun by then, it waits for that one, too.
    if (failure !== undefined) setImmediate(() => stdout.emit("error", failure));
  }
}

/** Ends the process when its output cannot be written. */
export function endWithoutOutput(error: NodeJS.ErrnoException): never {
  // A reader such as `head` may close the pipe early. That is not an error.
  if (error.code !== "EPIPE") fail(error, "standard output");
  process.exit();
}
