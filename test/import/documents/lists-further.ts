import { bold, code, heading, paragraph } from "./blocks.js";
import type { Block, Inline, Inlines } from "./blocks.js";
import { codeHeader, constantOf } from "./catalog.js";
import type { Entry, TestCatalog } from "./catalog.js";
import type { TruthCode } from "./document.js";
import { inSections, moduleOf, truthOf } from "./layout.js";
import type { Layout, Shown } from "./layout.js";
import type { Random } from "./random.js";

interface How {
  readonly catalog: TestCatalog;
  readonly random: Random;
  /** The level of a heading for one code. */
  readonly level: number;
  /** "Error code" in the language of the page. */
  readonly label: string;
  readonly text: string;
  readonly solution: string;
  readonly status: string;
  readonly colon: string;
}

/** A layout that writes each entry by itself. */
const each =
  (
    write: (entry: Entry, how: How) => readonly Block[],
    shown: (entry: Entry, how: How) => Shown = () => ({}),
  ): Layout =>
  (catalog, random) => {
    const { headers, gap } = catalog.language;
    const how: How = {
      catalog,
      random,
      level: catalog.sections.length > 1 ? 4 : 3,
      label: codeHeader(catalog, random).replace(/^#$/, "Code"),
      text: random.pick(headers.text),
      solution: random.pick(headers.solution),
      status: random.pick(headers.status),
      colon: gap === "" ? "：" : ": ",
    };
    const codes: TruthCode[] = [];
    const blocks = inSections(catalog, random, (entries, title) => {
      codes.push(...entries.map((entry) => truthOf(entry, { ...shown(entry, how), module: moduleOf(catalog, title) })));
      return merged(entries.flatMap((entry) => write(entry, how)));
    });
    return { blocks, codes, difficulties: [3] };
  };

/** Lists and code that follow each other are one. */
function merged(blocks: readonly Block[]): Block[] {
  const all: Block[] = [];
  for (const block of blocks) {
    const last = all.at(-1);
    if (last?.kind === "list" && block.kind === "list")
      all.splice(-1, 1, { ...last, items: [...last.items, ...block.items] });
    else if (last?.kind === "definitions" && block.kind === "definitions")
      all.splice(-1, 1, { ...last, items: [...last.items, ...block.items] });
    else if (last?.kind === "code" && block.kind === "code")
      all.splice(-1, 1, { ...last, text: `${last.text}\n${block.text}` });
    else all.push(block);
  }
  return all;
}

const item = (text: Inlines, ...nested: readonly Inlines[]): Block => ({
  kind: "list",
  items: [nested.length === 0 ? { text } : { text, nested }],
});
const labelled = (label: string, colon: string, ...text: Inlines): Inline[] => [bold(label), colon, ...text];
const withConstant = (): Shown => ({ constant: true });

/** ### Error code 1001, and the text below. */
export const labelledHeadings = each(({ code: spelled, text }, { level, label }) => [
  heading(level, `${label} ${spelled}`),
  paragraph(text),
]);

/** ### 1001, and below it a list of what there is to say. */
export const fieldLists = each(
  (entry, { level, text, solution, status, colon }) => [
    heading(level, code(entry.code)),
    {
      kind: "list",
      items: [
        { text: labelled(text, colon, entry.text) },
        { text: labelled(status, colon, String(entry.status)) },
        { text: labelled(solution, colon, entry.solution) },
      ],
    },
  ],
  () => ({ status: true }),
);

/** **E1001**: The order does not exist., and what to do in the next paragraph. */
export const causeAndAction = each(
  (entry, { solution, colon }) => [
    paragraph(bold(`${entry.code}:`), ` ${entry.text}`),
    paragraph(`${solution}${colon}${entry.solution}`),
  ],
  (entry, { solution, colon }) => ({ texts: [entry.text, `${entry.text} ${solution}${colon}${entry.solution}`] }),
);

/** ### ORDER_NOT_FOUND (1001), and the text below. */
export const numberInHeading = each(
  (entry, { level }) => [heading(level, `${constantOf(entry)} (${entry.code})`), paragraph(entry.text)],
  withConstant,
);

/** - `ORDER_NOT_FOUND = 1001`: The order does not exist. */
export const assignedBullets = each(
  (entry) => [item([code(`${constantOf(entry)} = ${entry.code}`), `: ${entry.text}`])],
  withConstant,
);

/** Number, symbol and message in one bullet, with labels for all of them. */
export const labelledFields = each(
  (entry) => [
    item(
      ["Error number: ", code(entry.code), "; Symbol: ", code(constantOf(entry)), "; Severity: 16"],
      [`Message: ${entry.text}`],
    ),
  ],
  withConstant,
);

/** A definition of the code with its status on a line of its own. */
export const definitionsWithStatus = each(
  (entry, { status, colon }): Block[] => [
    {
      kind: "definitions",
      items: [
        { term: [bold(entry.code)], text: [entry.text, { mark: "break", text: `${status}${colon}${entry.status}` }] },
      ],
    },
  ],
  (entry, { status, colon }) => ({
    status: true,
    texts: [entry.text, `${entry.text} ${status}${colon}${entry.status}`],
  }),
);

/** Lines of a block of code. */
export const codeBlock: Layout = (catalog, random) => {
  const gap = random.pick(["  ", ": ", " - ", "\t"]);
  return each(({ code: spelled, text }): Block[] => [{ kind: "code", language: "text", text: spelled + gap + text }])(
    catalog,
    random,
  );
};
