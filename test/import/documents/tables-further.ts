import type { Block, Inlines, Table } from "./blocks.js";
import { bold, code } from "./blocks.js";
import { codeHeader, constantOf, hasConstants } from "./catalog.js";
import type { Entry, TestCatalog } from "./catalog.js";
import { isNumeric } from "./codes.js";
import type { TruthCode } from "./document.js";
import { inSections, moduleOf, truthOf } from "./layout.js";
import type { Layout, Page, Shown } from "./layout.js";
import { languages } from "./languages.js";
import type { Random } from "./random.js";

/** A table per section with the same columns; `shown` says what a reader takes from a row. */
function tables(
  catalog: TestCatalog,
  random: Random,
  header: readonly string[],
  cells: (entry: Entry, index: number) => readonly Inlines[],
  shown: (entry: Entry, index: number) => Shown = () => ({}),
  merge?: number,
): Omit<Page, "difficulties"> {
  const codes: TruthCode[] = [];
  const blocks = inSections(catalog, random, (entries, title): Block[] => {
    codes.push(...entries.map((entry, i) => truthOf(entry, { ...shown(entry, i), module: moduleOf(catalog, title) })));
    const table: Table = { kind: "table", header: header.map((text) => [text]), rows: entries.map(cells) };
    return [merge === undefined ? table : { ...table, merge }];
  });
  return { blocks, codes };
}

const textHeader = ({ language }: TestCatalog, random: Random): string => random.pick(language.headers.text);

/** The same text in two languages, side by side. */
export const bilingual: Layout = (catalog, random) => {
  const second = random.pick(languages.filter(({ locale }) => locale !== catalog.language.locale));
  const other = (entry: Entry): string =>
    `${second.subjects[entry.matter.subject] ?? ""}${second.gap}${second.predicates[entry.matter.predicate] ?? ""}`;
  const [a, b] = [catalog.language, second].map(
    ({ locale, headers }) => `${headers.text[0] ?? ""} (${locale.toUpperCase()})`,
  );
  const header = [codeHeader(catalog, random), a ?? "", b ?? ""];
  const page = tables(
    catalog,
    random,
    header,
    (entry) => [[entry.code], [entry.text], [other(entry)]],
    (entry) => ({ texts: [entry.text, other(entry)] }),
  );
  return { ...page, difficulties: [7], locales: [second.locale] };
};

/** Code, text, code, text: two entries in a row. */
export const sideBySide: Layout = (catalog, random) => {
  const header = [codeHeader(catalog, random), textHeader(catalog, random)];
  const codes: TruthCode[] = [];
  const blocks = inSections(catalog, random, (entries, title): Block[] => {
    codes.push(...entries.map((entry) => truthOf(entry, { module: moduleOf(catalog, title) })));
    const half = Math.ceil(entries.length / 2);
    const pair = (entry: Entry | undefined): Inlines[] =>
      entry === undefined ? [[], []] : [[entry.code], [entry.text]];
    const rows = entries.slice(0, half).map((entry, i) => [...pair(entry), ...pair(entries[half + i])]);
    return [{ kind: "table", header: [...header, ...header].map((text) => [text]), rows }];
  });
  return { blocks, codes, difficulties: [5] };
};

/** A small table for each code: labels on the left, values on the right. */
export const vertical: Layout = (catalog, random) => {
  const { headers } = catalog.language;
  const label = codeHeader(catalog, random);
  const [text, solution] = [textHeader(catalog, random), random.pick(headers.solution)];
  const codes: TruthCode[] = [];
  const blocks = inSections(catalog, random, (entries, title) => {
    const constant = hasConstants(catalog);
    codes.push(...entries.map((entry) => truthOf(entry, { constant, module: moduleOf(catalog, title) })));
    return entries.flatMap((entry): Block[] => [
      { kind: "heading", level: 4, text: [hasConstants(catalog) ? constantOf(entry) : entry.code] },
      {
        kind: "table",
        header: [[label], [entry.code]],
        rows: [
          [[text], [entry.text]],
          [[solution], [entry.solution]],
        ],
      },
    ]);
  });
  return { blocks, codes, difficulties: [6] };
};

/** A first column with the status or the type, which spans the rows that share it. */
export const spanned: Layout = (catalog, random) => {
  const { headers } = catalog.language;
  const sorted: TestCatalog = {
    ...catalog,
    sections: catalog.sections.map(({ title, entries }) => ({
      title,
      entries: [...entries].sort((a, b) => a.status - b.status),
    })),
  };
  const header = [random.pick(headers.status), codeHeader(catalog, random), textHeader(catalog, random)];
  const page = tables(
    sorted,
    random,
    header,
    (entry) => [[String(entry.status)], [entry.code], [entry.text]],
    () => ({ status: true }),
    0,
  );
  return { ...page, difficulties: [5, 9] };
};

/** Rows of success, of values that nobody uses, and of all others. */
export const extraRows: Layout = (catalog, random) => {
  const header = [codeHeader(catalog, random), textHeader(catalog, random)];
  const page = tables(catalog, random, header, (entry) => [[entry.code], [entry.text]]);
  const success =
    isNumeric(catalog.kind) && catalog.kind !== "hex" && !page.codes.some(({ spellings }) => spellings[0] === "0");
  const first: Inlines[][] = success && random.chance(0.5) ? [[["0"], ["OK"]]] : [];
  const last: Inlines[][] = random.chance(0.5)
    ? [[[random.pick(["other", "others", "*", "…", "n/a", "-"])], ["?"]]]
    : [];
  const blocks = page.blocks.map((block, i): Block => {
    if (block.kind !== "table") return block;
    const rows = i === page.blocks.length - 1 ? [...block.rows, ...last] : block.rows;
    return { ...block, rows: i === 0 ? [...first, ...rows] : rows };
  });
  return { ...page, blocks, either: first.length > 0 ? ["0"] : [], difficulties: [6] };
};

/** The status and the code in one cell, or what to do after a line break. */
export const twoInACell: Layout = (catalog, random) => {
  const digits = isNumeric(catalog.kind) && catalog.kind !== "negative" && catalog.kind !== "small";
  const status = digits && random.chance(0.5);
  const gap = random.pick([" / ", "/", " - "]);
  const header = status
    ? [`HTTP / ${codeHeader(catalog, random)}`, textHeader(catalog, random)]
    : [codeHeader(catalog, random), textHeader(catalog, random)];
  const page = tables(
    catalog,
    random,
    header,
    (entry) =>
      status
        ? [[`${entry.status}${gap}${entry.code}`], [entry.text]]
        : [[entry.code], [entry.text, { mark: "break", text: entry.solution }]],
    (entry) => (status ? { spellings: [entry.code, `${entry.status}${gap}${entry.code}`] } : { below: true }),
  );
  return { ...page, difficulties: [6] };
};

/** Marks of codes that are no longer used, in words of the text. */
export const deprecatedTexts: Layout = (catalog, random) => {
  const mark = random.pick(["(deprecated)", "Deprecated since 2.1.", "[DEPRECATED]", "(obsolete)"]);
  const header = [codeHeader(catalog, random), textHeader(catalog, random)];
  const isMarked = (index: number): boolean => index % 4 === 1;
  const page = tables(
    catalog,
    random,
    header,
    (entry, i) => [[entry.code], [isMarked(i) ? `${entry.text} ${mark}` : entry.text]],
    (entry, i) => (isMarked(i) ? { texts: [`${entry.text} ${mark}`, entry.text], deprecated: true } : {}),
  );
  return { ...page, difficulties: [9] };
};

/** Codes that are links, that have an anchor before them, or that a converter broke into two words. */
export const wrapped: Layout = (catalog, random) => {
  const form = random.pick(["link", "broken", "anchor"] as const);
  const isLong = (entry: Entry): boolean => entry.code.includes("_");
  const cell = (entry: Entry): Inlines => {
    if (form === "broken" && isLong(entry)) return [{ mark: "broken", text: entry.code }];
    return form === "anchor" ? [{ mark: "anchor", text: entry.code }] : [{ mark: "link", text: entry.code }];
  };
  const constant = hasConstants(catalog) && form === "broken";
  const header = [
    codeHeader(catalog, random),
    ...(constant ? [random.pick(catalog.language.headers.name)] : []),
    textHeader(catalog, random),
  ];
  const page = tables(
    catalog,
    random,
    header,
    (entry) =>
      constant
        ? [[code(entry.code)], [{ mark: "broken", text: constantOf(entry) }], [entry.text]]
        : [cell(entry), [entry.text]],
    () => ({ constant }),
  );
  return { ...page, difficulties: [6] };
};

/** A table without words at its head. */
export const headless: Layout = (catalog, random) => {
  const page = tables(catalog, random, [], (entry) => [[bold(entry.code)], [entry.text]]);
  return { ...page, difficulties: [4] };
};

/** Rows for two codes each, which share a text. */
export const sharedRows: Layout = (catalog, random) => {
  const between = random.pick([", ", " / ", "/", "、", "; "]);
  const header = [codeHeader(catalog, random), textHeader(catalog, random)].map((text) => [text]);
  const codes: TruthCode[] = [];
  const blocks = inSections(catalog, random, (entries, title): Block[] => {
    const rows = entries.flatMap((entry, i): Inlines[][] => {
      const before = entries[i - 1];
      const next = entries[i + 1];
      // The second entry of the section shares its row with the third.
      const text = i === 2 && before !== undefined ? before.text : entry.text;
      codes.push(truthOf(entry, { texts: [text], module: moduleOf(catalog, title) }));
      if (i === 2) return [];
      return [[[i === 1 && next !== undefined ? entry.code + between + next.code : entry.code], [entry.text]]];
    });
    return [{ kind: "table", header, rows }];
  });
  return { blocks, codes, difficulties: [6] };
};

/** A short message and a longer explanation in columns of their own. */
export const twoTexts: Layout = (catalog, random) => {
  const { headers, gap, stop } = catalog.language;
  const [first = "", second = ""] = random.sample(headers.text, 2);
  const longer = ({ text, solution }: Entry): string => `${text.replace(/[.。]$/, "")}${stop}${gap}${solution}`;
  const page = tables(
    catalog,
    random,
    [codeHeader(catalog, random), first, second],
    (entry) => [[entry.code], [entry.text], [longer(entry)]],
    (entry) => ({ texts: [entry.text, longer(entry)] }),
  );
  return { ...page, difficulties: [5] };
};
