import type { Module } from "../../model/catalog.js";
import { freeText } from "../../render/free-text.js";
import type { FreeText } from "../../render/free-text.js";
import { colourOf } from "./map-cell.js";
import type { CellView, Placed } from "./map-cell.js";
import { numberText, positionOf, stretchOf } from "./map-layout.js";
import type { NumberLayout } from "./map-layout.js";
import type { Edition } from "./site.js";

/** Rows of cells. Rows without codes are left out. */
export interface RowMap {
  /** The number of cells of a part. A row is one part, or two that are stacked on narrow screens. */
  readonly size: number;
  readonly halved: boolean;
  /** Whether codes are too long for a cell, which then shows only their end. */
  readonly long: boolean;
  /** A row may be apart from the one before: rows are left out between them. */
  readonly rows: readonly { readonly apart: boolean; readonly parts: readonly PartView[] }[];
}

interface PartView {
  readonly label: FreeText;
  readonly empty: boolean;
  readonly bands: readonly BandView[];
  readonly cells: readonly (CellView & {
    readonly at: number;
    readonly short: FreeText;
    /** Whether it needs smaller letters on a phone. */
    readonly tight: boolean;
  })[];
}

/** The part of a group's range in this row, drawn behind the cells. */
interface BandView {
  readonly first: number;
  readonly last: number;
  readonly colour: string;
  /** The group, if the first of its rows has room for a word. */
  readonly title: FreeText;
}

/** The number of characters that fit in a cell, even on a phone. */
const roomy = 5;

/** The number of free cells that a word needs. */
const wordCells = 3;

export function rowMap(module: Module, layout: NumberLayout, codes: readonly Placed[], edition: Edition): RowMap {
  const { unit, columns, rows } = layout;
  const halved = columns > 10;
  const size = halved ? columns / 2 : columns;
  const long = codes.some(({ code }) => code.length > roomy);
  const positions = new Map(codes.map((placed) => [positionOf(placed.code, layout, module), placed]));
  const text = (position: number): string => numberText(position * unit, layout, module);
  const titled = new Set<string>();

  const part = (start: number): PartView => {
    const taken = Array.from({ length: size }, (_, at) => ({ at, placed: positions.get(start + at) }));
    const cells = taken.flatMap(({ at, placed }) =>
      placed === undefined
        ? []
        : [{ ...placed.cell, at, short: freeText(tail(placed.code)), tight: placed.code.length >= roomy }],
    );
    const bands = bandsOf(module, layout, start, start + size - 1).map(({ id, title, ...band }): BandView => {
      const room = band.last - Math.max(band.first - 1, ...cells.map(({ at }) => at).filter((at) => at <= band.last));
      const shown = room >= wordCells && !titled.has(id);
      if (shown) titled.add(id);
      return { ...band, title: freeText(shown ? edition.say(title) || id : "") };
    });
    return { label: freeText(text(start)), empty: cells.length === 0, bands, cells };
  };
  return {
    size,
    halved,
    long,
    rows: rows.map((row, index) => {
      const before = rows[index - 1] ?? row - 1;
      const starts = halved ? [row * columns, row * columns + size] : [row * columns];
      return { apart: before + 1 < row, parts: starts.map(part) };
    }),
  };
}

/** The declared ranges of groups within a range of positions, counted from its start. */
function bandsOf(
  module: Module,
  layout: NumberLayout,
  start: number,
  end: number,
): readonly (Omit<BandView, "title"> & Pick<Module["groups"][number], "id" | "title">)[] {
  return module.groups.flatMap((group) => {
    const { id, title } = group;
    const stretch = stretchOf(group, start, end, layout, module);
    if (stretch === undefined) return [];
    const [first, last] = stretch;
    return [{ id, title, first: first - start, last: last - start, colour: colourOf(module, id) }];
  });
}

/** The end of a code, which differs within a row. The label of the row shows the rest. */
function tail(code: string): string {
  return code.length <= roomy ? code : `…${code.slice(1 - roomy)}`;
}
