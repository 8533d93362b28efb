import { Argument, Command } from "commander";
import { readVersion } from "../disk/inputs.js";
import type { Shell } from "./completion.js";
import type { DocsFlags } from "./docs.js";
import { UsageError } from "./exit.js";
import type { ExitCode } from "./exit.js";
import { fail } from "./failure.js";
import type { Settled } from "../disk/watch.js";
import type { KeptModules } from "../load/kept.js";
import type { GenerateFlags } from "./generate.js";
import { plainHelp } from "./help.js";
import type { ExplainFlags } from "./explain.js";
import type { McpSetting } from "./mcp-tools.js";
import type { MockFlags } from "./mock.js";
import { addObserveCommand } from "./observe-commands.js";
import { addOpenapiCommands } from "./openapi-commands.js";
import { collect, end, readCount, readPort, readShard, readShare, readUrl, specOption } from "./program-options.js";
import type { AddCommand, Several } from "./program-options.js";
import { addSpecCommands } from "./spec-commands.js";
import { eachSpec, jobsFor, onlySpec } from "./specs.js";
import { todayOption } from "./today.js";
import { addTranslateCommands } from "./translate-commands.js";
import { addVersionCommands } from "./version-commands.js";

/*
 * The commands, their arguments and their help. The code of a command is imported only when the command runs, so that
 * commands start fast.
 */

/** errspec as a library, for the package's main module. */
export const api = (): Promise<object> => import("../api.js");

/** Reads a part of the input of `errspec observe` in a thread. */
export const observeWorker = async (): Promise<void> => (await import("./observe-worker.js")).observeWorker();

/** Builds the command line. */
export function buildProgram(): Command {
  const program = new Command("errspec")
    .description("Define your API's error codes once. errspec generates the SDKs, docs and CI checks.")
    .version(readVersion(), "-V, --version", "Print the version of errspec")
    .helpOption("-h, --help", "Show help for a command")
    .configureHelp(plainHelp)
    .showSuggestionAfterError()
    .exitOverride();

  const command: AddCommand = (name, description) =>
    program.command(name).description(description).addOption(specOption());

  addOutputCommands(command);
  addSpecCommands(command, program);
  addObserveCommand(command);
  addOpenapiCommands(program);
  addTranslateCommands(program);
  addVersionCommands(command);
  addShellCommands(program);
  return program;
}

interface OutAndWatch {
  readonly out: readonly string[];
  readonly watch: boolean;
}

interface DocsOptions {
  readonly out?: string;
  readonly watch: boolean;
  readonly runTargets: boolean;
}

/** Adds the commands that write output, serve it, or answer questions. */
function addOutputCommands(command: AddCommand): void {
  command("generate", "Generate SDKs, docs and other output from the spec")
    .option(
      "--out <folder>",
      'the output folder (default: "out"; with several specs, the folder "out" beside each); may be repeated, once for each spec',
      collect,
      [],
    )
    .option("--check", "write nothing; show what is out of date, and exit with 1", false)
    .option("--diff", "with --check, show every line that differs", false)
    .option("--force", "overwrite files that were edited by hand or that errspec did not generate", false)
    .option("--watch", "generate again whenever a spec file changes", false)
    .option("--run-targets", "run the code of targets that are not errspec's own", false)
    .option("--shard <i/n>", "make only the files of one of n shards, such as 2/4, to share the work", readShard)
    .option("--join-shards", "make nothing; join the results of all shards that are in the output folder", false)
    .option("--no-cache", "make every file again, whatever the user's cache has")
    .action(async ({ spec, out, watch, ...flags }: Several<GenerateFlags> & OutAndWatch) => {
      const { generateCommand } = await import("./generate.js");
      if (flags.joinShards === true && (flags.shard !== undefined || flags.check))
        throw new UsageError("--join-shards makes no files; leave out --shard and --check");
      const jobs = jobsFor(spec, out);
      if (jobs.length > 1) (await import("./places.js")).requireOwnFolders(jobs);
      const run = (kept?: KeptModules, settled?: Settled): Promise<ExitCode> =>
        eachSpec(jobs, (job) => generateCommand({ ...flags, ...job, kept, settled }));
      if (!watch) end(await run());
      else if (flags.shard !== undefined || flags.joinShards === true)
        throw new UsageError("--watch works on the whole output; leave out --shard and --join-shards");
      else if (flags.check) throw new UsageError("--check and --watch cannot be combined; leave one out");
      else {
        const { watchSpecs } = await import("./watch.js");
        await watchSpecs(
          jobs.map((job) => job.spec),
          run,
        );
      }
    });

  command("docs", "Serve the generated site on this machine")
    .option("--out <folder>", 'the output folder (default: "out", or where the spec puts the site)')
    .option("--base <path>", "the path at which to serve it, such as /errors/", "/")
    .option("--port <port>", "the port; 0 picks a free one", readPort, 4173)
    .option("--watch", "generate whenever a spec file changes, and reload the page in the browser", false)
    .option("--run-targets", "with --watch: run the code of targets that are not errspec's own", false)
    .action(async ({ spec, watch, runTargets, ...flags }: Several<DocsFlags> & DocsOptions) => {
      const one = { ...flags, spec: onlySpec(spec, "docs") };
      if (watch) end(await (await import("./watch-docs.js")).watchDocs(one, runTargets));
      else end(await (await import("./docs.js")).docsCommand(one));
    });

  command("mock", "Answer HTTP requests with the errors of the spec, to test clients")
    .option("--code <id>", "a code or a name to answer with, such as dsa/2130; may be repeated", collect, [])
    .option("--gateway <page>", "a gateway's page to answer with, or `any`; may be repeated", collect, [])
    .option("--envelope <name>", "a standard envelope of the spec for the errors, such as problem")
    .option(
      "--rate <share>",
      "the share of requests that get an error (default: 0.1 with --upstream, else 1)",
      readShare,
    )
    .option("--upstream <url>", "the server that gets all other requests", readUrl)
    .option("--retry-after <seconds>", "send Retry-After with errors that may be retried", readCount)
    .option("--port <port>", "the port; 0 picks a free one", readPort, 4174)
    .option("--seed <number>", "choose the same errors again for the same requests", readCount)
    .action(async ({ spec, ...flags }: Several<MockFlags>) => {
      const { mockCommand } = await import("./mock.js");
      end(await mockCommand({ ...flags, spec: onlySpec(spec, "mock") }));
    });

  command("explain", "Explain a code, a name, an operation, a response or a log line")
    .argument("[query]", "a code, module/code, a name, a response or a log line; `-` or nothing for standard input")
    .option("--lang <locale>", "the language of the answer (default: the terminal's, else the spec's source locale)")
    .option("--envelope <name>", "show the response in a standard envelope of the spec, such as problem")
    .option("--json", "print JSON, with the responses in all envelopes", false)
    .action(async (query: string | undefined, { spec, ...flags }: Several<ExplainFlags>) => {
      const { explainCommand } = await import("./explain.js");
      end(await explainCommand(query, { ...flags, spec: onlySpec(spec, "explain") }));
    });

  command("mcp", "Answer the questions of coding assistants about the spec (Model Context Protocol on standard input)")
    .addOption(todayOption())
    .action(async ({ spec, ...flags }: Several<McpSetting>) => {
      const { mcpCommand } = await import("./mcp.js");
      end(await mcpCommand({ ...flags, spec: onlySpec(spec, "mcp") }));
    });
}

/** Adds shell completion. */
function addShellCommands(program: Command): void {
  program
    .command("completion")
    .description("Print a script that completes commands, options, codes and names in a shell")
    .addArgument(new Argument("<shell>", "the shell").choices(["bash", "zsh", "fish"]))
    .action(async (shell: Shell) => {
      const { completionCommand } = await import("./completion.js");
      end(completionCommand(shell));
    });

  program
    .command("complete", { hidden: true })
    .description("Print the completions of a command line; the scripts of `completion` call it")
    .argument("[words...]", "the command line so far; the last word may be empty")
    .action(async (words: string[]) => {
      const { completeCommand } = await import("./completion.js");
      end(await completeCommand(program, words));
    });
}

/** Runs the command in the arguments and sets the exit code. */
export async function main(): Promise<void> {
  try {
    await buildProgram().parseAsync();
  } catch (error) {
    if (isCommanders(error)) process.exitCode = error.exitCode === 0 ? 0 : 2;
    else fail(error);
  }
}

/** Whether Commander has already printed a message: help, the version, or an error in the arguments. */
function isCommanders(error: unknown): error is { readonly exitCode: number } {
  return error instanceof Error && "code" in error && String(error.code).startsWith("commander.");
}
