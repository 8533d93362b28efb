import { Command, Option } from "commander";
import { Misuse } from "./exit.js";
import type { ExitCode } from "./exit.js";
import type { FmtOptions } from "./fmt.js";
import type { LintFlags } from "./lint.js";
import type { NextOptions } from "./next.js";
import { printError } from "./output.js";
import type { StatsOptions } from "./stats.js";

/*
 * The commands, their arguments and their help. Each is imported only when it runs, so that none pays for another.
 */

/** The command line, built anew. */
export function buildProgram(): Command {
  const program = new Command("errspec")
    .description("Error codes in one spec: SDKs, documentation and checks made from it.")
    .showSuggestionAfterError()
    .exitOverride();

  const command = (name: string, description: string): Command =>
    program.command(name).description(description).addOption(specOption());

  command("generate", "make the output of the spec")
    .option("--out <folder>", "the output's folder", "out")
    .option("--check", "write nothing; show what is not up to date, and exit with 1", false)
    .option("--force", "overwrite files that were edited by hand or are not errspec's", false)
    .action(async (flags: { spec: string; out: string; check: boolean; force: boolean }) => {
      const { generateCommand } = await import("./generate.js");
      end(await generateCommand(flags));
    });

  command("init", "write a spec to start from").action(async (flags: { spec: string }) => {
    const { initCommand } = await import("./init.js");
    end(await initCommand(flags));
  });

  command("lint", "say what is wrong with the spec")
    .option("--format <format>", "text, json, github, sarif or junit", "text")
    .option("--preset <preset>", "minimal, standard or strict, instead of what errspec.yaml says")
    .option("--rules <file>", "a JavaScript file with rules of your own; may be repeated", collect, [])
    .option("--fix", "mend what can be mended by changing one token of a file", false)
    .option("--fail-on <severity>", "info, warning or error: the least that makes the exit code 1", "warning")
    .action(async (flags: LintFlags) => {
      const { lintCommand } = await import("./lint.js");
      end(await lintCommand(flags));
    });

  program
    .command("rules")
    .description("list the rules for specs, or show one")
    .argument("[rule]", "the rule's id")
    .action(async (rule: string | undefined) => {
      const { rulesCommand } = await import("./rules.js");
      end(await rulesCommand({ rule }));
    });

  command("fmt", "put the files of the spec into their canonical form")
    .option("--check", "write nothing; show what would change, and exit with 1", false)
    .action(async (flags: FmtOptions) => {
      const { fmtCommand } = await import("./fmt.js");
      end(fmtCommand(flags));
    });

  command("stats", "count what there is in the spec")
    .option("--json", "as JSON", false)
    .action(async (flags: StatsOptions) => {
      const { statsCommand } = await import("./stats.js");
      end(statsCommand(flags));
    });

  command("next", "print the next free code of a module, and the gaps before it")
    .option("--module <id>", "the module, where there are several")
    .option("--group <id>", "the group whose range it is to be in")
    .option("--json", "as JSON", false)
    .action(async (flags: NextOptions) => {
      const { nextCommand } = await import("./next.js");
      end(nextCommand(flags));
    });

  command("explain", "say what a code, a name, a response or a log line means")
    .argument("[query]", "a code, module/code, a name, a response or a log line; `-` or nothing for standard input")
    .option("--lang <locale>", "the language of the answer (default: the spec's source locale)")
    .option("--json", "answer in JSON", false)
    .action(async (query: string | undefined, { spec, lang, json }: { spec: string; lang?: string; json: boolean }) => {
      const { explainCommand } = await import("./explain.js");
      end(await explainCommand(query, { spec, lang, json }));
    });

  return program;
}

/** Runs the command that the arguments ask for, and sets the exit code. */
export async function main(): Promise<void> {
  // A reader such as `head` may close the pipe before we are done: that is its right, and no fault.
  process.stdout.on("error", (error: NodeJS.ErrnoException) => {
    if (error.code !== "EPIPE") throw error;
    process.exit();
  });
  try {
    await buildProgram().parseAsync();
  } catch (error) {
    process.exitCode = isCommanders(error) && error.exitCode === 0 ? 0 : 2;
    if (error instanceof Misuse) printError(`errspec: ${error.message}`);
    else if (!isCommanders(error))
      printError(`errspec: ${error instanceof Error ? (error.stack ?? "") : String(error)}`);
  }
}

/** For an option that may be repeated. */
function collect(value: string, earlier: readonly string[]): readonly string[] {
  return [...earlier, value];
}

function specOption(): Option {
  return new Option("--spec <folder>", "the spec's folder").default("spec");
}

function end(code: ExitCode): void {
  process.exitCode = code;
}

/** Commander has printed its own message: help, a version, or what is wrong with the arguments. */
function isCommanders(error: unknown): error is { readonly exitCode: number } {
  return error instanceof Error && "code" in error && String(error.code).startsWith("commander.");
}
