import { Option } from "commander";
import type { Command } from "commander";
import { end, specOption } from "./program-options.js";
import { onlySpec } from "./specs.js";

interface Flags {
  readonly spec: readonly string[];
  readonly locale?: string;
}

/** Adds `openapi` with its subcommands. */
export function addOpenapiCommands(program: Command): void {
  const openapi = program.command("openapi").description("Bring the errors of the spec and an OpenAPI file together");
  const locale = (): Option => new Option("--locale <tag>", "the locale of the texts (default: the source locale)");
  openapi
    .command("overlay")
    .description("Write an OpenAPI Overlay that adds the errors of each operation to an OpenAPI file")
    .addOption(new Option("--for <file>", "the OpenAPI file, in YAML or JSON").makeOptionMandatory())
    .addOption(specOption())
    .addOption(locale())
    .option("-o, --output <file>", "the file to write instead of standard output")
    .action(async ({ spec, for: file, ...flags }: Flags & { readonly for: string; readonly output?: string }) => {
      const { openapiOverlayCommand } = await import("./openapi.js");
      end(await openapiOverlayCommand({ ...flags, file, spec: onlySpec(spec, "openapi overlay") }));
    });
  openapi
    .command("apply")
    .description("Add the errors of each operation to an OpenAPI file, in place")
    .argument("<file>", "the OpenAPI file, in YAML or JSON")
    .addOption(specOption())
    .addOption(locale())
    .action(async (file: string, { spec, ...flags }: Flags) => {
      const { openapiApplyCommand } = await import("./openapi.js");
      end(await openapiApplyCommand({ ...flags, file, spec: onlySpec(spec, "openapi apply") }));
    });
  openapi
    .command("operations")
    .description("List the operations of an OpenAPI file in the spec; what the spec has stays")
    .argument("<file>", "the OpenAPI file, in YAML or JSON")
    .addOption(specOption())
    .action(async (file: string, { spec }: Flags) => {
      const { openapiOperationsCommand } = await import("./openapi.js");
      end(await openapiOperationsCommand({ file, spec: onlySpec(spec, "openapi operations") }));
    });
  openapi
    .command("check")
    .description("Report errors and operations that only the spec or only an OpenAPI file has")
    .argument("<file>", "the OpenAPI file, in YAML or JSON")
    .addOption(specOption())
    .option("--format <format>", "the format: text, json, github, sarif or junit", "text")
    .action(async (file: string, { spec, format }: Flags & { readonly format: string }) => {
      const { openapiCheckCommand } = await import("./openapi.js");
      end(await openapiCheckCommand({ file, format, spec: onlySpec(spec, "openapi check") }));
    });
}
