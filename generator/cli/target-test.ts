import { join } from "node:path";
import { count } from "../diagnostic/count.js";
import { formatReport, formats } from "../diagnostic/formats/format.js";
import type { Diagnostic } from "../diagnostic/diagnostic.js";
import { isFolder } from "../disk/target-test.js";
import { testCatalogs } from "../target-test/catalogs.js";
import { targetTestRules } from "../target-test/rules.js";
import { choice } from "./choice.js";
import type { ExitCode } from "./exit.js";
import { paintFor, print } from "./output.js";
import { checkOn, keepGoldens } from "./target-checks.js";
import type { Checked } from "./target-checks.js";
import { openTarget } from "./target-under-test.js";

export interface TargetTestFlags {
  readonly format: string;
  /** Keep what the target makes now. */
  readonly update: boolean;
}

/** The name of the folder beside a target that keeps what it makes. */
const goldenFolder = "goldens";

/** A catalog of this size is not kept: nobody reads it. */
const tooLarge = "many";

/** Tests a target with demanding catalogs. */
export async function targetTestCommand(path: string, flags: TargetTestFlags): Promise<ExitCode> {
  const format = choice("format", flags.format, formats);
  const target = await openTarget(path);
  const goldens = join(target.folder, goldenFolder);
  const compares = isFolder(goldens) && !flags.update;
  const checked: Checked[] = [];
  for (const catalog of testCatalogs) {
    checked.push(await checkOn(catalog, target, compares && catalog.name !== tooLarge ? goldens : undefined));
  }
  const ran = checked.filter(({ skipped }) => skipped === undefined);
  if (flags.update) {
    for (const each of ran.filter(({ catalog }) => catalog.name !== tooLarge)) keepGoldens(goldens, each);
  }
  const diagnostics = [...(ran.length === 0 ? [nothingRan(path)] : []), ...checked.flatMap((each) => each.diagnostics)];
  const sources = checked.flatMap(({ catalog, diagnostics, files }) =>
    diagnostics.length === 0 ? [] : files.map(({ path, text }) => [join(catalog.name, path), text] as const),
  );
  const report = {
    command: "target test",
    diagnostics,
    suppressed: 0,
    sources: new Map(sources),
    rules: targetTestRules,
  };
  process.stdout.write(await formatReport(format, report, paintFor(process.stdout)));
  if (format === "text") for (const line of summary(checked, compares || flags.update)) print(line);
  return diagnostics.length > 0 ? 1 : 0;
}

function nothingRan(path: string): Diagnostic {
  return {
    ...{ rule: "target-supports", severity: "error" },
    at: { file: path, line: 1, column: 1, endLine: 1, endColumn: 1 },
    message: "the target supports none of the catalogs",
    help: "support at least a module of whole numbers without any feature",
  };
}

/** A line for each catalog, and what was not tested. */
function summary(checked: readonly Checked[], hasGoldens: boolean): readonly string[] {
  const unread = [...new Set(checked.flatMap((each) => each.unread))];
  return [
    ...checked.map(({ catalog, files, rows, skipped, diagnostics }) => {
      if (skipped !== undefined) return `- ${catalog.name}: not tested; ${skipped}`;
      const parts = [count(files.length, "file"), ...(rows === 0 ? [] : [count(rows, "row")])];
      return `${diagnostics.length === 0 ? "+" : "x"} ${catalog.name}: ${parts.join(", ")}`;
    }),
    ...(unread.length === 0
      ? []
      : [`texts in files of the kind ${unread.join(", ")} were not checked; errspec cannot read them`]),
    ...(hasGoldens ? [] : ["no files are kept to compare with; keep them with --update"]),
  ];
}
