import type { Grid, Prose, Row } from "../document.js";
import { cell, tidy } from "../document.js";
import { mentionsErrors, roleOf } from "../understand/column-role.js";
import { headingsAbove } from "./headings.js";
import { readLabel } from "./labels.js";
import type { Label } from "./labels.js";
import { narrow } from "../understand/code-cell.js";
import { isTelling } from "../understand/shapes.js";
import type { Heading } from "./headings.js";
import type { Body, Item } from "./outline.js";

/** An item that describes a code. */
interface Described {
  readonly index: number;
  readonly item: Item;
  readonly label: Label;
  /** How many lines of the body belong to the label. */
  readonly used: number;
  /** How the item reads without the line below. */
  readonly plain?: Described | undefined;
}

/** The label of an item. A code may be on the line below a name: `Code: 1001`. */
function describe(item: Item, index: number): Described | undefined {
  const strict = item.kind !== "heading" && item.kind !== "term";
  const label = readLabel(item.label, item.marked, strict);
  const plain = label === undefined ? undefined : { index, item, label, used: 0 };
  const below = label === undefined || !/\d/.test(label.code) ? numberBelow(item) : undefined;
  return below === undefined ? plain : { index, item, label: below, used: 1, plain };
}

/** The label on the first line below an item, if it has a word before a number. */
function numberBelow(item: Item): Label | undefined {
  const [first = ""] = item.body[0]?.text.split("\n") ?? [];
  const number = readLabel(first);
  const [intro = ""] = first.split(/[:：]/);
  const isLabelled = (text: string): boolean => text.startsWith(intro) && /^\s*[:：]/.test(text.slice(intro.length));
  const alone = item.body.filter(({ text }) => isLabelled(text)).length === 1;
  if (number?.by !== "word" || /http/i.test(intro) || number.name !== "" || item.label.length > 100 || !alone)
    return undefined;
  const isName = /^[A-Za-z][A-Za-z0-9]*(?:[_.][A-Za-z0-9]+)*$/.test(item.label);
  const text = [isName ? "" : item.label, number.text].filter((part) => part !== "").join("\n");
  return { ...number, name: isName ? item.label : "", text };
}

/** The items without numbers below their names if most of them have none: then the names are the codes. */
function withNumbersBelow(run: readonly Described[]): readonly Described[] {
  const below = run.filter(({ used }) => used > 0).length;
  return below * 5 >= run.length * 4 ? run : run.map((described) => described.plain ?? described);
}

/** Fewer labelled items than this are not a list of codes: a page may say `Step (1) Open` once. */
const fewestItems = 2;

/** Grids from headings, list items, terms and paragraphs that describe one code each. */
export function itemGrids(items: readonly Item[], headings: readonly Heading[]): Grid[] {
  const runs = new Map<string, Described[]>();
  const all = new Map<string, number>();
  for (const [index, item] of items.entries()) {
    // Items of one level are grouped by the headings above them.
    const key = `${item.level} ${item.kind} ${headingsAbove(headings, item.start, item.kind === "heading" ? item.level : undefined).join("\n")}`;
    all.set(key, (all.get(key) ?? 0) + 1);
    const described = describe(item, index);
    if (described === undefined) continue;
    const run = runs.get(key);
    if (run === undefined) runs.set(key, [described]);
    else run.push(described);
  }
  const taken = new Set<number>();
  const words = new Set<string>();
  const unclear: (readonly Described[])[] = [];
  const grids: Grid[] = [];
  const outermost = [...runs].sort(([, a], [, b]) => (a[0]?.item.level ?? 0) - (b[0]?.item.level ?? 0));
  for (const [key, found] of outermost) {
    const explained = withoutIndex(withStatuses(withPrefixes(withNumbersBelow(found))));
    const run = withWords(explained, mentionsErrors(key)).filter(
      ({ item }) => !item.around.some((index) => taken.has(index)),
    );
    const others = (all.get(key) ?? 0) - (found.length - explained.length);
    if (!isListOfCodes(run, others, mentionsErrors(key))) {
      unclear.push(explained);
      continue;
    }
    for (const { index, label } of run) {
      taken.add(index);
      if (label.words !== undefined) words.add(label.words);
    }
    grids.push(gridOf(withoutTail(run), headings));
  }
  // Items with the words of another list are codes too, even if they alone could be chapters: `Value 1`, `Value 2`.
  for (const run of unclear) {
    const same = run.filter(
      ({ item, label }) => words.has(label.words ?? "") && !item.around.some((index) => taken.has(index)),
    );
    if (same.length > 0) grids.push(gridOf(same, headings));
  }
  return grids;
}

/** In `PAY: 1000`, the word is a part of the code if several items have it. Otherwise it is the name. */
function withPrefixes(run: readonly Described[]): Described[] {
  const counts = new Map<string, number>();
  for (const { label } of run)
    if (label.prefix !== undefined) counts.set(label.prefix, (counts.get(label.prefix) ?? 0) + 1);
  return run.map((described) => {
    const { label } = described;
    if (label.prefix === undefined) return described;
    const shared = (counts.get(label.prefix) ?? 0) > 1;
    const name = label.name === "" ? label.prefix.replace(/[\s:：]+$/, "") : label.name;
    return { ...described, label: shared ? { ...label, code: narrow(label.prefix + label.code) } : { ...label, name } };
  });
}

/** In `NotFound (404)`, the name is the code if the number is a status that several items have. */
function withStatuses(run: readonly Described[]): readonly Described[] {
  const statuses = run.flatMap(({ label }) => (label.name !== "" && /^[45]\d\d$/.test(label.code) ? [label.code] : []));
  if (statuses.length < run.length * 0.8 || new Set(statuses).size > statuses.length * 0.75) return run;
  return run.map((described) => {
    const { label } = described;
    if (label.name === "" || !/^[45]\d\d$/.test(label.code)) return described;
    return { ...described, label: { ...label, code: label.name, name: "", status: label.code } };
  });
}

/** Without items that only name a code which another item of the run describes: they are its index. */
function withoutIndex(run: readonly Described[]): readonly Described[] {
  const isBare = ({ item, label }: Described): boolean => label.name + label.text === "" && item.body.length === 0;
  const explained = new Set(run.filter((one) => !isBare(one)).map(({ label }) => label.code));
  return run.filter((one) => !isBare(one) || !explained.has(one.label.code));
}

/**
 * Words before a code count as a label if several items have them, and their codes are no chapters or versions. Items with
 * other words are left out.
 */
function withWords(run: readonly Described[], errors: boolean): readonly Described[] {
  const counts = new Map<string, number>();
  for (const { label } of run)
    if (label.words !== undefined) counts.set(label.words, (counts.get(label.words) ?? 0) + 1);
  const isClear = ({ code, words = "" }: Label, count: number): boolean =>
    count > 1 &&
    (errors || isTelling(code) || isCodeWord(words) || (count > 2 && (/[A-Za-z]/.test(code) || !isCounted)));
  const [first] = run;
  const isCounted =
    first?.item.kind !== "heading" || run.some(({ label }) => label.words !== undefined && label.code === "1");
  return run.flatMap((described): Described[] => {
    const { label } = described;
    if (label.words === undefined) return [described];
    return isClear(label, counts.get(label.words) ?? 0) ? [{ ...described, label: { ...label, by: "word" } }] : [];
  });
}

/** Whether words before a number say that it is a code, and not a chapter: `Codice 1`, `ID 1`. */
const isCodeWord = (words: string): boolean =>
  /^ID$/i.test(words) || roleOf(words) === "status" || roleOf(words) === "code";

/** Whether a run of items is a list of codes: most of its items have one, and hardly two have the same. */
function isListOfCodes(run: readonly Described[], all: number, errors: boolean): boolean {
  if (run.length < fewestItems || run.length * 2 < all) return false;
  const [first] = run;
  // A block of code has other lines that begin with a number, such as `201 Created`.
  if (first?.item.kind === "line of code" && (run.length * 5 < all * 4 || run.some(({ label }) => label.text === "")))
    return false;
  const codes = run.map(({ label }) => label.code);
  const weak = run.filter(({ label }) => label.by === "weak").length;
  const hyphened = run.every(({ label }) => label.by !== "weak" || label.code.includes("-"));
  if (weak * 2 > run.length && (weak < all * (hyphened ? 0.75 : 1) || run.length < 3)) return false;
  // 1, 2 and 3 count steps, unless a word or a name says what they are.
  const counted = run.every(
    ({ label: { code, name, by, words } }, i) =>
      code === String(i + 1) && name === "" && (by !== "word" || (words !== undefined && !isCodeWord(words))),
  );
  if (counted) return false;
  const clear = (label: Label): boolean =>
    label.by === "word" ||
    (errors && /[A-Za-z]/.test(label.code)) ||
    /[A-Za-z].*\d|_/.test(label.code) ||
    label.name !== "";
  if (run.length === 2 && !run.every(({ label }) => clear(label))) return false;
  return new Set(codes).size * 2 > codes.length;
}

/** The last item without the paragraphs that no other item has: they are what the page says after the list. */
function withoutTail(run: readonly Described[]): readonly Described[] {
  const last = run.at(-1);
  const most = Math.max(0, ...run.slice(0, -1).map(({ item }) => item.body.length));
  if (last === undefined || run.length < 3 || last.item.body.length <= most) return run;
  return [...run.slice(0, -1), { ...last, item: { ...last.item, body: last.item.body.slice(0, most) } }];
}

function gridOf(run: readonly Described[], headings: readonly Heading[]): Grid {
  const [first] = run;
  const start = first?.item.start ?? 0;
  const keys = keysOf(run);
  const titles = titlesIn(run);
  const stated = run.some(({ label }) => label.status !== undefined);
  const rows = run.map((described): Row => {
    const { item, label } = described;
    const { fields, text, details } = textsOf(described, keys, titles);
    const cells = [
      label.code,
      label.name,
      text,
      details,
      ...keys.map((key) => fields.get(key) ?? ""),
      ...(stated ? [label.status ?? ""] : []),
    ];
    return { cells: cells.map((text) => cell(tidy(text))), start: item.start };
  });
  const ends = stated ? ["HTTP status"] : [];
  const detailed = rows.some(({ cells }) => cells[3]?.text !== "");
  const columns = ["code", "name", "text", "details", ...keys, ...ends].filter((_, i) => i !== 3 || detailed);
  return {
    kind: "list",
    headings: headingsAbove(headings, start, first?.item.kind === "heading" ? first.item.level : undefined),
    caption: "",
    header: [{ cells: columns.map(cell), start }],
    rows: detailed ? rows : rows.map(({ cells, start }) => ({ cells: cells.filter((_, i) => i !== 3), start })),
    synthetic: true,
    start,
  };
}

const keyed = /^[-*•\s]*([¿]?[\p{L}][\p{L}\p{M}\p{Zs}'’_-]{0,30}?[?？]?)\s*[:：]\s*(\S[\s\S]*)$/u;

/** The keys of lines such as `HTTP status: 404` that most items have. Keys without a known meaning are text. */
function keysOf(run: readonly Described[]): string[] {
  const counts = new Map<string, number>();
  for (const described of run) {
    const seen = new Set(linesOf(described).flatMap(({ text }) => keyed.exec(text)?.[1] ?? []));
    for (const key of seen) counts.set(key, (counts.get(key) ?? 0) + 1);
  }
  const often = [...counts].filter(([, count]) => count * 2 >= run.length).map(([key]) => key);
  const known = often.filter((key) => roleOf(key) !== "other" && roleOf(key) !== "parameter");
  // Beside a key with a known meaning, a key that hardly any item lacks is a field too.
  const all = often.filter((key) => known.includes(key) || (counts.get(key) ?? 0) * 10 >= run.length * 9);
  return known.length > 0 && run.length > 1 ? all.slice(0, 12) : [];
}

const linesOf = ({ item, used }: Described): Body[] =>
  item.body
    .flatMap(({ text, nested }): Body[] =>
      nested ? [{ text, nested }] : text.split("\n").map((line) => ({ text: line, nested })),
    )
    .slice(used);

/** Longer lines are texts. */
const longestTitle = 40;

/** Lines that most items have, such as `Possible causes`: what is below them are details. */
function titlesIn(run: readonly Described[]): ReadonlySet<string> {
  const counts = new Map<string, number>();
  for (const described of run)
    for (const text of new Set(linesOf(described).map(({ text }) => text)))
      if (text.length <= longestTitle) counts.set(text, (counts.get(text) ?? 0) + 1);
  return new Set([...counts].flatMap(([text, count]) => (run.length > 2 && count * 5 >= run.length * 4 ? [text] : [])));
}

/** The text of an item: what is beside its code, or else below it. What is further below are details. */
function textsOf(
  described: Described,
  keys: readonly string[],
  titles: ReadonlySet<string>,
): { readonly fields: ReadonlyMap<string, string>; readonly text: string; readonly details: string } {
  const fields = new Map<string, string>();
  const plain: string[] = [];
  const nested: string[] = [];
  let below = false;
  for (const line of linesOf(described)) {
    const [, key = "", value = ""] = keyed.exec(line.text) ?? [];
    below ||= plain.length > 0 && titles.has(line.text);
    if (keys.includes(key) && !fields.has(key)) fields.set(key, value);
    else (line.nested || below ? nested : plain).push(line.text);
  }
  const { text } = described.label;
  if (text !== "") return { fields, text, details: [...plain, ...nested].join("\n") };
  if (plain.some((line) => line.trim() !== "")) return { fields, text: plain.join("\n"), details: nested.join("\n") };
  const [first = "", ...rest] = nested;
  return { fields, text: first, details: rest.join("\n") };
}

/** The code that a heading, a list item or a line begins with, or else what in it looks like an error code. */
export function codesInProse({ kind, text }: Prose): string[] {
  const label = text.length > longestLabel ? undefined : readLabel(text, "", kind === "line");
  const plain = /^-?\d+$/.test(label?.code ?? "");
  // Short numbers count steps and chapters, and a date begins with a year.
  const counted =
    plain && label?.by !== "word" && (/^\d{1,2}$/.test(label?.code ?? "") || /^(?:19|20)\d\d\s*[-–—/年.]/.test(text));
  if (label !== undefined && !counted && label.by !== "weak") return [label.code];
  const mentions = [...text.matchAll(mention)].map(([, code = ""]) => code);
  const shaped = [...text.matchAll(shapedCode)].map(([code]) => code).filter((code) => !notCodes.test(code));
  return [...new Set([...mentions, ...shaped])];
}

/** Longer lines are sentences, whatever they begin with. */
const longestLabel = 300;

const mention =
  /(?:\b[Ee]rror [Cc]ode|\b[Ee]rrno|错误代?码|返回码|エラーコード|오류 ?코드)\s*(?:is|为|是|[:：#=])?\s*[`"“(]*(-?\d{3,10}|0x[0-9A-Fa-f]+|[A-Z][A-Z0-9]*(?:[_-][A-Z0-9]+)+)(?![\w-])/g;

/** Shapes that hardly anything but codes and constants have: `ORDER_NOT_FOUND`, `E1001`, `ORA-00942`, `0x80070005`. */
const shapedCode =
  /(?<![\w./$%{-])(?:[A-Z][A-Z0-9]*(?:_[A-Z0-9]+)+|[A-Z]{1,8}[-_.]?\d{3,8}|[A-Z]{1,8}\s?[:：]\s?0\d{2,7}|0x[0-9A-Fa-f]{4,8})(?![\w/-])/g;
const notCodes = /^(?:SHA|MD|ISO|RFC|UTF|AES|RSA|BASE|HTTP|IPV|TLS|SSL|GB|CP|CVE|IEEE|ASCII|X)[-_]?\d/;
