import { nameFromId } from "../../model/name.js";
import type { SourceDocument } from "../document.js";
import type { Understood } from "../understand/understand.js";
import { proposeAdvice } from "./advice.js";
import { codeTypeOf, spelt } from "./code-family.js";
import type { Draft, DraftEntry, DraftModule, Source, Texts } from "./draft.js";
import { envelopeOf, successIn } from "./envelope.js";
import { headerOf, partsOf, unnumbered } from "./fragment.js";
import type { Fragment, Part } from "./fragment.js";
import { languageOf } from "./language.js";
import { bundlesOf, wordsOf } from "./bundles.js";
import type { Bundle } from "./bundles.js";
import { idFrom, moduleId, stemOf, versionOf } from "./ids.js";
import type { Remark } from "./remark.js";
import { nameEntries } from "./entry-names.js";
import { isSuccess } from "./success.js";
import { translate, withCells } from "./translations.js";

/** A document, read and understood. */
export interface Origin {
  readonly document: SourceDocument;
  readonly understood: Understood;
  readonly source: Source;
  /** The whole text, for what is said outside of tables. */
  readonly text: string;
}

export interface Composed {
  readonly draft: Draft;
  readonly remarks: readonly Remark[];
}

/** From a document to a draft of a spec. `language` overrules what its script tells; more documents are translations. */
export function compose(
  origin: Origin,
  language: string | undefined,
  translations: readonly (Origin & { readonly locale: string })[],
): Composed {
  const { document, understood, source, text } = origin;
  const main = language ?? languageOf(wordsOfTables(understood)) ?? "en";
  const remarks: Remark[] = (document.unread ?? []).map(({ text, message }) => ({
    kind: "unread",
    message: message ?? `this looks like a row of a table and is in none: ${text.trim().slice(0, 100)}`,
  }));
  const parts = partsOf(document.path, understood, tableNumbers(document), main);
  const bundles = bundlesOf(parts);
  const stem = stemOf(document);
  const translated = translations.map((other) => ({
    locale: other.locale,
    fragments: partsOf(other.document.path, other.understood, tableNumbers(other.document), other.locale).flatMap(
      (part) => [...part.fragments, ...part.inner],
    ),
  }));

  const ids = new Set<string>();
  const told = new Set<Part>();
  const modules = bundles.flatMap((bundle): DraftModule[] => {
    const module = moduleOf(bundle, main, bundles.length === 1 ? stem : moduleId(bundle, stem), ids, told, remarks);
    if (module === undefined) return [];
    return [document.named === true && bundles.length === 1 ? { ...module, title: document.title } : module];
  });
  const merged = translated.reduce((all, { locale, fragments }) => translate(all, locale, fragments, remarks), modules);
  const locales = localesOf(merged, main);
  const named = merged.map((module) => proposeAdvice(nameEntries(module, main)));
  return {
    draft: {
      id: stem,
      title: unnumbered(document.title) === "" ? nameFromId(stem) : unnumbered(document.title),
      version: versionOf(document),
      locales,
      envelope: envelope(document, named, bundles, text),
      sources: [source, ...translations.map((other) => other.source)],
      modules: named.map((module) => ({
        ...module,
        entries: module.entries.map((entry) => sourced(entry, main, locales)),
        success: module.success && sourced(module.success, main, locales),
      })),
    },
    remarks,
  };
}

/** The place of each grid among all of a document, from 1. */
function tableNumbers(document: SourceDocument): ReadonlyMap<unknown, number> {
  return new Map(document.grids.map((grid, i) => [grid, i + 1]));
}

function* wordsOfTables({ tables }: Understood): Generator<string> {
  for (const { rows, columns } of tables) {
    for (const { cells } of rows) {
      for (const { index, role } of columns) if (role !== "code" && role !== "name") yield cells[index]?.text ?? "";
    }
  }
}

/** An entry without a word of its own gets the plainest there is; the source locale has every text. */
function sourced(entry: DraftEntry, main: string, locales: readonly string[]): DraftEntry {
  const whole = (texts: Texts): Texts => {
    const known = Object.entries(texts).filter(([locale, text]) => locales.includes(locale) && text !== "");
    const [first] = known;
    if (first === undefined) return {};
    const base = texts[main] ?? first[1];
    return { [main]: base, ...Object.fromEntries(known.filter(([locale]) => locale !== main)) };
  };
  const given = whole(entry.title);
  const text = whole(entry.text);
  const title = Object.entries(given).every(([locale, words]) => text[locale] === words) ? {} : given;
  if (text[main] !== undefined) return { ...entry, title, text, note: whole(entry.note) };
  if (title[main] !== undefined) return { ...entry, title: {}, text: title, note: whole(entry.note) };
  const note = whole(entry.note);
  if (note[main] !== undefined) return { ...entry, title: {}, text: note, note: {} };
  const plain = entry.cells["name"] ?? Object.values(entry.cells)[0] ?? entry.code;
  return { ...entry, title: {}, text: { [main]: plain }, note: {} };
}

function moduleOf(
  bundle: Bundle,
  main: string,
  proposed: string,
  ids: Set<string>,
  told: Set<Part>,
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
  const said = new Map<string, Set<string>>();
  for (const fragment of bundle.fragments) {
    const code = spelt(codeType, fragment.code);
    const known = entries.get(code);
    if (known === undefined) {
      entries.set(code, entryOf(fragment, code, groups.get(fragment.group)?.id));
      said.set(code, new Set([wordsOf(fragment)]));
      continue;
    }
    entries.set(code, joined(known, fragment, main, bundle));
    const words = said.get(code);
    if (words?.has(wordsOf(fragment)) === false && words.size === 1) {
      remarks.push({
        kind: "duplicate",
        message: `${id}: ${code} stands there more than once, with different words: all of them are kept`,
      });
    }
    words?.add(wordsOf(fragment));
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
    ranges: bundle.parts.filter((part) => !told.has(part)).flatMap((part) => (told.add(part), part.ranges)),
  };
}

/** What the tables of a module reserve; codes only among numbers, as far as no error has them. */
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
  const { identifier, title, text, note, http, retryable, deprecated, at } = fragment;
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
    at: [at],
  };
}

/** The same code again: what is new of its words goes to the note, so that nothing is lost. */
function joined(entry: DraftEntry, fragment: Fragment, main: string, bundle: Bundle): DraftEntry {
  const at = [...entry.at, fragment.at];
  const enumerated = bundle.parts.every(({ table }) => table.grid.kind === "enum");
  if (enumerated && fragment.identifier !== "" && fragment.identifier !== entry.cells["name"]) {
    const said = Object.values(fragment.text).join("\n");
    return {
      ...entry,
      at,
      cells: withCells(entry.cells, {
        alias: fragment.identifier,
        ...(said === "" ? {} : { "alias text": said }),
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
  const http = entry.http ?? fragment.http;
  const cells = {
    ...fragment.cells,
    ...(fragment.http !== undefined && fragment.http !== http ? { http: String(fragment.http) } : {}),
    ...(fragment.identifier === "" ? {} : { name: fragment.identifier }),
  };
  return {
    ...entry,
    at,
    http,
    note,
    retryable: entry.retryable ?? fragment.retryable,
    cells: withCells(entry.cells, cells),
  };
}

/** Groups where a module has more than one heading or section to tell its codes apart. */
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

/** The languages that a good part of the texts is in; a stray word in another is no locale. */
function localesOf(modules: readonly DraftModule[], main: string): string[] {
  const counts = new Map<string, number>();
  let entries = 0;
  for (const module of modules) {
    for (const { title, text, note } of module.entries) {
      entries += 1;
      for (const locale of new Set([title, text, note].flatMap((texts) => Object.keys(texts))))
        counts.set(locale, (counts.get(locale) ?? 0) + 1);
    }
  }
  const others = [...counts]
    .filter(([locale, count]) => locale !== main && count > 0 && entries > 0)
    .map(([locale]) => locale);
  return [main, ...others];
}

function envelope(
  document: SourceDocument,
  modules: readonly DraftModule[],
  bundles: readonly Bundle[],
  text: string,
): Draft["envelope"] {
  const successes = new Set(modules.flatMap(({ success }) => (success === undefined ? [] : [success.code])));
  const numeric = modules.every(({ codeType }) => codeType.kind === "int");
  const said =
    numeric && !modules.some(({ entries }) => entries.some(({ code }) => code === "0")) ? successIn(text) : undefined;
  const [only] = successes;
  const success =
    successes.size === 1 && (modules.length === 1 || numeric) ? only : successes.size === 0 ? said : undefined;
  const found = envelopeOf(document.samples, success);
  const common =
    bundles.some(({ common }) => common) && modules.length > 1 && found.forms.length > 0 ? "common" : undefined;
  return { ...found, common, forms: common === undefined ? [] : found.forms };
}
