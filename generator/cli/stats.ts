import { count } from "../diagnostic/count.js";
import { visible } from "../diagnostic/visible.js";
import { cells } from "../diagnostic/width.js";
import { textIn } from "../model/catalog.js";
import type { Catalog } from "../model/catalog.js";
import { statsOf } from "../stats.js";
import type { Stats } from "../stats.js";
import type { ExitCode } from "./exit.js";
import { print } from "./output.js";
import { soundCatalog } from "./sound-catalog.js";

export interface StatsOptions {
  /** The spec's folder. */
  readonly spec: string;
  readonly json: boolean;
}

/** Prints how much there is of what in a spec. */
export function statsCommand({ spec, json }: StatsOptions): ExitCode {
  const catalog = soundCatalog(spec);
  if (catalog === undefined) return 1;
  const stats = statsOf(catalog);
  print(json ? statsJson(catalog, stats) : statsText(catalog, stats));
  return 0;
}

/** The figures as JSON. The version grows when a key goes or changes its meaning. */
function statsJson({ id, version }: Catalog, stats: Stats): string {
  const ofGroups = stats.modules.map((module) => ({
    ...module,
    groups: module.groups.map((group) => ({ ...group, range: group.range ?? null, size: group.size ?? null })),
  }));
  return JSON.stringify({ version: 1, catalog: { id, version }, ...stats, modules: ofGroups }, undefined, 2);
}

function statsText(catalog: Catalog, stats: Stats): string {
  const { errors, deprecated, retryable, modules, kinds, actions, locales, documentation } = stats;
  const share = (part: number, whole = errors): string => (whole === 0 ? "" : `${Math.floor((100 * part) / whole)}%`);
  const lines = [
    `${visible(textIn(catalog.title, catalog.locales[0], catalog))} (${catalog.id} ${catalog.version}): ${count(errors, "error")} in ${count(modules.length, "module")}, ${retryable} retryable, ${deprecated} deprecated`,
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

/** Rows in columns: the first to the left, figures to the right. */
function table(rows: readonly (readonly string[])[]): string[] {
  const widths = rows[0]?.map((_, column) => Math.max(...rows.map((row) => cells(row[column] ?? "")))) ?? [];
  return rows.map((row) =>
    row
      .map((cell, column) => {
        const blanks = " ".repeat((widths[column] ?? 0) - cells(cell));
        return column === 0 ? cell + blanks : blanks + cell;
      })
      .join("  ")
      .trimEnd(),
  );
}
