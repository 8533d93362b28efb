import { fail } from "./failure.js";
import { generateCommand } from "./generate.js";
import { plainFlags } from "./plain-args.js";

/*
 * The program of a plain `generate`. It is a file of its own: without the command line's parser and the code of other
 * commands, it starts in half the time.
 */

/** Runs the command in the arguments and sets the exit code. */
export async function main(): Promise<void> {
  const flags = plainFlags(process.argv.slice(2));
  try {
    if (flags !== undefined) process.exitCode = await generateCommand({ ...flags, cache: true });
  } catch (error) {
    fail(error);
  }
}
