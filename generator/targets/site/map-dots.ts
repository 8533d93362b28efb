import type { Module } from "../../model/catalog.js";
import { freeText } from "../../render/free-text.js";
import type { FreeText } from "../../render/free-text.js";
import { colourOf } from "./map-cell.js";
import type { CellView, Placed } from "./map-cell.js";
import { numberText, positionOf, stretchOf } from "./map-layout.js";
import type { NumberLayout } from "./map-layout.js";

/** A drawing for more codes than cells could show. The template prints it as SVG. Coordinates are whole numbers. */
export interface DotMap {
  readonly width: number;
  readonly height: number;
  /** The free cells, as one path. */
  readonly free: string;
  readonly bands: readonly (Place & { readonly colour: string })[];
  readonly rows: readonly { readonly x: number; readonly y: number; readonly text: FreeText }[];
  readonly cells: readonly (CellView & Place & { readonly markX: number; readonly markY: number })[];
}

interface Place {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** The space where rows without codes are left out. */
const gapHeight = 10;

export function dotMap(module: Module, layout: NumberLayout, codes: readonly Placed[]): DotMap {
  const { unit, columns, rows } = layout;
  const width = columns <= 50 ? 18 : columns <= 100 ? 9 : 4;
  const height = columns <= 50 ? 18 : 14;
  const text = (value: number): string => numberText(value, layout, module);
  const labels = rows.map((row) => text(row * columns * unit));
  const margin = 20 + 8 * Math.max(...labels.map(({ length }) => length));
  const tops = new Map<number, number>();
  let y = 0;
  rows.forEach((row, index) => {
    const before = rows[index - 1];
    if (before !== undefined && row > before + 1) y += gapHeight;
    tops.set(row, y);
    y += height;
  });
  const top = (row: number): number => tops.get(row) ?? 0;
  const place = (code: string): Place => {
    const position = positionOf(code, layout, module);
    const row = Math.floor(position / columns);
    const x = margin + (position - row * columns) * width;
    return { x: x + 1, y: top(row) + 1, width: width - 2, height: height - 2 };
  };
  const cell = `h${width - 2}v${height - 2}h-${width - 2}z`;
  const line = (row: number): string =>
    Array.from({ length: columns }, (_, column) => `M${margin + column * width + 1} ${top(row) + 1}${cell}`).join("");
  return {
    width: margin + columns * width,
    height: y,
    free: rows.map(line).join(""),
    bands: bands(module, layout, (row, column, cells) => ({
      ...{ x: margin + column * width, y: top(row), width: cells * width, height },
    })),
    rows: rows.map((row, index) => ({
      x: margin - 12,
      y: top(row) + height / 2 + 4,
      text: freeText(labels[index] ?? ""),
    })),
    cells: codes.map(({ code, cell }) => {
      const at = place(code);
      return { ...cell, ...at, markX: at.x + width - 6, markY: at.y + 6 };
    }),
  };
}

/** The declared ranges of groups, drawn behind the cells: one band per row that they touch. */
function bands(
  module: Module,
  layout: NumberLayout,
  place: (row: number, column: number, cells: number) => Place,
): DotMap["bands"] {
  const { columns, rows } = layout;
  return module.groups.flatMap((group) =>
    rows.flatMap((row) => {
      const start = row * columns;
      const stretch = stretchOf(group, start, start + columns - 1, layout, module);
      if (stretch === undefined) return [];
      const [first, last] = stretch;
      return [{ ...place(row, first - start, last - first + 1), colour: colourOf(module, group.id) }];
    }),
  );
}
