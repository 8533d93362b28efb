import type { Grid, Prose } from "../document.js";
import { cell } from "../document.js";
import { headingsAbove } from "./headings.js";
import type { Heading } from "./headings.js";

/** A heading or a list item that may describe one code. */
export interface Item {
  readonly label: string;
  /** The text below the label. */
  readonly text: string;
  /** The level of a heading, or 10 and more for list items. */
  readonly level: number;
  readonly start: number;
}

/** The parts of a label that describes a code. */
export interface Label {
  readonly code: string;
  readonly name: string;
  readonly text: string;
}

const number = "-?(?:0x[0-9A-Fa-f]+|[0-9]{1,10})";
const identifier = "[A-Za-z][A-Za-z0-9]*(?:[_.][A-Za-z0-9]+)*";

/** The forms of a label, the most specific first. */
const forms: readonly { readonly form: RegExp; readonly order: "cn" | "nc" | "ct" | "n" | "cnt" }[] = [
  { form: new RegExp(`^\\((${number})\\)\\s+(${identifier})$`), order: "cn" },
  { form: new RegExp(`^(${identifier})\\s*\\((${number})\\)[.:]?$`), order: "nc" },
  { form: new RegExp(`^(${identifier})\\s*=\\s*(${number})$`), order: "nc" },
  { form: new RegExp(`^(${number})\\s*[-–—:：=]?\\s*([A-Z][A-Za-z0-9]*(?:_[A-Za-z0-9]+)*)$`), order: "cn" },
  {
    form: new RegExp(
      `^(?:[Ee]rror(?: [Cc]ode)?|错误码|错误代码|返回码)?\\s*[:#：]?\\s*(${number})\\s*[-–—:：,，、]\\s*(\\S.*)$`,
    ),
    order: "ct",
  },
  {
    form: /^([A-Z]{2,}(?:_[A-Z0-9]+)+|[A-Z][a-z0-9]+(?:[A-Z][a-z0-9]+)+(?:\.[A-Z][A-Za-z0-9]+)*)\s*[-–—:：]\s+(\S.*)$/,
    order: "ct",
  },
  {
    form: /^([A-Z][A-Z0-9]*(?:_[A-Z0-9]+)+|[A-Z][a-z0-9]+(?:[A-Z][A-Za-z0-9]+)*(?:\.[A-Z][A-Za-z0-9]+)+)$/,
    order: "n",
  },
  {
    form: new RegExp(`^(?:[Ee]rror|[Cc]ode|[Ee]rror [Cc]ode|错误码|错误代码|返回码)?\\s*[:#：]?\\s*(${number})$`),
    order: "n",
  },
  {
    form: new RegExp(`^Error (?:number|code):\\s*(${number});\\s*Symbol:\\s*(${identifier})[;,.]?\\s*(.*)$`),
    order: "cnt",
  },
];

/** A heading such as `404 Not Found`, but not one with a chapter number. */
const numbered = /^(\d{3,6})\s+(\S.*)$/;

/** Reads a label such as `(5) SQLITE_BUSY`, `CURLE_OK (0)` or `4000: bad request`. Undefined for any other text. */
function readLabel(label: string): Label | undefined {
  for (const { form, order } of forms) {
    const [, first, second = "", rest = ""] = form.exec(label) ?? [];
    if (first === undefined) continue;
    if (order === "cn") return { code: first, name: second, text: "" };
    if (order === "cnt") return { code: first, name: second, text: rest };
    if (order === "nc") return { code: second, name: first, text: "" };
    if (order === "ct") return { code: first, name: "", text: second };
    return { code: first, name: "", text: "" };
  }
  return undefined;
}

/** Whether a heading may describe one code. */
export function isLabel(heading: string): boolean {
  return readLabel(heading) !== undefined || headingLabel(heading) !== undefined;
}

function headingLabel(label: string): Label | undefined {
  const [, code, text = ""] = numbered.exec(label) ?? [];
  return code === undefined ? undefined : { code, name: "", text };
}

/** The code that a heading, a list item or a line begins with, or else the error codes that it names. */
export function codesInProse({ kind, text }: Prose): string[] {
  const label =
    text.length > longestLabel ? undefined : (readLabel(text) ?? (kind === "heading" ? headingLabel(text) : undefined));
  // Short numbers count steps and chapters, and a date begins with a year.
  const plain = /^-?\d+$/.test(label?.code ?? "");
  const introduced = /^(?:error|code|错误|返回码)/i.test(text);
  const counted =
    plain && !introduced && (/^\d{1,2}$/.test(label?.code ?? "") || /^(?:19|20)\d\d\s*[-–—/年.]/.test(text));
  if (label !== undefined && !counted) return [label.code];
  return [...text.matchAll(mention)].map(([, code = ""]) => code);
}

/** Longer lines are sentences, whatever they begin with. */
const longestLabel = 300;

const mention =
  /(?:\b[Ee]rror [Cc]ode|\b[Ee]rrno|错误代?码|返回码|エラーコード|오류 ?코드)\s*(?:is|为|是|[:：#=])?\s*[`"“(]*(-?\d{3,10}|0x[0-9A-Fa-f]+|[A-Z][A-Z0-9]*(?:[_-][A-Z0-9]+)+)(?![\w-])/g;

/** Fewer labelled items than this are not a list of codes: a page may say `Step (1) Open` once or twice. */
const fewestItems = 3;

/** Grids from headings or list items that describe one code each. */
export function itemGrids(items: readonly Item[], headings: readonly Heading[]): Grid[] {
  const runs = new Map<string, { readonly item: Item; readonly label: Label }[]>();
  const all = new Map<string, number>();
  for (const item of items) {
    // Headings of one level, and list items, are grouped by the headings above them.
    const key = `${item.level} ${headingsAbove(headings, item.start, item.level).join("\n")}`;
    all.set(key, (all.get(key) ?? 0) + 1);
    const label = readLabel(item.label) ?? (item.level < 10 ? headingLabel(item.label) : undefined);
    if (label === undefined) continue;
    const run = runs.get(key) ?? [];
    run.push({ item, label });
    runs.set(key, run);
  }
  return [...runs].flatMap(([key, run]): Grid[] => {
    const level = run[0]?.item.level;
    if (run.length < fewestItems || run.length * 2 < (all.get(key) ?? 0)) return [];
    const start = run[0]?.item.start ?? 0;
    return [
      {
        kind: "list",
        headings: headingsAbove(headings, start, level),
        caption: "",
        header: [{ cells: ["code", "name", "text"].map(cell), start }],
        rows: run.map(({ item, label }) => ({
          cells: [
            cell(label.code),
            cell(label.name),
            cell([label.text, item.text].filter((text) => text !== "").join("\n")),
          ],
          start: item.start,
        })),
        synthetic: true,
        start,
      },
    ];
  });
}
