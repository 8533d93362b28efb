import type { NextReport } from "../api/reports.js";
import { visible } from "../diagnostic/visible.js";
import { didYouMean } from "../diagnostic/suggest.js";
import { nextCode } from "../next-code.js";
import { isNumeric } from "../sdk/code-reader.js";
import { UsageError } from "./exit.js";
import type { ExitCode } from "./exit.js";
import { openSpec } from "./open.js";
import { print, printError } from "./output.js";

export interface NextOptions {
  /** The spec's folder. */
  readonly spec: string;
  /** Optional if the catalog has one module. */
  readonly module?: string | undefined;
  readonly group?: string | undefined;
  readonly json: boolean;
}

/** Prints the next free code of a module or a group, and the gaps before it. */
export async function nextCommand({ spec, module: moduleId, group, json }: NextOptions): Promise<ExitCode> {
  const opened = await openSpec(spec);
  if (opened === undefined) return 1;
  const { catalog } = opened;
  const own = catalog.modules.filter(({ origin }) => origin === undefined);
  const ids = own.map(({ id }) => id);
  const [only] = ids.length === 1 ? ids : [];
  const wanted = moduleId ?? only;
  if (wanted === undefined) throw new UsageError(`choose a module with --module: ${ids.join(", ")}`);
  const module = catalog.modules.find(({ id }) => id === wanted);
  if (module === undefined) throw new UsageError(unknown("module", wanted, ids));
  if (module.origin !== undefined) {
    throw new UsageError(`${wanted} comes from the catalog ${module.origin.catalog}; ask for a code in that spec`);
  }
  if (group !== undefined && !module.groups.some(({ id }) => id === group)) {
    throw new UsageError(
      unknown(
        "group",
        group,
        module.groups.map(({ id }) => id),
      ),
    );
  }
  if (!isNumeric(module.codeType)) {
    throw new UsageError(
      `codes of ${module.id} are of type ${module.codeType.kind}; only numeric codes have a next one`,
    );
  }
  const { next, gaps } = nextCode(catalog, module, group);
  if (json) {
    const report: NextReport = { version: 1, module: module.id, group: group ?? null, next: next ?? null, gaps };
    print(JSON.stringify(report));
  } else {
    if (next !== undefined) print(next);
    print(`gaps: ${gaps.map(([first, last]) => (first === last ? first : `${first}-${last}`)).join(", ") || "none"}`);
  }
  if (next !== undefined) return 0;
  printError(`errspec: no free code is left after the last one of ${group ?? module.id}`);
  return 1;
}

function unknown(what: string, given: string, known: readonly string[]): string {
  const hint = didYouMean(given, known) ?? (known.length === 0 ? "there are none" : `choose from ${known.join(", ")}`);
  return `there is no ${what} ${visible(given)}; ${hint}`;
}
