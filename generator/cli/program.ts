import { Argument, Command, InvalidArgumentError, Option } from "commander";
import type { AuditFlags } from "./audit.js";
import type { BreakingSpecsFlags } from "./breaking-specs.js";
import type { ChangelogFlags } from "./changelog.js";
import type { Shell } from "./completion.js";
import { readVersion } from "../disk/inputs.js";
import type { DocsFlags } from "./docs.js";
import { Misuse } from "./exit.js";
import type { ExitCode } from "./exit.js";
import { fail } from "./failure.js";
import type { GenerateFlags } from "./generate.js";
import { plainHelp } from "./help.js";
import type { InitOptions } from "./init.js";
import type { LintFlags } from "./lint.js";
import type { NextOptions } from "./next.js";
import { eachSpec, jobsFor, onlySpec, specFolders } from "./specs.js";
import { todayOption } from "./today.js";
import type { TranslateExportFlags, TranslateImportFlags } from "./translate.js";

/*
 * The commands, their arguments and their help. Each is imported only when it runs, so that none pays for another.
 */

/** A new command line. */
export function buildProgram(): Command {
  const program = new Command("errspec")
    .description("Define your API's error codes once. errspec generates the SDKs, docs and CI checks.")
    .version(readVersion(), "-V, --version", "Print the version of errspec")
    .helpOption("-h, --help", "Show help for a command")
    .configureHelp(plainHelp)
    .showSuggestionAfterError()
    .exitOverride();

  const command = (name: string, description: string): Command =>
    program.command(name).description(description).addOption(specOption());

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
    .action(async ({ spec, out, ...flags }: Several<GenerateFlags> & { readonly out: readonly string[] }) => {
      const { generateCommand } = await import("./generate.js");
      const jobs = jobsFor(spec, out);
      if (jobs.length > 1) (await import("./places.js")).requireOwnFolders(jobs);
      end(await eachSpec(jobs, (job) => generateCommand({ ...flags, ...job })));
    });

  command("init", "Create a spec to start from")
    .option("--name <name>", 'the name of the API, such as "Shop API" (default: My API)')
    .option("--docs <url>", "where the errors are documented, such as https://example.org/errors/{module}#{code}")
    .option("--go-module <path>", "the path of the Go module, such as github.com/acme/errors")
    .action(async ({ spec, ...flags }: Several<InitOptions>) => {
      const { initCommand } = await import("./init.js");
      end(await initCommand({ ...flags, spec: onlySpec(spec, "init") }));
    });

  addSpecCommands(command, program);
  addQuestionCommands(command);
  addVersionCommands(command);
  addHelpers(command, program);
  return program;
}

const reports = ["summary", "full", "json"] as const;

/** A command's flags as they are parsed: `--spec` may be repeated. */
type Several<Flags> = Omit<Flags, "spec" | "out"> & { readonly spec: readonly string[] };

interface ImportFlags {
  readonly spec: readonly string[];
  readonly output: string | undefined;
  readonly name: string | undefined;
  readonly locale?: readonly string[];
  readonly language: string | undefined;
  readonly check: boolean;
  readonly report: (typeof reports)[number];
}

type AddCommand = (name: string, description: string) => Command;

/** What works on the spec itself. */
function addSpecCommands(command: AddCommand, program: Command): void {
  command("import", "Import a published document as a spec, or merge a newer edition of it")
    .argument(
      "<document>",
      "HTML, Markdown, RST, AsciiDoc, CSV, JSON, YAML, TOML, OpenAPI, a man page or source code; `-` for standard input",
    )
    .addOption(new Option("-o, --output <folder>", "another name for --spec").hideHelp())
    .option("--name <name>", "the name of the document, after which the catalog is named (default: the file's name)")
    .option("--locale <tag-and-document...>", "the same codes in another language: --locale en page.en.md")
    .option("--language <tag>", "the document's language, if its script does not tell")
    .option("--check", "write nothing; show what the document says that the spec does not", false)
    .addOption(new Option("--report <detail>", "how much to report").choices(reports).default("summary"))
    .action(async (document: string, { spec, output, name, locale = [], language, check, report }: ImportFlags) => {
      if (locale.length % 2 !== 0) throw new Misuse("--locale takes a locale and a document: --locale en page.en.md");
      const target = output ?? onlySpec(spec, "import");
      const translations = locale.flatMap((tag, i) =>
        i % 2 === 0 ? [{ locale: tag, document: locale[i + 1] ?? "" }] : [],
      );
      const { importCommand } = await import("./import.js");
      end(await importCommand({ document, name, spec: target, translations, language, check, report }));
    });

  addTranslate(program);

  command("lint", "Report problems in the spec")
    .option("--format <format>", "text, json, github, sarif or junit", "text")
    .option("--preset <preset>", "minimal, standard or strict; overrides errspec.yaml")
    .option("--rules <file>", "a JavaScript file with custom rules; may be repeated", collect, [])
    .option("--fix", "fix findings that need only a one-token edit", false)
    .option("--fail-on <severity>", "info, warning or error: the lowest severity that makes the exit code 1", "warning")
    .option("--baseline <file>", "report only findings that this file does not list")
    .option("--update-baseline", "write the baseline with what is found now", false)
    .addOption(todayOption())
    .action(async ({ spec, ...flags }: Several<LintFlags>) => {
      const { lintCommand } = await import("./lint.js");
      end(await lintCommand({ ...flags, specs: specFolders(spec) }));
    });

  program
    .command("rules")
    .description("List the lint rules, or show one")
    .argument("[rule]", "the rule's id")
    .option("--breaking", "list the rules about changes, those of `errspec breaking`", false)
    .action(async (rule: string | undefined, { breaking }: { readonly breaking: boolean }) => {
      const { rulesCommand } = await import("./rules.js");
      end(await rulesCommand({ rule, breaking }));
    });

  command("fmt", "Format the files of the spec")
    .option("--check", "write nothing; show what would change, and exit with 1", false)
    .action(async ({ spec, check }: Several<{ readonly check: boolean }>) => {
      const { fmtCommand } = await import("./fmt.js");
      end(await eachSpec(specFolders(spec), (folder) => fmtCommand({ spec: folder, check })));
    });

  command("stats", "Count the errors, kinds, actions and translations of the spec")
    .option("--json", "print JSON", false)
    .action(async ({ spec, json }: Several<{ readonly json: boolean }>) => {
      const { statsCommand } = await import("./stats.js");
      end(statsCommand({ specs: specFolders(spec), json }));
    });

  command("next", "Print the next free code of a module, and the gaps before it")
    .option("--module <id>", "the module; required if there are several")
    .option("--group <id>", "the group whose range the code must be in")
    .option("--json", "print JSON", false)
    .action(async ({ spec, ...flags }: Several<NextOptions>) => {
      const { nextCommand } = await import("./next.js");
      end(nextCommand({ ...flags, spec: onlySpec(spec, "next") }));
    });
}

/** The way to translators and back. */
function addTranslate(program: Command): void {
  const translate = program.command("translate").description("Exchange texts with translators, as CSV or XLIFF 2");
  const locale = (): Option =>
    new Option("--locale <tag>", "the locale to translate into, such as ja").makeOptionMandatory();
  translate
    .command("export")
    .description("Print the texts of the spec for translators")
    .addOption(specOption())
    .addOption(locale())
    .addOption(new Option("--format <format>", "the format").choices(["csv", "xliff"]).default("csv"))
    .option("--missing", "leave out texts that are translated already", false)
    .option("-o, --output <file>", "the file to write instead of standard output")
    .action(async ({ spec, ...flags }: Several<TranslateExportFlags>) => {
      const { translateExportCommand } = await import("./translate.js");
      end(await translateExportCommand({ ...flags, spec: onlySpec(spec, "translate export") }));
    });
  translate
    .command("import")
    .description("Merge the translations of a CSV or XLIFF 2 file into the spec")
    .argument("<file>", "the file that the translators sent back")
    .addOption(specOption())
    .addOption(locale())
    .action(async (file: string, { spec, ...flags }: Several<TranslateImportFlags>) => {
      const { translateImportCommand } = await import("./translate.js");
      end(translateImportCommand(file, { ...flags, spec: onlySpec(spec, "translate import") }));
    });
}

/** What answers questions about it. */
function addQuestionCommands(command: AddCommand): void {
  command("explain", "Explain a code, a name, a response or a log line")
    .argument("[query]", "a code, module/code, a name, a response or a log line; `-` or nothing for standard input")
    .option("--lang <locale>", "the language of the answer (default: the terminal's, else the spec's source locale)")
    .option("--json", "print JSON", false)
    .action(async (query: string | undefined, { spec, lang, json }: Several<{ lang?: string; json: boolean }>) => {
      const { explainCommand } = await import("./explain.js");
      end(await explainCommand(query, { spec: onlySpec(spec, "explain"), lang, json }));
    });
}

/** What compares it with an earlier version, or with code. */
function addVersionCommands(command: AddCommand): void {
  const against = (name: string, description: string): Command =>
    command(name, description).requiredOption(
      "--against <version>",
      "a git ref, a folder, a file, or a package in node_modules",
    );

  against("breaking", "Report breaking changes, and which users they affect")
    .option("--format <format>", "text, json, github, sarif or junit", "text")
    .option(
      "--category <category>",
      "a category to report (default: those of the spec, or all); may be repeated",
      collect,
      [],
    )
    .option(
      "--fail-on <level>",
      "info, warning or error: the lowest severity that makes the exit code 1; or minor or major: the lowest version change that does (default: that of the spec, or error)",
    )
    .addOption(todayOption())
    .option("--allow-new", "leave out specs that the git ref does not have yet", false)
    .option("--baseline <file>", "report only findings that this file does not list")
    .option("--update-baseline", "write the baseline with what is found now", false)
    .action(async ({ spec, category, ...flags }: Several<BreakingSpecsFlags> & { readonly category: string[] }) => {
      const { breakingSpecs } = await import("./breaking-specs.js");
      end(await breakingSpecs({ ...flags, specs: specFolders(spec), categories: category }));
    });

  against("changelog", "Print the changes since an earlier version as Markdown, for callers of the API")
    .option("--lang <locale>", "the language of titles and texts (default: the spec's source locale)")
    .addOption(todayOption())
    .action(async ({ spec, ...flags }: Several<ChangelogFlags>) => {
      const { changelogCommand } = await import("./changelog.js");
      end(await changelogCommand({ ...flags, spec: onlySpec(spec, "changelog") }));
    });

  command("audit", "Find the codes that source code uses, and literals that should be names")
    .argument("<sources...>", "files and folders of TypeScript, Go or Python")
    .option("--format <format>", "text, json, github, sarif or junit", "text")
    .option("--fail-on <severity>", "info, warning or error: the lowest severity that makes the exit code 1", "warning")
    .action(async (sources: string[], { spec, ...flags }: Several<Omit<AuditFlags, "sources">>) => {
      const { auditCommand } = await import("./audit.js");
      end(await auditCommand({ ...flags, specs: specFolders(spec), sources }));
    });
}

/** What serves people rather than specs. */
function addHelpers(command: AddCommand, program: Command): void {
  command("docs", "Serve the generated site on this machine")
    .option("--out <folder>", 'the output\'s folder (default: "out", or where the spec puts the site)')
    .option("--base <path>", "the path at which to serve it, such as /errors/", "/")
    .option("--port <port>", "the port; 0 picks a free one", readPort, 4173)
    .action(async ({ spec, ...flags }: Several<DocsFlags> & { readonly out?: string }) => {
      const { docsCommand } = await import("./docs.js");
      end(await docsCommand({ ...flags, spec: onlySpec(spec, "docs") }));
    });

  program
    .command("completion")
    .description("Print a script with which a shell completes commands, options, codes and names")
    .addArgument(new Argument("<shell>", "the shell").choices(["bash", "zsh", "fish"]))
    .action(async (shell: Shell) => {
      const { completionCommand } = await import("./completion.js");
      end(completionCommand(shell));
    });

  program
    .command("complete", { hidden: true })
    .description("Print the completions of a command line; the scripts of `completion` call it")
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
  const standard: readonly string[] = ["spec"];
  return new Option("--spec <folder>", "the spec's folder, or a pattern such as 'services/*/spec'; may be repeated")
    .argParser<readonly string[]>((value, earlier) => (earlier === standard ? [value] : [...earlier, value]))
    .default(standard, '"spec"');
}

function end(code: ExitCode): void {
  process.exitCode = code;
}

/** Commander has printed its own message: help, a version, or what is wrong with the arguments. */
function isCommanders(error: unknown): error is { readonly exitCode: number } {
  return error instanceof Error && "code" in error && String(error.code).startsWith("commander.");
}
