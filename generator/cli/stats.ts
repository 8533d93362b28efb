import type { StatsReport } from "../api/reports.js";
import { inColumns } from "../diagnostic/columns.js";
import { count } from "../diagnostic/count.js";
import { visible } from "../diagnostic/visible.js";
import { textIn } from "../model/catalog.js";
import type { Catalog } from "../model/catalog.js";
import { statsOf } from "../stats.js";
import type { Stats } from "../stats.js";
import type { ExitCode } from "./exit.js";
import { openSpec } from "./open.js";
import { print } from "./output.js";

export interface StatsOptions {
  /** The folders of the specs. */
  readonly specs: readonly string[];
  readonly json: boolean;
}

/** Prints counts for each spec. */
export async function statsCommand({ specs, json }: StatsOptions): Promise<ExitCode> {
  const opened = await Promise.all(specs.map(openSpec));
  const catalogs = opened.flatMap((spec) => spec?.catalog ?? []);
  if (json) {
    const all = catalogs.map((catalog) => statsJson(catalog, statsOf(catalog)));
    const report = specs.length === 1 ? all[0] : all;
    if (report !== undefined) print(JSON.stringify(report, undefined, 2));
  } else if (catalogs.length > 0) {
    print(catalogs.map((catalog) => statsText(catalog, statsOf(catalog))).join("\n\n"));
  }
  return catalogs.length < specs.length ? 1 : 0;
}

function statsJson({ id, version }: Catalog, stats: Stats): StatsReport {
  const ofGroups = stats.modules.map((module) => ({
    ...module,
    groups: module.groups.map((group) => ({ ...group, range: group.range ?? null, size: group.size ?? null })),
  }));
  return { version: 1, catalog: { id, version }, ...stats, modules: ofGroups };
}

function statsText(catalog: Catalog, stats: Stats): string {
  const { errors, deprecated, experimental, retryable, modules, kinds, actions, locales, documentation } = stats;
  const share = (part: number, whole = errors): string => (whole === 0 ? "" : `${Math.floor((100 * part) / whole)}%`);
  const lines = [
    `${visible(textIn(catalog.title, catalog.locales[0], catalog))} (${catalog.id} ${catalog.version}): ${count(errors, "error")} in ${count(modules.length, "module")}, ${retryable} retryable, ${deprecated} deprecated${experimental === 0 ? "" : `, ${experimental} experimental`}`,
    ...modules.flatMap((module) => [
      "",
      ...table([
        [`module ${module.module}`, "errors", "codes", ""],
        ...module.groups.map(({ group, errors: inGroup, range, size }) => [
          `  ${group}`,
          String(inGroup),
          range ?? "",
          size === undefined ? "" : share(inGroup, size),
        ]),
        ["  total", String(module.errors), module.reserved > 0 ? `${module.reserved} reserved` : "", ""],
      ]),
    ]),
    "",
    ...table([
      ["kind", "errors", ""],
      ...kinds.map(({ kind, errors: ofKind }) => [`  ${kind}`, String(ofKind), share(ofKind)]),
    ]),
    "",
    ...table([
      ["action", "errors", ""],
      ...actions.map(({ action, errors: ofAction }) => [`  ${action}`, String(ofAction), share(ofAction)]),
    ]),
    "",
    ...table([
      ["locale", "texts", ""],
      ...locales.map(({ locale, texts, of }) => [`  ${locale}`, `${texts}/${of}`, share(texts, of)]),
    ]),
    "",
    ...table([
      ["documentation", "errors", ""],
      ...Object.entries(documentation).map(([what, number]: [string, number]) => [
        `  ${what}`,
        String(number),
        share(number),
      ]),
    ]),
  ];
  return lines.join("\n");
}

/** The first column to the left, numbers to the right. */
function table(rows: readonly (readonly string[])[]): readonly string[] {
  return inColumns(rows, (column) => column > 0);
}
