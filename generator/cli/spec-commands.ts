import { Option } from "commander";
import type { Command } from "commander";
import { UsageError } from "./exit.js";
import type { InitOptions } from "./init.js";
import type { LintFlags } from "./lint.js";
import type { NextOptions } from "./next.js";
import type { TargetTestFlags } from "./target-test.js";
import { collect, collectNumber, end, specOption } from "./program-options.js";
import type { AddCommand, Several } from "./program-options.js";
import { eachSpec, onlySpec, specFolders } from "./specs.js";
import { todayOption } from "./today.js";

const reports = ["summary", "full", "json"] as const;

interface ImportFlags {
  readonly spec: readonly string[];
  readonly output: string | undefined;
  readonly name: string | undefined;
  readonly locale?: readonly string[];
  readonly language: string | undefined;
  readonly table: readonly number[];
  readonly codeColumn: string | undefined;
  readonly textColumn: string | undefined;
  readonly names: string | undefined;
  readonly review: boolean;
  readonly check: boolean;
  readonly report: (typeof reports)[number];
}

/** Adds the commands that write or check a spec. */
export function addSpecCommands(command: AddCommand, program: Command): void {
  command("init", "Create a spec to start from")
    .argument("[folder]", "the folder that gets the spec's folder (default: this one)")
    .option("--name <name>", 'the name of the API, such as "Shop API" (default: My API)')
    .option("--docs <url>", "where the errors are documented, such as https://example.org/errors/{module}#{code}")
    .option("--go-module <path>", "the path of the Go module, such as github.com/acme/errors")
    .action(async (folder: string | undefined, { spec, ...flags }: Several<Omit<InitOptions, "folder">>) => {
      const { initCommand } = await import("./init.js");
      end(await initCommand({ ...flags, folder, spec: onlySpec(spec, "init") }));
    });

  command("import", "Import a published document as a spec, or merge a newer edition of it")
    .argument(
      "<document>",
      "HTML, Markdown, RST, AsciiDoc, CSV, JSON, YAML, TOML, OpenAPI, a man page or source code; `-` for standard input",
    )
    .addOption(new Option("-o, --output <folder>", "another name for --spec").hideHelp())
    .option("--name <name>", "a name for the catalog (default: the name of the file)")
    .option("--locale <tag-and-document...>", "the same codes in another language: --locale en page.en.md")
    .option("--language <tag>", "the document's language; needed if its script does not identify it")
    .option("--table <number>", "read only this table of the report; may be repeated", collectNumber, [])
    .option("--code-column <column>", "the header or the number of the column that has the codes")
    .option("--text-column <column>", "the header or the number of the column that has the texts")
    .option("--names <file>", "a CSV file with names for the codes; without it there, it is written to be filled in")
    .option("--check", "write nothing; show what the document says that the spec does not", false)
    .option("--review", "list each proposed kind, action, deprecation and name, with its evidence", false)
    .addOption(new Option("--report <detail>", "how much to report").choices(reports).default("summary"))
    .action(async (document: string, { spec, output, name, locale = [], ...flags }: ImportFlags) => {
      const { table: tables, codeColumn, textColumn, names, language, check, review, report } = flags;
      if (locale.length % 2 !== 0)
        throw new UsageError("--locale takes a locale and a document: --locale en page.en.md");
      const target = output ?? onlySpec(spec, "import");
      const translations = locale.flatMap((tag, i) =>
        i % 2 === 0 ? [{ locale: tag, document: locale[i + 1] ?? "" }] : [],
      );
      const { importCommand } = await import("./import.js");
      end(
        await importCommand({
          document,
          name,
          spec: target,
          translations,
          language,
          check,
          report,
          choice: { tables, codeColumn, textColumn },
          names,
          review,
        }),
      );
    });

  command("lint", "Report problems in the spec")
    .option("--format <format>", "the format: text, json, github, sarif or junit", "text")
    .option("--preset <preset>", "the preset: minimal, standard or strict; overrides errspec.yaml")
    .option("--rules <file>", "a JavaScript file with custom rules; may be repeated", collect, [])
    .option("--evidence <file>", "a file of errors that operations return; may be repeated", collect, [])
    .option("--fix", "fix findings that need only a one-token edit", false)
    .option("--fail-on <severity>", "the lowest severity that makes the exit code 1: info, warning or error", "warning")
    .option("--baseline <file>", "report only findings that this file does not list")
    .option("--update-baseline", "write the baseline with what is found now", false)
    .option("--run-targets", "run the code of the spec's own targets, to check what they make of it", false)
    .addOption(todayOption())
    .action(async ({ spec, ...flags }: Several<LintFlags>) => {
      const { lintCommand } = await import("./lint.js");
      end(await lintCommand({ ...flags, specs: specFolders(spec) }));
    });

  addTargetCommands(program);
  addTemplateCommands(program);
  addUsesCommands(program);

  program
    .command("lsp")
    .description("Run the language server, for editors")
    .addOption(new Option("--stdio", "use standard input and output, as always").hideHelp())
    .addOption(todayOption())
    .action(async ({ today }: { readonly today: string }) => {
      const { lspCommand } = await import("./lsp.js");
      lspCommand(today);
    });

  program
    .command("rules")
    .description("List the lint rules, or show one")
    .argument("[rule]", "the rule's ID")
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
      end(await statsCommand({ specs: specFolders(spec), json }));
    });

  command("next", "Print the next free code of a module, and the gaps before it")
    .option("--module <id>", "the module; required if there are several")
    .option("--group <id>", "the group whose range the code must be in")
    .option("--json", "print JSON", false)
    .action(async ({ spec, ...flags }: Several<NextOptions>) => {
      const { nextCommand } = await import("./next.js");
      end(await nextCommand({ ...flags, spec: onlySpec(spec, "next") }));
    });
}

/** Adds the commands for authors of targets. */
function addTargetCommands(program: Command): void {
  program
    .command("target")
    .description("Test a target of your own")
    .command("test")
    .description("Test a target with demanding catalogs; runs its code")
    .argument("<target>", "its module, or its folder with an errspec-target.json")
    .option("--format <format>", "the format: text, json, github, sarif or junit", "text")
    .option("--update", "keep the files that it makes now, to compare with later", false)
    .action(async (path: string, flags: TargetTestFlags) => {
      const { targetTestCommand } = await import("./target-test.js");
      end(await targetTestCommand(path, flags));
    });
}

/** Adds the command for specs that take modules from other catalogs. */
function addUsesCommands(program: Command): void {
  program
    .command("uses")
    .description("Take modules from other catalogs")
    .command("update")
    .description("Pin the catalogs under `uses:` as they are now, in errspec.lock")
    .argument("[catalogs...]", "the keys of the catalogs to update (default: all)")
    .addOption(specOption())
    .action(async (only: readonly string[], { spec }: Several<object>) => {
      const { usesUpdateCommand } = await import("./uses.js");
      end(await eachSpec(specFolders(spec), (folder) => usesUpdateCommand({ spec: folder, only })));
    });
}

/** Adds the commands for teams that change a template. */
function addTemplateCommands(program: Command): void {
  const templates = program.command("templates").description("Change the text that errspec generates");
  templates
    .command("eject")
    .description("Copy a template beside the spec, where you can change it")
    .argument("<target>", "such as go")
    .argument("<template>", "such as module.go")
    .addOption(specOption())
    .action(async (target: string, name: string, { spec }: Several<object>) => {
      const { ejectCommand } = await import("./templates.js");
      end(ejectCommand(target, name, onlySpec(spec, "templates eject")));
    });
  templates
    .command("diff")
    .description("Show what you have changed in templates, and what errspec has changed since")
    .addOption(specOption())
    .action(async ({ spec }: Several<object>) => {
      const { templatesDiffCommand } = await import("./templates.js");
      end(templatesDiffCommand(onlySpec(spec, "templates diff")));
    });
}
