import { Command } from "commander";
import { Misuse } from "./exit.js";
import type { ExitCode } from "./exit.js";
import { printError } from "./output.js";

const program = new Command("errspec")
  .description("Error codes in one spec: SDKs, documentation and checks made from it.")
  .showSuggestionAfterError()
  .exitOverride();

interface GenerateFlags {
  readonly spec: string;
  readonly out: string;
  readonly check?: boolean;
  readonly force?: boolean;
}

program
  .command("generate")
  .description("make the output of the spec")
  .option("--spec <folder>", "the spec's folder", "spec")
  .option("--out <folder>", "the output's folder", "out")
  .option("--check", "write nothing; show what is not up to date, and exit with 1")
  .option("--force", "overwrite files that were edited by hand or are not errspec's")
  .action(async ({ spec, out, check = false, force = false }: GenerateFlags) => {
    const { generateCommand } = await import("./generate.js");
    end(await generateCommand({ spec, out, check, force }));
  });

program
  .command("init")
  .description("write a spec to start from")
  .option("--spec <folder>", "the folder to write it to", "spec")
  .action(async ({ spec }: { readonly spec: string }) => {
    const { initCommand } = await import("./init.js");
    end(await initCommand({ spec }));
  });

function end(code: ExitCode): void {
  process.exitCode = code;
}

/** Runs the command that the arguments ask for, and sets the exit code. */
export async function main(): Promise<void> {
  // A reader such as `head` may close the pipe before we are done: that is its right, and no fault.
  process.stdout.on("error", (error: NodeJS.ErrnoException) => {
    if (error.code !== "EPIPE") throw error;
    process.exit();
  });
  try {
    await program.parseAsync();
  } catch (error) {
    process.exitCode = isCommanders(error) && error.exitCode === 0 ? 0 : 2;
    if (error instanceof Misuse) printError(`errspec: ${error.message}`);
    else if (!isCommanders(error))
      printError(`errspec: ${error instanceof Error ? (error.stack ?? "") : String(error)}`);
  }
}

/** Commander has printed its own message: help, a version, or what is wrong with the arguments. */
function isCommanders(error: unknown): error is { readonly exitCode: number } {
  return error instanceof Error && "code" in error && String(error.code).startsWith("commander.");
}
