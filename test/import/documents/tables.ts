import type { Block, Inlines } from "./blocks.js";
import { bold, code } from "./blocks.js";
import { codeHeader, constantOf, hasConstants } from "./catalog.js";
import type { Entry, TestCatalog } from "./catalog.js";
import { isNumeric } from "./codes.js";
import type { Difficulty, TruthCode } from "./document.js";
import { inSections, moduleOf, truthOf } from "./layout.js";
import type { Layout, Page, Shown } from "./layout.js";
import type { Random } from "./random.js";

interface Column {
  readonly header: string;
  readonly cell: (entry: Entry) => Inlines;
}

/** How codes are marked, the same in all rows of a document. */
function marked(random: Random): (text: string) => Inlines {
  return random.pick([
    (text: string): Inlines => [text],
    (text: string): Inlines => [text],
    (text: string): Inlines => [code(text)],
    (text: string): Inlines => [bold(text)],
  ]);
}

interface Columns {
  readonly columns: readonly Column[];
  readonly shown: Shown;
  readonly difficulties: readonly Difficulty[];
}

/** The columns of a table: the code and the text, with what else a page gives, in some order. */
function columnsOf(catalog: TestCatalog, random: Random): Columns {
  const { headers } = catalog.language;
  const mark = marked(random);
  const base: Column[] = [
    { header: codeHeader(catalog, random), cell: (entry) => mark(entry.code) },
    { header: random.pick(headers.text), cell: (entry) => [entry.text] },
  ];
  const constant = hasConstants(catalog) && random.chance(0.3);
  const status = random.chance(0.35);
  const type = random.chance(0.2);
  const solution = random.chance(0.3);
  const url = random.chance(0.1);
  const prefix = constant ? random.pick(["", "", "ERR_", "E_", "ERRCODE_", "APP_ERR_"]) : "";
  const extra: Column[] = [
    ...(constant ? [{ header: random.pick(headers.name), cell: (e: Entry) => mark(prefix + constantOf(e)) }] : []),
    ...(status ? [{ header: random.pick(headers.status), cell: (e: Entry): Inlines => [String(e.status)] }] : []),
    ...(type ? [{ header: random.pick(headers.type), cell: (e: Entry): Inlines => [e.type] }] : []),
    ...(solution ? [{ header: random.pick(headers.solution), cell: (e: Entry): Inlines => [e.solution] }] : []),
    ...(url ? [{ header: "URL", cell: (): Inlines => ["https://example.com/docs/2/calls"] }] : []),
  ];
  const shuffled = random.chance(0.5);
  const all = [...base, ...extra];
  return {
    columns: shuffled ? random.sample(all, all.length) : all,
    shown: { constant, prefix, status },
    difficulties: [
      ...(status || type || url || shuffled || constant ? [5 as const] : []),
      ...(prefix === "" ? [] : [8 as const]),
      ...(status ? [9 as const] : []),
    ],
  };
}

const rowsOf = (columns: readonly Column[], entries: readonly Entry[]): Inlines[][] =>
  entries.map((entry) => columns.map(({ cell }) => cell(entry)));

/** One table per section, or one for all. */
export const table: Layout = (catalog, random) => {
  const { columns, shown, difficulties } = columnsOf(catalog, random);
  const header = columns.map(({ header }) => [header]);
  const codes: TruthCode[] = [];
  const blocks = inSections(catalog, random, (entries, title) => {
    codes.push(...entries.map((entry) => truthOf(entry, { ...shown, module: moduleOf(catalog, title) })));
    return [{ kind: "table", header, rows: rowsOf(columns, entries) }];
  });
  return { blocks, codes, difficulties };
};

/** One table in which rows with one word start a section. */
export const sectionRows: Layout = (catalog, random) => {
  const { columns, shown, difficulties } = columnsOf(catalog, random);
  const rows = catalog.sections.flatMap(({ entries, title }): readonly (readonly Inlines[])[] => [
    columns.map((_, i) => (i === 0 ? [bold(title)] : [])),
    ...rowsOf(columns, entries),
  ]);
  const block: Block = { kind: "table", header: columns.map(({ header }) => [header]), rows };
  const codes = catalog.sections.flatMap(({ entries }) => entries.map((entry) => truthOf(entry, shown)));
  return { blocks: [block], codes, difficulties: [...difficulties, 6] };
};

/** Cells that have the constant and its value, a number in two bases, or a deprecated mark. */
export const richCells: Layout = (catalog, random) => {
  const { headers } = catalog.language;
  const numeric = isNumeric(catalog.kind) && catalog.kind !== "hex";
  const form = random.pick<"assigned" | "constant-first" | "code-first" | "hex" | "deprecated">([
    ...(hasConstants(catalog) ? (["assigned", "code-first"] as const) : []),
    // Of two words, a reader could take either for the code: a number cannot be mistaken.
    ...(isNumeric(catalog.kind) ? (["constant-first"] as const) : []),
    ...(numeric && catalog.kind !== "negative" ? (["hex"] as const) : []),
    "deprecated",
  ]);
  const cell = (entry: Entry, index: number): Inlines => {
    switch (form) {
      case "assigned":
        return [code(`${constantOf(entry)} = ${numeric ? entry.code : `"${entry.code}"`}`)];
      case "constant-first":
        return [`${constantOf(entry)} (${entry.code})`];
      case "code-first":
        return [`${entry.code} (${constantOf(entry)})`];
      case "hex":
        return [`0x${Number(entry.code).toString(16).toUpperCase().padStart(4, "0")} (${entry.code})`];
      case "deprecated":
        return index % 4 === 1 ? [{ mark: "strike", text: entry.code }] : [entry.code];
    }
  };
  const codes: TruthCode[] = [];
  const header = [[codeHeader(catalog, random)], [random.pick(headers.text)]];
  const blocks = inSections(catalog, random, (entries, title) => {
    codes.push(
      ...entries.map((entry, i) => ({
        ...truthOf(entry, {
          constant: form === "assigned" || form === "constant-first" || form === "code-first",
          module: moduleOf(catalog, title),
          spellings:
            form === "hex"
              ? [`0x${Number(entry.code).toString(16).toUpperCase().padStart(4, "0")}`, entry.code]
              : [entry.code],
        }),
        deprecated: form === "deprecated" && i % 4 === 1 ? true : undefined,
      })),
    );
    return [{ kind: "table", header, rows: entries.map((entry, i) => [cell(entry, i), [entry.text]]) }];
  });
  return { blocks, codes, difficulties: form === "deprecated" ? [9] : [6] };
};

/** A table with a range and a row of all other values at its end. */
export const withRange: Layout = (catalog, random): Page => {
  const page = table(catalog, random);
  if (catalog.kind !== "int" && catalog.kind !== "long") return page;
  const last = page.blocks.at(-1);
  if (last?.kind !== "table") return page;
  const range = random.pick(["9000-9099", "9000–9099", "9000 - 9099", "9xxx"]);
  const codeAt =
    last.rows[0]?.findIndex((cell) =>
      cell.some((run) => textOf(run) === page.codes.at(-last.rows.length)?.spellings[0]),
    ) ?? 0;
  const row = last.header.map((_, i): Inlines => (i === codeAt ? [range] : ["…"]));
  const blocks = [...page.blocks.slice(0, -1), { ...last, rows: [...last.rows, row] }];
  return { ...page, blocks, either: [range], difficulties: [...page.difficulties, 6] };
};

const textOf = (run: Inlines[number]): string => (typeof run === "string" ? run : run.text);
