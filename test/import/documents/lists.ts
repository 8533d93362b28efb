import { bold, code, heading, paragraph } from "./blocks.js";
import type { Block, Inline, Inlines } from "./blocks.js";
import { codeHeader, constantOf, hasConstants } from "./catalog.js";
import type { Entry, TestCatalog } from "./catalog.js";
import type { TruthCode } from "./document.js";
import { inSections, moduleOf, truthOf } from "./layout.js";
import type { Layout, Shown } from "./layout.js";
import type { Random } from "./random.js";

/** A layout in which each entry becomes blocks of its own, or an item of a list. */
const listed =
  (shown: (catalog: TestCatalog) => Shown, write: (entries: readonly Entry[], how: How) => readonly Block[]): Layout =>
  (catalog, random) => {
    const codes: TruthCode[] = [];
    const mark = random.pick([(text: string): Inline => text, code, bold]);
    const how: How = {
      mark,
      gap: random.pick([": ", " – ", " - ", " — "]),
      label: codeHeader(catalog, random),
      level: catalog.sections.length > 1 ? 4 : 3,
      random,
      constants: hasConstants(catalog),
      colon: catalog.language.gap === "" ? "：" : ": ",
    };
    const blocks = inSections(catalog, random, (entries, title) => {
      codes.push(...entries.map((entry) => truthOf(entry, { ...shown(catalog), module: moduleOf(catalog, title) })));
      return write(entries, how);
    });
    return { blocks, codes, difficulties: [3] };
  };

interface How {
  readonly mark: (text: string) => Inline;
  readonly gap: string;
  readonly label: string;
  readonly level: number;
  readonly random: Random;
  readonly constants: boolean;
  readonly colon: string;
}

const none = (): Shown => ({});
const withConstant = (catalog: TestCatalog): Shown => ({ constant: hasConstants(catalog) });

/** - `1001`: The order does not exist. */
export const bullets = listed(none, (entries, { mark, gap }) => [
  { kind: "list", items: entries.map(({ code: spelled, text }) => ({ text: [mark(spelled), gap + text] })) },
]);

/** - **1001 (ORDER_NOT_FOUND)**: The order does not exist. */
export const namedBullets = listed(withConstant, (entries, { mark, gap, constants }) => [
  {
    kind: "list",
    items: entries.map((entry) => ({
      text: constants
        ? [mark(entry.code), ` (${constantOf(entry)})`, gap + entry.text]
        : [mark(entry.code), gap + entry.text],
    })),
  },
]);

/** - ORDER_NOT_FOUND (code: 1001): The order does not exist. */
export const labelledBullets = listed(withConstant, (entries, { mark, gap, label, constants, colon }) => [
  {
    kind: "list",
    items: entries.map((entry) => ({
      text: constants
        ? [mark(constantOf(entry)), ` (${label}${colon}${entry.code})`, gap + entry.text]
        : [`${label}${colon}`, mark(entry.code), gap + entry.text],
    })),
  },
]);

/** ### 1001, and the text below. */
export const headings = listed(none, (entries, { mark, level }) =>
  entries.flatMap((entry) => [heading(level, mark(entry.code)), paragraph(entry.text)]),
);

/** ### 1001: The order does not exist. What to do may be in a paragraph below. */
export const titledHeadings = listed(
  () => ({ below: true }),
  (entries, { level, gap, random }) => {
    const below = random.chance(0.5);
    return entries.flatMap((entry) => [
      heading(level, `${entry.code}${gap}${entry.text}`),
      ...(below ? [paragraph(entry.solution)] : []),
    ]);
  },
);

/** ### 1001 ORDER_NOT_FOUND, and the text below. */
export const namedHeadings = listed(withConstant, (entries, { level, constants }) =>
  entries.flatMap((entry) => [
    heading(level, constants ? `${entry.code} ${constantOf(entry)}` : entry.code),
    paragraph(entry.text),
  ]),
);

/** **1001** – The order does not exist., a paragraph each. */
export const paragraphs = listed(none, (entries, { mark, gap }) =>
  entries.map((entry) =>
    paragraph(typeof mark("") === "string" ? bold(entry.code) : mark(entry.code), gap + entry.text),
  ),
);

/** **ORDER_NOT_FOUND**, its number on the next line, and the text below. */
export const numberBelow = listed(withConstant, (entries, { label, constants, colon }) =>
  entries.flatMap((entry): Block[] => {
    const number: Inlines = [`${label}${colon}`, code(entry.code)];
    return constants
      ? [{ kind: "paragraph", lines: [[bold(constantOf(entry))], number] }, paragraph(entry.text)]
      : [{ kind: "paragraph", lines: [number, [entry.text]] }];
  }),
);

/** A list of definitions. */
export const definitions = listed(none, (entries, { mark }) => [
  { kind: "definitions", items: entries.map((entry) => ({ term: [mark(entry.code)], text: [entry.text] })) },
]);

/** A bullet with the text and the solution below it. */
export const nestedBullets = listed(none, (entries, { mark }) => [
  {
    kind: "list",
    items: entries.map((entry) => ({ text: [mark(entry.code)], nested: [[entry.text], [entry.solution]] })),
  },
]);

/** The first section is a table, and the others are bullets: a reader takes both. */
export const mixed: Layout = (catalog, random) => {
  const codes: TruthCode[] = [];
  const header = [[codeHeader(catalog, random)], [random.pick(catalog.language.headers.text)]];
  const gap = random.pick([": ", " – "]);
  const asHeadings = random.chance(0.4);
  const others = (entries: readonly Entry[]): Block[] =>
    asHeadings
      ? entries.flatMap((entry) => [heading(4, code(entry.code)), paragraph(entry.text)])
      : [{ kind: "list", items: entries.map((entry) => ({ text: [code(entry.code), gap + entry.text] })) }];
  const blocks = inSections(catalog, random, (entries, title): Block[] => {
    const isFirst = codes.length === 0;
    codes.push(...entries.map((entry) => truthOf(entry, { module: moduleOf(catalog, title) })));
    return isFirst
      ? [{ kind: "table", header, rows: entries.map((entry) => [[entry.code], [entry.text]]) }]
      : others(entries);
  });
  return { blocks, codes, difficulties: [2, 3] };
};
