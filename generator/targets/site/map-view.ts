import type { Entry, Module } from "../../model/catalog.js";
import { codeNumber } from "../../model/code-type.js";
import { freeText } from "../../render/free-text.js";
import type { FreeText } from "../../render/free-text.js";
import { numberLayout, numberText } from "./map-layout.js";
import type { NumberLayout } from "./map-layout.js";
import { pageEntries, reservedCodes } from "./paths.js";
import { entryPath } from "./site.js";
import type { Edition } from "./site.js";

/** A drawing of a module's codes: what the partial prints as SVG. Coordinates are whole numbers. */
export interface MapView {
  readonly label: FreeText;
  readonly width: number;
  readonly height: number;
  /** Large cells carry their code. */
  readonly large: boolean;
  /** The free cells, as one path. */
  readonly free: string;
  readonly bands: readonly {
    readonly x: number;
    readonly y: number;
    readonly width: number;
    readonly height: number;
    readonly colour: string;
  }[];
  readonly rows: readonly { readonly x: number; readonly y: number; readonly text: FreeText }[];
  readonly gaps: readonly { readonly x: number; readonly y: number; readonly text: FreeText }[];
  readonly cells: readonly CellView[];
  readonly reserved: readonly CellView[];
  readonly legend: readonly { readonly colour: string; readonly text: FreeText }[];
  readonly hasRetryable: boolean;
  readonly hasReserved: boolean;
  readonly words: Readonly<Record<"retryable" | "reserved", string>>;
}

interface CellView {
  readonly path: FreeText;
  readonly title: FreeText;
  readonly code: FreeText;
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
  readonly colour: string;
  readonly retryable: boolean;
  readonly textX: number;
  readonly textY: number;
  readonly markX: number;
  readonly markY: number;
}

/** As many hues as can be told apart. */
const hues = 10;

/** The map of a module; false for one without codes. */
export function moduleMap(module: Module, edition: Edition): MapView | false {
  const codes = [...pageEntries(module).map(({ code }) => code), ...reservedCodes(module).map(({ code }) => code)];
  if (codes.length === 0) return false;
  const layout = numberLayout(module, codes);
  const { cells, reserved, ...drawing } = layout === undefined ? tiles(module, edition) : grid(module, layout, edition);
  const { words, say } = edition;
  const used = new Set(module.entries.map(({ group }) => group));
  return {
    ...drawing,
    label: freeText(`${words.map}: ${say(module.title)}`),
    cells,
    reserved,
    legend: module.groups
      .filter(({ id }) => used.has(id))
      .map(({ id, title }) => ({ colour: colourOf(module, id), text: freeText(say(title) || id) })),
    hasRetryable: module.entries.some(({ retryable }) => retryable),
    hasReserved: reserved.length > 0,
    words: { retryable: words.legend.retryable, reserved: words.legend.reserved },
  };
}

type Drawing = Omit<MapView, "label" | "legend" | "hasRetryable" | "hasReserved" | "words">;

interface Place {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

const margin = 76;
const gapHeight = 26;

/** Rows of the number line, one below the other; where rows are missing, a line says which numbers are free. */
function grid(module: Module, layout: NumberLayout, edition: Edition): Drawing {
  const { unit, columns, rows } = layout;
  const large = columns <= 20;
  const width = columns <= 10 ? 64 : columns <= 20 ? 48 : columns <= 50 ? 18 : columns <= 100 ? 9 : 4;
  const height = large ? 38 : columns <= 50 ? 18 : 14;
  const tops = new Map<number, number>();
  const gaps: Drawing["gaps"][number][] = [];
  let y = 0;
  rows.forEach((row, index) => {
    const before = rows[index - 1];
    if (before !== undefined && row > before + 1) {
      const text = (value: number): string => numberText(value, layout, module);
      const free = edition.words.free(text((before + 1) * columns * unit), text(row * columns * unit - 1));
      gaps.push({ x: margin, y: y + 17, text: freeText(free) });
      y += gapHeight;
    }
    tops.set(row, y);
    y += height;
  });
  const place = (value: number): Place => {
    const position = Math.floor(value / unit);
    const row = Math.floor(position / columns);
    return { x: margin + (position - row * columns) * width, y: tops.get(row) ?? 0, width, height };
  };
  const inset = large ? 2 : 1;
  const free = rows
    .flatMap((row) =>
      Array.from({ length: columns }, (_, column) => ({ x: margin + column * width, y: tops.get(row) ?? 0 })),
    )
    .map(({ x, y }) => `M${x + inset} ${y + inset}h${width - 2 * inset}v${height - 2 * inset}h-${width - 2 * inset}z`)
    .join("");
  const placed = (code: string): Place => inner(place(codeNumber(module.codeType, code) ?? 0), inset);
  return {
    width: margin + columns * width,
    height: y,
    large,
    free,
    bands: bands(module, layout, { tops, width, height }),
    rows: rows.map((row) => ({
      x: margin - 12,
      y: (tops.get(row) ?? 0) + height / 2 + 4,
      text: freeText(numberText(row * columns * unit, layout, module)),
    })),
    gaps,
    cells: pageEntries(module).map((entry) => cell(entry, module, placed(entry.code), edition)),
    reserved: reservedCells(module, placed, edition),
  };
}

/** The declared ranges of groups, behind the cells: a stretch in each row that they touch. */
function bands(
  module: Module,
  { unit, columns, rows }: NumberLayout,
  {
    tops,
    width,
    height,
  }: { readonly tops: ReadonlyMap<number, number>; readonly width: number; readonly height: number },
): Drawing["bands"] {
  return module.groups.flatMap(({ id, range }) => {
    if (range === undefined) return [];
    const [first, last] = range.map((code) => Math.floor((codeNumber(module.codeType, code) ?? 0) / unit));
    if (first === undefined || last === undefined) return [];
    return rows.flatMap((row) => {
      const from = Math.max(first, row * columns);
      const to = Math.min(last, (row + 1) * columns - 1);
      if (to < from) return [];
      const x = margin + (from - row * columns) * width;
      return [{ x, y: tops.get(row) ?? 0, width: (to - from + 1) * width, height, colour: colourOf(module, id) }];
    });
  });
}

/** Codes without a number line: group by group, a tile each. */
function tiles(module: Module, edition: Edition): Drawing {
  const perRow = 5;
  const [width, height] = [196, 38];
  const order = (entry: Entry): number => {
    const index = module.groups.findIndex(({ id }) => id === entry.group);
    return index === -1 ? module.groups.length : index;
  };
  const entries = [...pageEntries(module)].sort((a, b) => order(a) - order(b));
  const placed = new Map<string, Place>();
  let [column, y] = [0, 0];
  let group: number | undefined;
  const put = (code: string, key: number): void => {
    if (column === perRow || (group !== undefined && group !== key)) {
      y += height + (group === key ? 0 : 8);
      column = 0;
    }
    group = key;
    placed.set(code, inner({ x: column * width, y, width, height }, 2));
    column += 1;
  };
  for (const entry of entries) put(entry.code, order(entry));
  for (const { code } of reservedCodes(module)) put(code, -1);
  const at = (code: string): Place => placed.get(code) ?? { x: 0, y: 0, width, height };
  return {
    width: perRow * width,
    height: y + height,
    large: true,
    free: "",
    bands: [],
    rows: [],
    gaps: [],
    cells: entries.map((entry) => cell(entry, module, at(entry.code), edition)),
    reserved: reservedCells(module, at, edition),
  };
}

function inner({ x, y, width, height }: Place, inset: number): Place {
  return { x: x + inset, y: y + inset, width: width - 2 * inset, height: height - 2 * inset };
}

function reservedCells(module: Module, placed: (code: string) => Place, edition: Edition): CellView[] {
  return reservedCodes(module).map(({ code, reason }) => ({
    ...common(module.id, code, `${code}: ${reason}`, placed(code), edition),
    colour: "reserved",
    retryable: false,
  }));
}

function cell(entry: Entry, module: Module, place: Place, edition: Edition): CellView {
  const title = `${entry.code} ${entry.name}: ${edition.say(entry.text)}`;
  return {
    ...common(module.id, entry.code, title, place, edition),
    colour: entry === module.success ? "success" : colourOf(module, entry.group),
    retryable: entry.retryable,
  };
}

function common(
  module: string,
  code: string,
  title: string,
  place: Place,
  { site }: Edition,
): Omit<CellView, "colour" | "retryable"> {
  const { x, y, width, height } = place;
  const most = Math.floor((width - 4) / 7.3);
  const label = code.length <= most ? code : `${code.slice(0, Math.max(1, most - 1))}…`;
  return {
    path: freeText(entryPath(site, module, code)),
    title: freeText(title),
    code: freeText(label),
    ...place,
    textX: x + width / 2,
    textY: y + height / 2 + 4,
    markX: x + width - 6,
    markY: y + 6,
  };
}

function colourOf(module: Module, group: string | undefined): string {
  const index = module.groups.findIndex(({ id }) => id === group);
  return index === -1 ? "plain" : `hue-${index % hues}`;
}
