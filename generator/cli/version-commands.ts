import type { Command } from "commander";
import type { AuditFlags } from "./audit.js";
import type { BreakingSpecsFlags } from "./breaking-specs.js";
import type { ChangelogFlags } from "./changelog.js";
import { collect, end } from "./program-options.js";
import type { AddCommand, Several } from "./program-options.js";
import type { HistoryFlags } from "./history.js";
import { eachSpec, onlySpec, specFolders } from "./specs.js";
import { todayOption } from "./today.js";
import type { TraceFlags } from "./trace.js";

/** Adds the commands that compare a spec with an earlier version, or with source code. */
export function addVersionCommands(command: AddCommand): void {
  const against = (name: string, description: string): Command =>
    command(name, description).requiredOption(
      "--against <version>",
      "a git ref, a folder, a file, or a package in node_modules",
    );

  against("breaking", "Report breaking changes, and which users they affect")
    .option("--format <format>", "the format: text, json, github, sarif or junit", "text")
    .option(
      "--category <category>",
      "a category to report (default: those of the spec, or all); may be repeated",
      collect,
      [],
    )
    .option("--rules <file>", "a JavaScript file with custom rules; may be repeated", collect, [])
    .option(
      "--fail-on <level>",
      "the lowest severity that makes the exit code 1: info, warning or error; or minor or major: the lowest version change that does (default: that of the spec, or error)",
    )
    .addOption(todayOption())
    .option(
      "--run-targets",
      "run the code of the spec's own targets, to compare what users of their output rely on",
      false,
    )
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

  command("history", "Record when each code was added and how it changed, from git tags, in errspec.history")
    .option("--check", "write nothing; fail if the file is not current", false)
    .option(
      "--tags <pattern>",
      "which tags are versions, with * for the version, such as 'orders/v*' (default: as before, or v*)",
    )
    .option("--release <version>", "the version that the spec is about to get, before it has a tag")
    .action(async ({ spec, ...flags }: Several<HistoryFlags>) => {
      const { historyCommand } = await import("./history.js");
      end(await eachSpec(specFolders(spec), (folder) => historyCommand({ ...flags, spec: folder })));
    });

  command("trace", "Follow the calls of each operation to the errors that it can raise")
    .argument("<sources...>", "files and folders of TypeScript, Go or Python")
    .option("--json", "print JSON", false)
    .option("--write <file>", "write the errors that the spec does not declare to a file of proposals")
    .action(async (sources: string[], { spec, ...flags }: Several<Omit<TraceFlags, "sources">>) => {
      const { traceCommand } = await import("./trace.js");
      end(await traceCommand({ ...flags, spec: onlySpec(spec, "trace"), sources }));
    });

  command("audit", "Find the codes that source code uses, and literals that should be names")
    .argument("<sources...>", "files and folders of TypeScript, Go, Python, Java, Rust, PHP or C#")
    .option("--format <format>", "the format: text, json, github, sarif or junit", "text")
    .option("--fail-on <severity>", "the lowest severity that makes the exit code 1: info, warning or error", "warning")
    .action(async (sources: string[], { spec, ...flags }: Several<Omit<AuditFlags, "sources">>) => {
      const { auditCommand } = await import("./audit.js");
      end(await auditCommand({ ...flags, specs: specFolders(spec), sources }));
    });
}
