import type { Bundle } from "./bundles.js";
import { comparableText } from "./bundles.js";
import { factsWith, withCells } from "./cells.js";
import { codeTypeOf, spelt } from "./code-family.js";
import type { DraftEntry, DraftModule } from "./draft.js";
import type { Fragment, Part } from "./fragment.js";
import { headerOf } from "./headings.js";
import { idFrom } from "./ids.js";
import type { Remark } from "./remark.js";
import { isSuccess } from "./success.js";

/** Turns the fragments of a module into its entries. `withRanges` holds the parts whose ranges a module already has. */
export function moduleOf(
  bundle: Bundle,
  main: string,
  proposed: string,
  ids: Set<string>,
  withRanges: Set<Part>,
  remarks: Remark[],
): DraftModule | undefined {
  const headers = bundle.parts
    .map(({ table }) => `${headerOf(table, table.codeColumn)} ${table.grid.headings.join(" ")}`)
    .join(" ");
  const codes = bundle.fragments.map(({ code }) => code);
  const codeType = codeTypeOf(codes, headers) ?? { kind: "string" as const };
  let id = proposed;
  for (let n = 2; ids.has(id); n += 1) id = `${proposed}-${n}`;
  ids.add(id);
  const groups = groupsOf(bundle);
  const entries = new Map<string, DraftEntry>();
  const textsByCode = new Map<string, Set<string>>();
  for (const fragment of bundle.fragments) {
    const code = spelt(codeType, fragment.code);
    const known = entries.get(code);
    if (known === undefined) {
      entries.set(code, entryOf(fragment, code, groups.get(fragment.group)?.id));
      textsByCode.set(code, new Set([comparableText(fragment)]));
      continue;
    }
    entries.set(code, joined(known, fragment, main, bundle));
    const texts = textsByCode.get(code);
    if (texts?.has(comparableText(fragment)) === false && texts.size === 1) {
      remarks.push({
        kind: "duplicate",
        message: `${id}: ${code} appears more than once with different texts; all of them are kept`,
      });
    }
    texts?.add(comparableText(fragment));
  }
  const all = [...entries.values()];
  const success = all.find((entry) => isSuccess(entry, all));
  const used = new Set(all.filter((entry) => entry !== success).map(({ group }) => group));
  return {
    id,
    title: bundle.heading,
    codeType,
    groups: [...groups.values()].filter((group) => used.has(group.id)),
    reserved: reservedIn(bundle, codeType.kind === "int" ? codes : undefined),
    success: success === undefined ? undefined : { ...success, group: undefined },
    entries: all.filter((entry) => entry !== success),
    ranges: bundle.parts.filter((part) => !withRanges.has(part)).flatMap((part) => (withRanges.add(part), part.ranges)),
  };
}

/** What the tables of a module reserve. Reserved codes are numbers that no error uses. */
function reservedIn({ parts }: Bundle, used: readonly string[] | undefined): DraftModule["reserved"] {
  const all = [...new Set(parts.map(({ table }) => table.grid))].flatMap(({ reserved }) => reserved ?? []);
  const isFree = (code: string): boolean => {
    const [first = 0, last = first] = code.split("-").map(Number);
    return used?.some((other) => first <= Number(other) && Number(other) <= last) === false;
  };
  const codes = all.flatMap((reserved) => reserved.codes).filter(isFree);
  const names = all.flatMap((reserved) => reserved.names);
  return codes.length + names.length === 0 ? undefined : { codes, names };
}

function entryOf(fragment: Fragment, code: string, group: string | undefined): DraftEntry {
  const { identifier, title, text, note, http, retryable, deprecated, place } = fragment;
  const cells = identifier === "" ? fragment.cells : { name: identifier, ...fragment.cells };
  return {
    code,
    name: "",
    nameFrom: "placeholder",
    group,
    title,
    text,
    note,
    http,
    retryable,
    advice: undefined,
    deprecated,
    aliases: [],
    cells,
    places: [place],
  };
}

/** Adds another row of the same code: its new texts go to the note, so nothing is lost. */
function joined(entry: DraftEntry, fragment: Fragment, main: string, bundle: Bundle): DraftEntry {
  const places = [...entry.places, fragment.place];
  const enumerated = bundle.parts.every(({ table }) => table.grid.kind === "enum");
  if (enumerated && fragment.identifier !== "" && fragment.identifier !== entry.cells["name"]) {
    const text = Object.values(fragment.text).join("\n");
    return {
      ...entry,
      places,
      cells: withCells(entry.cells, {
        alias: fragment.identifier,
        ...(text === "" ? {} : { "alias text": text }),
        ...fragment.cells,
      }),
    };
  }
  const known = new Set([
    ...Object.values(entry.title),
    ...Object.values(entry.text),
    ...Object.values(entry.note).flatMap((note) => [note, ...note.split("\n")]),
  ]);
  const note: Record<string, string> = { ...entry.note };
  for (const locale of new Set([fragment.title, fragment.text, fragment.note].flatMap((texts) => Object.keys(texts)))) {
    const fresh = [fragment.title[locale], fragment.text[locale], fragment.note[locale]].filter(
      (text) => text !== undefined && text !== "" && !known.has(text),
    );
    if (fresh.length === 0) continue;
    const before = note[locale];
    note[locale] = before === undefined ? fresh.join("\n") : `${before}\n${fresh.join("\n")}`;
  }
  if (note[main] === undefined && Object.keys(note).length > 0) note[main] = Object.values(note)[0] ?? "";
  return {
    ...entry,
    places,
    note,
    ...factsWith(entry, fragment),
  };
}

/** The groups of a module: its headings or sections, if there is more than one. */
function groupsOf(bundle: Bundle): ReadonlyMap<string, { readonly id: string; readonly title: string }> {
  const titles = [...new Set(bundle.fragments.map(({ group }) => group))].filter((title) => title !== "");
  if (titles.length < 2) return new Map();
  const ids = new Set<string>();
  return new Map(
    titles.map((title, i) => {
      const base = idFrom(title) ?? `group-${i + 1}`;
      let id = base;
      for (let n = 2; ids.has(id); n += 1) id = `${base}-${n}`;
      ids.add(id);
      return [title, { id, title }];
    }),
  );
}
