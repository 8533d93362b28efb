import type { Module } from "../../model/catalog.js";
import { grouped } from "../../model/grouped.js";
import { freeText } from "../../render/free-text.js";
import type { FreeText } from "../../render/free-text.js";
import { colourOf, entryCells, reservedCells } from "./map-cell.js";
import type { CellView, EntryCell, Placed } from "./map-cell.js";
import { dotMap } from "./map-dots.js";
import type { DotMap } from "./map-dots.js";
import { numberLayout } from "./map-layout.js";
import { rowMap } from "./map-rows.js";
import type { RowMap } from "./map-rows.js";
import type { Edition } from "./site.js";

/**
 * A chart of a module's codes. Numbers are placed by value: in cells with the code in them where these fit, else as
 * dots of a drawing. Codes that are words have no order: they are tiles, group by group.
 */
export interface MapView {
  readonly label: FreeText;
  readonly rows: RowMap | false;
  readonly dots: DotMap | false;
  readonly tiles: readonly { readonly cells: readonly CellView[] }[];
  readonly legend: readonly { readonly swatch: string; readonly path: FreeText; readonly text: FreeText }[];
}

/** The map of a module; false for one without codes. */
export function moduleMap(module: Module, edition: Edition): MapView | false {
  const entries = entryCells(module, edition);
  const reserved = reservedCells(module, edition);
  const codes = [...entries, ...reserved];
  if (codes.length === 0) return false;
  const layout = numberLayout(
    module,
    codes.map(({ code }) => code),
  );
  const { messages, say } = edition;
  const fits = layout !== undefined && layout.columns <= 20;
  return {
    label: freeText(`${messages.map}: ${say(module.title)}`),
    rows: fits && rowMap(module, layout, codes, edition),
    dots: layout !== undefined && !fits && dotMap(module, layout, codes),
    tiles: layout === undefined ? tiles(module, entries, reserved) : [],
    legend: legend(module, reserved.length > 0, edition),
  };
}

/** The groups of a module with their colors, which lead to their codes; then the marks of the map. */
export function legend(module: Module, hasReserved: boolean, { messages, say }: Edition): MapView["legend"] {
  const used = new Set(module.entries.map(({ group }) => group));
  const groups = module.groups.filter(({ id }) => used.has(id));
  const list = groups.map(({ id, title }) => ({
    swatch: `cell ${colourOf(module, id)}`,
    path: freeText(`${module.id}/index.html#group-${id}`),
    text: freeText(say(title) || id),
  }));
  if (module.entries.some(({ retryable }) => retryable)) {
    const path = freeText(`codes.html?module=${module.id}&retry=yes`);
    list.push({ swatch: "retry", path, text: freeText(messages.legend.retryable) });
  }
  if (hasReserved) {
    const path = freeText(`${module.id}/index.html#reserved-codes`);
    list.push({ swatch: "cell reserved", path, text: freeText(messages.legend.reserved) });
  }
  return list;
}

/** The cells of each group, then of entries without a group, then of reserved codes. */
function tiles(module: Module, entries: readonly EntryCell[], reserved: readonly Placed[]): MapView["tiles"] {
  const groups = module.groups.map(({ id }) => id);
  const byGroup = grouped(entries, ({ entry: { group } }) =>
    group !== undefined && groups.includes(group) ? group : undefined,
  );
  return [...groups.map((id) => byGroup.get(id) ?? []), byGroup.get(undefined) ?? [], reserved].flatMap((codes) =>
    codes.length === 0 ? [] : [{ cells: codes.map(({ cell }) => cell) }],
  );
}
