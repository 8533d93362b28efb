import type { Cell, Grid, Row } from "../document.js";
import { limits, tidy, Unreadable } from "../document.js";
import { readCode } from "../understand/code-cell.js";
import { mentionsErrors } from "../understand/column-role.js";
import { isProse, isTelling } from "../understand/shapes.js";

/** Data of any format, in source order. Scalars keep their spelling: `00000` is not a number. */
export type Data =
  | { readonly kind: "scalar"; readonly text: string; readonly start: number }
  | { readonly kind: "list"; readonly items: readonly Data[]; readonly start: number }
  | {
      readonly kind: "map";
      readonly entries: readonly (readonly [key: string, value: Data])[];
      readonly start: number;
    };

/** Every list of records and every mapping from codes, as grids in source order. The keys on the way to a grid are its headings. */
export function dataGrids(root: Data): Grid[] {
  const grids: Grid[] = [];
  const stack: { readonly data: Data; readonly path: readonly string[] }[] = [{ data: root, path: [] }];
  for (let step = stack.pop(); step !== undefined; step = stack.pop()) {
    const { data, path } = step;
    if (path.length > limits.depth) throw new Unreadable(`values are nested more than ${limits.depth} levels deep`);
    const grid = gridOf(data, path);
    if (grid !== undefined) {
      grids.push(grid);
      continue;
    }
    const inner: { data: Data; path: readonly string[] }[] = [];
    if (data.kind === "list")
      data.items.forEach((item) => inner.push({ data: item, path: [...path, ...titleIn(item)] }));
    if (data.kind === "map") {
      // The title of a record says more than the key of the list in it, so it comes last.
      const title = titleIn(data);
      const outer = path.slice(0, path.length - title.length);
      data.entries.forEach(([key, value]) => inner.push({ data: value, path: [...outer, key, ...title] }));
    }
    stack.push(...inner.reverse());
  }
  return grids.sort((a, b) => a.start - b.start);
}

function gridOf(data: Data, path: readonly string[]): Grid | undefined {
  if (data.kind === "scalar") return undefined;
  const records: { readonly key: string | undefined; readonly value: Data }[] =
    data.kind === "list"
      ? data.items.map((value) => ({ key: undefined, value }))
      : data.entries.map(([key, value]) => ({ key, value }));
  if (records.length === 0) return undefined;
  const messages = data.kind === "map" && mentionsErrors(path.at(-1) ?? "") ? messagesIn(data) : undefined;
  if (messages !== undefined) return grid(path, ["code", "text"], messages, data.start, true);
  if (records.every(({ value }) => isParent(value))) return undefined;
  const maps = records.filter(
    ({ value }) =>
      value.kind === "map" && (value.entries.some(([, inner]) => inner.kind === "scalar") || isTranslated(value)),
  );
  const scalars = records.filter(({ value }) => value.kind === "scalar");
  const lists = records.filter(
    ({ value }) =>
      value.kind === "list" && value.items.length > 1 && value.items.every(({ kind }) => kind === "scalar"),
  );
  const keyed = data.kind === "map";
  const coded = records.filter(({ key }) => key !== undefined && isCode(key)).length;
  const named = records.filter(({ key }) => key !== undefined && isIdentifier(key)).length;
  if (maps.length >= records.length * 0.9) {
    const columns = new Map<string, number>();
    const flat = records.map(({ value }) => flatten(value));
    for (const fields of flat) for (const name of fields.keys()) columns.set(name, columns.size);
    const names = [...columns.keys()];
    // Records have fields in common. A mapping of different things, such as a configuration, is not a list of records.
    const common = names.filter((name) => flat.filter((fields) => fields.has(name)).length * 2 >= flat.length);
    // If the records have numeric codes, the keys are their names, or their texts.
    const numbered = flat.every((fields) =>
      [...fields].some(
        ([name, { text }]) =>
          /^(?:err(?:or)?[-_]?)?(?:code|no|number|num|id|value)$/i.test(name) &&
          (/^-?\d+$/.test(text) || isTelling(text)),
      ),
    );
    const texts = numbered && records.filter(({ key = "" }) => isProse(key)).length >= records.length * 0.9;
    if (
      common.length === 0 ||
      (keyed && coded + named < records.length * 0.9 && !texts) ||
      (keyed && records.length < 2)
    )
      return undefined;
    const first = texts ? "text" : coded * 2 >= records.length && !numbered ? "code" : "name";
    const header = [...(keyed ? [first] : []), ...names];
    const rows = records.map(({ key, value }, i): Row => {
      const fields = flat[i];
      const cells = names.map((name): Cell => fields?.get(name) ?? { text: "" });
      return { cells: key === undefined ? cells : [{ text: key }, ...cells], start: value.start };
    });
    return grid(path, header, rows, data.start, keyed);
  }
  if (keyed && scalars.length === records.length && coded >= records.length * 0.9 && records.length > 1) {
    return grid(
      path,
      ["code", "text"],
      records.map(({ key = "", value }) => ({ cells: [{ text: key }, { text: dataText(value) }], start: value.start })),
      data.start,
      true,
    );
  }
  // Names to codes, as in `{ "NotFound": 404 }`.
  const codes = scalars.filter(({ value }) => isCode(dataText(value))).length;
  if (
    keyed &&
    scalars.length === records.length &&
    codes === records.length &&
    named === records.length &&
    records.length > 2
  ) {
    return grid(
      path,
      ["name", "code"],
      records.map(({ key = "", value }) => ({ cells: [{ text: key }, { text: dataText(value) }], start: value.start })),
      data.start,
      true,
    );
  }
  if (lists.length === records.length && records.length > 1) {
    const rows = records.map(({ key, value }): Row => {
      const cells = value.kind === "list" ? value.items.map((item) => ({ text: dataText(item) })) : [];
      return { cells: key === undefined ? cells : [{ text: key }, ...cells], start: value.start };
    });
    return { ...grid(path, [], rows, data.start, false), header: [] };
  }
  return undefined;
}

const titleKey = /^(?:title|name|module|group|category|section|service|id)$/i;
const codeKey = /^(?:(?:err(?:or)?|status|result|return)[-_]?)?(?:code|no|number|num|value|key)$|^errno$/i;

/** The title of a record that has others in it. */
function titleIn(data: Data): string[] {
  if (!isParent(data)) return [];
  const title = data.entries.find(([key, value]) => titleKey.test(key) && value.kind === "scalar")?.[1];
  return title?.kind === "scalar" && title.text !== "" ? [title.text] : [];
}

/** Whether a record describes no code itself, but has a list of records: a module with its rules. */
function isParent(data: Data): data is Extract<Data, { readonly kind: "map" }> {
  if (data.kind !== "map" || data.entries.some(([key, value]) => value.kind === "scalar" && codeKey.test(key)))
    return false;
  return data.entries.some(
    ([, value]) =>
      value.kind === "list" &&
      value.items.length > 0 &&
      value.items.every(
        (item) => item.kind === "map" && item.entries.filter(([, inner]) => inner.kind === "scalar").length > 1,
      ),
  );
}

/** The rows of a tree of texts, `{ order: { not_found: "…" } }`: the keys on the way to a text are its code. */
function messagesIn(root: Data): Row[] | undefined {
  const rows: Row[] = [];
  const stack: { readonly data: Data; readonly keys: readonly string[] }[] = [{ data: root, keys: [] }];
  let deepest = 0;
  for (let step = stack.pop(); step !== undefined; step = stack.pop()) {
    const { data, keys } = step;
    if (data.kind === "list" || keys.length > 8) return undefined;
    if (data.kind === "scalar") {
      if (!keys.every(isIdentifier)) return undefined;
      deepest = Math.max(deepest, keys.length);
      rows.push({ cells: [{ text: keys.join(".") }, { text: dataText(data) }], start: data.start });
    } else stack.push(...[...data.entries].reverse().map(([key, inner]) => ({ data: inner, keys: [...keys, key] })));
  }
  const isText = rows.filter(({ cells }) => isProse(cells[1]?.text ?? "")).length * 10 >= rows.length * 8;
  return deepest > 1 && rows.length > 1 && isText ? rows : undefined;
}

/** Whether a mapping has nothing but texts by language in it: `{ translations: { en: "…" } }`. */
function isTranslated({ entries }: Extract<Data, { readonly kind: "map" }>): boolean {
  return (
    entries.length > 0 &&
    entries.every(
      ([, inner]) =>
        inner.kind === "map" &&
        inner.entries.length > 0 &&
        inner.entries.every(([key, text]) => text.kind === "scalar" && /^[a-z]{2,3}(?:[-_]\w{2,8})?$/i.test(key)),
    )
  );
}

function grid(
  path: readonly string[],
  header: readonly string[],
  rows: readonly Row[],
  start: number,
  synthetic: boolean,
): Grid {
  if (rows.length > limits.rows) throw new Unreadable(`a list has more than ${limits.rows} entries`);
  return {
    kind: "data",
    headings: path,
    caption: "",
    header: [{ cells: header.map((text) => ({ text })), start }],
    rows,
    synthetic,
    start,
  };
}

/** `{ a: 1, message: { en: x } }` has the fields `a` and `message en`. */
function flatten(data: Data): ReadonlyMap<string, Cell> {
  const fields = new Map<string, Cell>();
  const stack: { readonly name: string; readonly data: Data; readonly depth: number }[] = [
    { name: "", data, depth: 0 },
  ];
  for (let step = stack.pop(); step !== undefined; step = stack.pop()) {
    const { name, data: value, depth } = step;
    if (value.kind === "map" && depth < 3) {
      const inner = value.entries.map(([key, data]) => ({
        name: name === "" ? key : `${name} ${key}`,
        data,
        depth: depth + 1,
      }));
      stack.push(...inner.reverse());
    } else fields.set(name, { text: dataText(value) });
  }
  return fields;
}

/** The text of some data: a scalar as it is, a list of scalars as lines, anything deeper as JSON. */
export function dataText(data: Data): string {
  if (data.kind === "scalar") return tidy(data.text);
  if (data.kind === "list" && data.items.every(({ kind }) => kind === "scalar"))
    return tidy(data.items.map(dataText).join("\n"));
  return JSON.stringify(plainData(data));
}

/** Plain data for JSON. Below 32 levels, a value is replaced by its kind. */
export function plainData(data: Data, depth = 0): unknown {
  if (data.kind === "scalar") return data.text;
  if (depth > 32) return data.kind;
  if (data.kind === "list") return data.items.map((item) => plainData(item, depth + 1));
  return Object.fromEntries(data.entries.map(([key, value]) => [key, plainData(value, depth + 1)]));
}

function isCode(text: string): boolean {
  const form = readCode(text)?.form;
  return form !== undefined && (form !== "name" || /[A-Z]/.test(text));
}

const isIdentifier = (text: string): boolean => /^[A-Za-z_][\w.:/-]*$/.test(text);
