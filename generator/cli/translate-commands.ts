import { Option } from "commander";
import type { Command } from "commander";
import { end, specOption } from "./program-options.js";
import type { Several } from "./program-options.js";
import { onlySpec } from "./specs.js";
import type { TranslateExportFlags, TranslateImportFlags } from "./translate.js";

/** Adds `translate` with its subcommands. */
export function addTranslateCommands(program: Command): void {
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
      end(await translateImportCommand(file, { ...flags, spec: onlySpec(spec, "translate import") }));
    });
}
