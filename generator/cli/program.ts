import { Argument, Command, InvalidArgumentError, Option } from "commander";
import type { AuditFlags } from "./audit.js";
import type { BreakingFlags } from "./breaking.js";
import type { ChangelogFlags } from "./changelog.js";
import type { Shell } from "./completion.js";
import type { DocsOptions } from "./docs.js";
import { Misuse } from "./exit.js";
import type { ExitCode } from "./exit.js";
import { fail } from "./failure.js";
import type { FmtOptions } from "./fmt.js";
import type { GenerateOptions } from "./generate.js";
import type { LintFlags } from "./lint.js";
import type { NextOptions } from "./next.js";
import type { StatsOptions } from "./stats.js";
import { todayOption } from "./today.js";

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
    .option("--diff", "with --check, show every line that differs", false)
    .option("--force", "overwrite files that were edited by hand or are not errspec's", false)
    .action(async (flags: GenerateOptions) => {
      const { generateCommand } = await import("./generate.js");
      end(await generateCommand(flags));
    });

  command("init", "write a spec to start from").action(async (flags: { spec: string }) => {
    const { initCommand } = await import("./init.js");
    end(await initCommand(flags));
  });

  addSpecCommands(command, program);
  addQuestionCommands(command);
  addVersionCommands(command);
  addHelpers(program);
  return program;
}

const reports = ["summary", "full", "json"] as const;

interface ImportFlags {
  readonly output: string;
  readonly locale?: readonly string[];
  readonly language: string | undefined;
  readonly check: boolean;
  readonly report: (typeof reports)[number];
}

type AddCommand = (name: string, description: string) => Command;

/** What works on the spec itself. */
function addSpecCommands(command: AddCommand, program: Command): void {
  program
    .command("import")
    .description("make a spec of a published document, or merge a newer edition of it")
    .argument("<document>", "HTML, Markdown, RST, AsciiDoc, CSV, JSON, YAML, TOML, OpenAPI, a man page or source code")
    .option("-o, --output <folder>", "the spec's folder", "spec")
    .option("--locale <tag-and-document...>", "the same codes in another language: --locale en page.en.md")
    .option("--language <tag>", "the document's language, where its script does not tell")
    .option("--check", "write nothing; show what the document says that the spec does not", false)
    .addOption(new Option("--report <detail>", "how much to tell").choices(reports).default("summary"))
    .action(async (document: string, { output, locale = [], language, check, report }: ImportFlags) => {
      if (locale.length % 2 !== 0) throw new Misuse("--locale takes a locale and a document: --locale en page.en.md");
      const translations = locale.flatMap((tag, i) =>
        i % 2 === 0 ? [{ locale: tag, document: locale[i + 1] ?? "" }] : [],
      );
      const { importCommand } = await import("./import.js");
      end(await importCommand({ document, spec: output, translations, language, check, report }));
    });

  command("lint", "say what is wrong with the spec")
    .option("--format <format>", "text, json, github, sarif or junit", "text")
    .option("--preset <preset>", "minimal, standard or strict, instead of what errspec.yaml says")
    .option("--rules <file>", "a JavaScript file with rules of your own; may be repeated", collect, [])
    .option("--fix", "mend what can be mended by changing one token of a file", false)
    .option("--fail-on <severity>", "info, warning or error: the least that makes the exit code 1", "warning")
    .addOption(todayOption())
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
}

/** What answers questions about it. */
function addQuestionCommands(command: AddCommand): void {
  command("explain", "say what a code, a name, a response or a log line means")
    .argument("[query]", "a code, module/code, a name, a response or a log line; `-` or nothing for standard input")
    .option("--lang <locale>", "the language of the answer (default: the terminal's, else the spec's source locale)")
    .option("--json", "answer in JSON", false)
    .action(async (query: string | undefined, { spec, lang, json }: { spec: string; lang?: string; json: boolean }) => {
      const { explainCommand } = await import("./explain.js");
      end(await explainCommand(query, { spec, lang, json }));
    });
}

/** What compares it with an earlier version, or with code. */
function addVersionCommands(command: AddCommand): void {
  const against = (name: string, description: string): Command =>
    command(name, description).requiredOption(
      "--against <version>",
      "a git ref, a folder, a file, or a package in node_modules",
    );

  against("breaking", "say who breaks by what has changed")
    .option("--format <format>", "text, json, github, sarif or junit", "text")
    .option("--category <category>", "a category that counts (default: all); may be repeated", collect, [])
    .option("--fail-on <severity>", "info, warning or error: the least that makes the exit code 1", "error")
    .addOption(todayOption())
    .action(async ({ category, ...flags }: Omit<BreakingFlags, "categories"> & { readonly category: string[] }) => {
      const { breakingCommand } = await import("./breaking.js");
      end(await breakingCommand({ ...flags, categories: category }));
    });

  against("changelog", "print what has changed, as Markdown for the people who call the API")
    .option("--lang <locale>", "the language of titles and texts (default: the spec's source locale)")
    .addOption(todayOption())
    .action(async (flags: ChangelogFlags) => {
      const { changelogCommand } = await import("./changelog.js");
      end(await changelogCommand(flags));
    });

  command("audit", "find the codes that code uses, and numbers that should be names")
    .argument("<sources...>", "files and folders of TypeScript, Go or Python")
    .option("--format <format>", "text, json, github, sarif or junit", "text")
    .option("--fail-on <severity>", "info, warning or error: the least that makes the exit code 1", "warning")
    .action(async (sources: string[], flags: Omit<AuditFlags, "sources">) => {
      const { auditCommand } = await import("./audit.js");
      end(await auditCommand({ ...flags, sources }));
    });
}

/** What serves people rather than specs. */
function addHelpers(program: Command): void {
  program
    .command("docs")
    .description("serve the generated site on this machine")
    .option("--out <folder>", "the output's folder", "out")
    .option("--port <port>", "the port; 0 takes any that is free", readPort, 4173)
    .action(async (flags: DocsOptions) => {
      const { docsCommand } = await import("./docs.js");
      end(await docsCommand(flags));
    });

  program
    .command("completion")
    .description("print the script from which a shell completes commands, options, codes and names")
    .addArgument(new Argument("<shell>", "the shell").choices(["bash", "zsh", "fish"]))
    .action(async (shell: Shell) => {
      const { completionCommand } = await import("./completion.js");
      end(completionCommand(shell));
    });

  program
    .command("complete", { hidden: true })
    .description("print what may stand at the end of a command line; the scripts of `completion` call it")
    .argument("[words...]", "the command line so far, its last word perhaps empty")
    .action(async (words: string[]) => {
      const { completeCommand } = await import("./completion.js");
      end(await completeCommand(program, words));
    });
}

/** Runs the command that the arguments ask for, and sets the exit code. */
export async function main(): Promise<void> {
  try {
    await buildProgram().parseAsync();
  } catch (error) {
    if (isCommanders(error)) process.exitCode = error.exitCode === 0 ? 0 : 2;
    else fail(error);
  }
}

function readPort(text: string): number {
  const port = Number(text);
  if (!/^[0-9]{1,5}$/.test(text) || port > 65_535)
    throw new InvalidArgumentError("A port is a number from 0 to 65535.");
  return port;
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
